import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isConsistent, isIncluded } from "./proofs.ts";
import {
  consistencyProof,
  emptyRoot,
  type Hash,
  inclusionProof,
  leafHash,
  neighboursOf,
  nodesCompletedBy,
  placesRead,
  rangeRoot,
  readerOver,
} from "./tree.ts";

// Published test values of RFC 6962 trees, as in github.com/transparency-dev/merkle, testonly/constants.go (417fb0c):
// eight leaves, and the root after each of them.
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
// Proofs for the same leaves, from the same project (testdata/inclusion and testdata/consistency, "happy path").
const INCLUSION_OF_FIRST_OF_8 = [
  "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
  "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
];
const CONSISTENCY_OF_1_AND_8 = INCLUSION_OF_FIRST_OF_8;

const hex = (hash: Hash): string => Buffer.from(hash).toString("hex");
const leaves = LEAVES.map((bytes) => leafHash(Buffer.from(bytes, "hex")));
const read = readerOver(leaves);
const rootOf = (size: number): Hash => rangeRoot(0, size, read);

describe("the tree over a file's acts", () => {
  it("has the published roots for the published leaves, from none to eight", () => {
    for (const [size, root] of ROOTS.entries()) expect(hex(rootOf(size))).toBe(root);
    expect(hex(emptyRoot())).toBe(ROOTS[0]);
  });

  it("gives the published proofs", () => {
    expect(inclusionProof(0, 8, read).map(hex)).toEqual(INCLUSION_OF_FIRST_OF_8);
    expect(consistencyProof(1, 8, read).map(hex)).toEqual(CONSISTENCY_OF_1_AND_8);
  });

  it("proves every act of every size, and nothing else", () => {
    for (let size = 1; size <= 8; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, size, read);
        const leaf = leaves[index] ?? emptyRoot();
        expect(isIncluded(index, size, leaf, proof, rootOf(size))).toBe(true);
        for (let other = 0; other < 8; other += 1) {
          if (other !== index) expect(isIncluded(other, size, leaf, proof, rootOf(size))).toBe(false);
          if (other !== size) expect(isIncluded(index, size, leaf, proof, rootOf(other))).toBe(false);
        }
        for (const wrong of spoilt(proof)) expect(isIncluded(index, size, leaf, wrong, rootOf(size))).toBe(false);
      }
    }
  });

  it("proves that every older head begins every later one, and nothing else", () => {
    for (let size = 1; size <= 8; size += 1) {
      for (let older = 1; older <= size; older += 1) {
        const proof = consistencyProof(older, size, read);
        expect(isConsistent(older, size, rootOf(older), rootOf(size), proof)).toBe(true);
        for (const wrong of spoilt(proof)) {
          expect(isConsistent(older, size, rootOf(older), rootOf(size), wrong)).toBe(false);
        }
        if (older < size) expect(isConsistent(older, size, rootOf(size), rootOf(older), proof)).toBe(false);
      }
    }
  });

  it("refuses sizes and places that are none", () => {
    expect(isIncluded(-1, 8, emptyRoot(), [], emptyRoot())).toBe(false);
    expect(isIncluded(0.5, 8, emptyRoot(), [], emptyRoot())).toBe(false);
    expect(isConsistent(3, 2, emptyRoot(), emptyRoot(), [])).toBe(false);
    expect(() => inclusionProof(8, 8, read)).toThrow(expect.objectContaining({ code: "E_PROOF_RANGE" }));
    expect(() => consistencyProof(9, 8, read)).toThrow(expect.objectContaining({ code: "E_PROOF_RANGE" }));
  });

  it("is the same when it grows act by act from the rows that a store keeps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (size) => {
        const rows = new Map<string, Hash>();
        const row = (level: number, index: number): Hash => {
          const hash = rows.get(`${level}/${index}`);
          if (hash === undefined) throw new Error(`no row ${level}/${index}`);
          return hash;
        };
        const many = Array.from({ length: size }, (_, at) => leafHash(String(at)));
        for (const [at, leaf] of many.entries()) {
          const asked = neighboursOf(at).map(({ level, index }) => `${level}/${index}`);
          const nodes = nodesCompletedBy(at, leaf, (level, index) => {
            expect(asked).toContain(`${level}/${index}`);
            return row(level, index);
          });
          for (const { level, index, hash } of nodes) rows.set(`${level}/${index}`, hash);
        }
        for (const { level, index } of placesRead((asked) => rangeRoot(0, size, asked)))
          expect(rows.has(`${level}/${index}`)).toBe(true);
        expect(hex(rangeRoot(0, size, row))).toBe(hex(rangeRoot(0, size, readerOver(many))));
      }),
      { numRuns: 40 },
    );
  });
});

function spoilt(proof: readonly Hash[]): readonly (readonly Hash[])[] {
  const flipped = proof.map((_, at) =>
    proof.map((hash, other) => (other === at ? hash.map((byte) => byte ^ 16) : hash)),
  );
  const short = proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : [];
  return [...flipped, ...short, [...proof, emptyRoot()], [emptyRoot(), ...proof]];
}
