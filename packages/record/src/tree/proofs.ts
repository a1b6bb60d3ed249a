import { type Hash, nodeHash } from "./tree.ts";

/** Whether `proof` leads from a leaf's hash at `index` to `root`, the root of `size` leaves (RFC 9162, 2.1.3.2). */
export function isIncluded(index: number, size: number, leaf: Hash, proof: readonly Hash[], root: Hash): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let at = BigInt(index);
  let last = BigInt(size - 1);
  let hash = leaf;
  for (const step of proof) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      hash = nodeHash(step, hash);
      while (at % 2n === 0n && at !== 0n) {
        at /= 2n;
        last /= 2n;
      }
    } else {
      hash = nodeHash(hash, step);
    }
    at /= 2n;
    last /= 2n;
  }
  return last === 0n && equal(hash, root);
}

/** Whether `proof` shows that the tree of `older` leaves with `olderRoot` begins the tree of `size` leaves with `root` (RFC 9162, 2.1.4.2). */
export function isConsistent(
  older: number,
  size: number,
  olderRoot: Hash,
  root: Hash,
  proof: readonly Hash[],
): boolean {
  if (!isCount(older) || !isCount(size) || older > size || !areHashes([olderRoot, root, ...proof])) return false;
  if (older === size) return proof.length === 0 && equal(olderRoot, root);
  if (older === 0) return proof.length === 0;
  let at = BigInt(older - 1);
  let last = BigInt(size - 1);
  while (at % 2n === 1n) {
    at /= 2n;
    last /= 2n;
  }
  const [first, ...steps] = at === 0n ? [olderRoot, ...proof] : proof;
  if (first === undefined) return false;
  let left = first;
  let whole = first;
  for (const step of steps) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      left = nodeHash(step, left);
      whole = nodeHash(step, whole);
      while (at % 2n === 0n && at !== 0n) {
        at /= 2n;
        last /= 2n;
      }
    } else {
      whole = nodeHash(whole, step);
    }
    at /= 2n;
    last /= 2n;
  }
  return last === 0n && equal(left, olderRoot) && equal(whole, root);
}

/** Whether two hashes are the same bytes; nothing here is secret, so the time it takes may tell. */
export function equal(left: Hash, right: Hash): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areHashes(hashes: readonly Hash[]): boolean {
  return hashes.every((hash) => hash.length === 32);
}
