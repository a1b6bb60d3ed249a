import { type Hash, nodeHash } from "./tree.ts";

/** Whether `proof` leads from a leaf's hash at `index` to `root`, the root of `size` leaves (RFC 9162, 2.1.3.2). */
export function isIncluded(index: number, size: number, leaf: Hash, proof: readonly Hash[], root: Hash): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let hash = leaf;
  const isWhole = climbs(BigInt(index), BigInt(size - 1), proof, (step, isLeft) => {
    hash = isLeft ? nodeHash(step, hash) : nodeHash(hash, step);
  });
  return isWhole && equal(hash, root);
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
  const isWhole = climbs(at, last, steps, (step, isLeft) => {
    if (isLeft) left = nodeHash(step, left);
    whole = isLeft ? nodeHash(step, whole) : nodeHash(whole, step);
  });
  return isWhole && equal(left, olderRoot) && equal(whole, root);
}

/**
 * Goes up from the subtree at place `from` of a row whose last place is `end`, a step of the proof at each place where two
 * join, and says on which side the step stands; whether the steps lead to the root and no further.
 */
function climbs(
  from: bigint,
  end: bigint,
  proof: readonly Hash[],
  join: (step: Hash, isLeft: boolean) => void,
): boolean {
  let at = from;
  let last = end;
  for (const step of proof) {
    if (last === 0n) return false;
    const isLeft = at % 2n === 1n || at === last;
    join(step, isLeft);
    // The last of a row that stands alone moves up as it is.
    while (isLeft && at % 2n === 0n && at !== 0n) {
      at /= 2n;
      last /= 2n;
    }
    at /= 2n;
    last /= 2n;
  }
  return last === 0n;
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
