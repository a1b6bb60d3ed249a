import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readVectors, vectorBytes, vectorsIn, wordsDigest } from "./vector-file.ts";
import { cosines, quantised } from "./vectors.ts";

const MODEL = "a".repeat(64);
const OTHER = "b".repeat(64);

function exactCosine(one: readonly number[], other: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

describe("vectors in whole numbers", () => {
  it("have the angles of the model's own, to a hundredth or so", () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true }).filter((one) => Math.abs(one) > 0.01);
    const list = fc.array(number, { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(list, list, (one, other) => {
        const [cosine = 0] = cosines(quantised(one), { dimensions: 24, numbers: quantised(other) });
        expect(Math.abs(cosine - exactCosine(one, other))).toBeLessThan(0.03);
      }),
    );
  });

  it("say nothing where a vector has no direction", () => {
    expect([...cosines(quantised([0, 0]), { dimensions: 2, numbers: quantised([1, 0]) })]).toEqual([0]);
    expect([...cosines(quantised([1, 0]), { dimensions: 2, numbers: new Int8Array(0) })]).toEqual([]);
  });
});

describe("a file of vectors", () => {
  const kept = {
    dimensions: 3,
    byWords: new Map([
      [wordsDigest("lamps"), Int8Array.of(127, -127, 0)],
      [wordsDigest("bread"), Int8Array.of(0, -1, 127)],
    ]),
  };

  it("comes back as it was kept, for the same model alone", () => {
    const bytes = vectorBytes(MODEL, kept);
    expect(readVectors(bytes, MODEL)).toEqual(kept);
    expect(readVectors(bytes, OTHER).byWords.size).toBe(0);
    expect(readVectors(null, MODEL).byWords.size).toBe(0);
  });

  it("is nothing, and no error, where any byte of it is wrong or missing", () => {
    const bytes = vectorBytes(MODEL, kept);
    for (let at = 0; at < bytes.length; at += 1) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 0x10;
      expect(readVectors(broken, MODEL).byWords.size, `byte ${at}`).toBe(0);
      expect(readVectors(bytes.subarray(0, at), MODEL).byWords.size, `cut at ${at}`).toBe(0);
    }
  });
});

describe("what a model answers", () => {
  it("is one list of finite numbers a text, all of one length, as plain lists or typed ones", () => {
    expect(
      vectorsIn(
        [
          [1, 0],
          [0, 2],
        ],
        2,
        0,
      )?.map((one) => [...one]),
    ).toEqual([
      [127, 0],
      [0, 127],
    ]);
    expect(vectorsIn([Float32Array.of(1, 0.5)], 1, 2)?.map((one) => [...one])).toEqual([[127, 64]]);
    for (const wrong of [
      null,
      "x",
      [[1]],
      [[1, 2], [3]],
      [
        [1, "2"],
        [3, 4],
      ],
      [
        [1, Infinity],
        [3, 4],
      ],
      [[], []],
    ]) {
      expect(vectorsIn(wrong, 2, 0), JSON.stringify(wrong)).toBeNull();
    }
    expect(vectorsIn([[1, 2]], 1, 3)).toBeNull();
  });
});
