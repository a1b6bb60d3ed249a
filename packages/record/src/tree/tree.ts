import { createHash } from "node:crypto";
import { TravauxError } from "@travaux/instrument";

/** A hash of the tree, 32 bytes. */
export type Hash = Uint8Array;

/** Hands out the hash of the full subtree with 2^level leaves that begins at leaf index·2^level. */
export type NodeReader = (level: number, index: number) => Hash;

/** Which full subtree: `level` 0 are the leaves. */
export interface NodePlace {
  readonly level: number;
  readonly index: number;
}

/** A subtree with the hash it has. */
export interface TreeNode extends NodePlace {
  readonly hash: Hash;
}

/** The hash of a leaf (RFC 6962, 2.1): SHA-256 of a zero byte and the bytes. */
export function leafHash(bytes: Uint8Array | string): Hash {
  return createHash("sha256").update(Uint8Array.of(0)).update(bytes).digest();
}

/** The hash of two subtrees side by side (RFC 6962, 2.1): SHA-256 of a one byte, the left and the right. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash("sha256").update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** The hash of a tree without leaves. */
export function emptyRoot(): Hash {
  return createHash("sha256").digest();
}

/**
 * The full subtrees that are complete once leaf `index` is there, leaves first: what a store keeps beside an act, so that a
 * head or a proof of a long file costs a few rows. `read` is asked for left neighbours only (`neighboursOf`).
 */
export function nodesCompletedBy(index: number, leaf: Hash, read: NodeReader): readonly TreeNode[] {
  const nodes: TreeNode[] = [{ level: 0, index, hash: leaf }];
  let hash = leaf;
  let at = index;
  for (let level = 0; at % 2 === 1; level += 1) {
    hash = nodeHash(read(level, at - 1), hash);
    at = (at - 1) / 2;
    nodes.push({ level: level + 1, index: at, hash });
  }
  return nodes;
}

/** The left neighbours that `nodesCompletedBy` will ask for. */
export function neighboursOf(index: number): readonly NodePlace[] {
  const places: NodePlace[] = [];
  let at = index;
  for (let level = 0; at % 2 === 1; level += 1) {
    places.push({ level, index: at - 1 });
    at = (at - 1) / 2;
  }
  return places;
}

/** The root of the leaves from `start` up to but not including `end`, which begin a subtree of the whole. */
export function rangeRoot(start: number, end: number, read: NodeReader): Hash {
  const size = end - start;
  if (size === 0) return emptyRoot();
  const level = Math.log2(size);
  if (Number.isInteger(level) && start % size === 0) return read(level, start / size);
  const left = leftSize(size);
  return nodeHash(rangeRoot(start, start + left, read), rangeRoot(start + left, end, read));
}

/** Which full subtrees a proof or a root reads, found by a trial with empty hashes. */
export function placesRead(use: (read: NodeReader) => unknown): readonly NodePlace[] {
  const places: NodePlace[] = [];
  use((level, index) => {
    places.push({ level, index });
    return new Uint8Array(32);
  });
  return places;
}

/** The hashes that lead from leaf `index` to the root of the first `size` leaves (RFC 6962, 2.1.1). Throws `E_PROOF_RANGE`. */
export function inclusionProof(index: number, size: number, read: NodeReader): readonly Hash[] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) {
    throw outOfRange(`act ${index + 1} is not among the first ${size}`);
  }
  const proof: Hash[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + leftSize(end - start);
    if (index < middle) {
      proof.unshift(rangeRoot(middle, end, read));
      end = middle;
    } else {
      proof.unshift(rangeRoot(start, middle, read));
      start = middle;
    }
  }
  return proof;
}

/** The hashes that prove that the first `older` leaves of `size` are what they were (RFC 6962, 2.1.2). Throws `E_PROOF_RANGE`. */
export function consistencyProof(older: number, size: number, read: NodeReader): readonly Hash[] {
  if (!(Number.isSafeInteger(older) && older >= 0 && older <= size)) {
    throw outOfRange(`${size} acts do not begin with ${older}`);
  }
  if (older === 0 || older === size) return [];
  const proof: Hash[] = [];
  let start = 0;
  let end = size;
  // `older` falls into the right part until the subtree ends where it does; only the first such subtree is known already.
  while (older !== end) {
    const middle = start + leftSize(end - start);
    if (older <= middle) {
      proof.unshift(rangeRoot(middle, end, read));
      end = middle;
    } else {
      proof.unshift(rangeRoot(start, middle, read));
      start = middle;
    }
  }
  if (start > 0) proof.unshift(rangeRoot(start, end, read));
  return proof;
}

/** A reader over all full subtrees of leaves held in memory. */
export function readerOver(leaves: readonly Hash[]): NodeReader {
  const levels: Hash[][] = [[...leaves]];
  for (let level = 0; (levels[level]?.length ?? 0) > 1; level += 1) {
    const below = levels[level] ?? [];
    const row: Hash[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) {
      row.push(nodeHash(below[at] ?? emptyRoot(), below[at + 1] ?? emptyRoot()));
    }
    levels.push(row);
  }
  return (level, index) => {
    const hash = levels[level]?.[index];
    if (hash === undefined) throw outOfRange(`there is no subtree ${index} at level ${level}`);
    return hash;
  };
}

/** The largest power of two below `size`. */
function leftSize(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

function outOfRange(why: string): TravauxError {
  return new TravauxError("E_PROOF_RANGE", `There is no such proof: ${why}.`, "Name acts that the file has.");
}
