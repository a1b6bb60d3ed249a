/** A stretch of the first sequence replaced by a stretch of the second: half-open ranges of token numbers. */
export interface Hunk {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/**
 * Depth at which the search for a shortest edit script stops and the furthest point found so far divides the problem.
 * Reason: time stays within (length × depth); the result is then still exact as an edit, only perhaps not the shortest.
 */
const DEPTH_LIMIT = 400;

/** Tokens of both sides times depth: for very long clauses the search stops earlier, so that two of a megabyte take a second or two. */
const MOST_STEPS = 1 << 25;

/** However long the clauses are, the search goes so deep. */
const LEAST_DEPTH = 32;

/** Stands for a path that left the grid: so small that nothing built on it is ever preferred. */
const OFF_GRID = -0x40000000;

interface Search {
  readonly a: Int32Array;
  readonly b: Int32Array;
  forward: Int32Array;
  backward: Int32Array;
  readonly out: Hunk[];
  readonly depth: number;
}

let forwardBuffer = new Int32Array(256);
let backwardBuffer = new Int32Array(256);

/**
 * The shortest way from one sequence to the other, after Myers ("An O(ND) Difference Algorithm", 1986) in linear space.
 * Hunks come in order and never touch.
 */
export function difference(a: Int32Array, b: Int32Array): readonly Hunk[] {
  const steps = Math.floor(MOST_STEPS / Math.max(1, a.length + b.length));
  const depth = Math.min(DEPTH_LIMIT, Math.max(LEAST_DEPTH, steps));
  const width = 2 * Math.min(a.length + b.length, 4 * DEPTH_LIMIT) + 8;
  if (forwardBuffer.length < width) {
    forwardBuffer = new Int32Array(width);
    backwardBuffer = new Int32Array(width);
  }
  const search: Search = { a, b, forward: forwardBuffer, backward: backwardBuffer, out: [], depth };
  divide(search, 0, a.length, 0, b.length);
  return search.out;
}

/** Adds a hunk, joining it to the one before where they touch. */
function push(out: Hunk[], aStart: number, aEnd: number, bStart: number, bEnd: number): void {
  const last = out.at(-1);
  if (last !== undefined && last.aEnd === aStart && last.bEnd === bStart) {
    out[out.length - 1] = { aStart: last.aStart, aEnd, bStart: last.bStart, bEnd };
  } else out.push({ aStart, aEnd, bStart, bEnd });
}

function divide(search: Search, aFrom: number, aTo: number, bFrom: number, bTo: number): void {
  const { a, b } = search;
  let a0 = aFrom;
  let a1 = aTo;
  let b0 = bFrom;
  let b1 = bTo;
  for (;;) {
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
      a0 += 1;
      b0 += 1;
    }
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
      a1 -= 1;
      b1 -= 1;
    }
    if (a0 === a1 || b0 === b1) {
      if (a0 !== a1 || b0 !== b1) push(search.out, a0, a1, b0, b1);
      return;
    }
    const middle = middlePoint(search, a0, a1, b0, b1);
    if (middle === null) {
      push(search.out, a0, a1, b0, b1);
      return;
    }
    divide(search, a0, middle.x, b0, middle.y);
    a0 = middle.x;
    b0 = middle.y;
  }
}

/** A point on a shortest path, or where the depth limit stopped the search; null where nothing is common. */
function middlePoint(search: Search, a0: number, a1: number, b0: number, b1: number): { x: number; y: number } | null {
  const { a, b, forward, backward, depth } = search;
  const n = a1 - a0;
  const m = b1 - b0;
  const delta = n - m;
  const odd = (delta & 1) !== 0;
  const limit = Math.min((n + m + 1) >> 1, depth);
  const zero = limit + 2;
  forward[zero + 1] = 0;
  backward[zero + 1] = 0;
  for (let d = 0; d <= limit; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      const below = forward[zero + k - 1] ?? 0;
      const above = forward[zero + k + 1] ?? 0;
      let x = k === -d || (k !== d && below < above) ? above : below + 1;
      let y = x - k;
      if (x < 0 || x > n || y > m) {
        forward[zero + k] = OFF_GRID;
        continue;
      }
      while (x < n && y < m && a[a0 + x] === b[b0 + y]) {
        x += 1;
        y += 1;
      }
      forward[zero + k] = x;
      const other = delta - k;
      if (odd && other >= -(d - 1) && other <= d - 1 && x + (backward[zero + other] ?? 0) >= n) {
        return settled(n, m, x, y, a0, b0);
      }
    }
    for (let k = -d; k <= d; k += 2) {
      const below = backward[zero + k - 1] ?? 0;
      const above = backward[zero + k + 1] ?? 0;
      let x = k === -d || (k !== d && below < above) ? above : below + 1;
      let y = x - k;
      if (x < 0 || x > n || y > m) {
        backward[zero + k] = OFF_GRID;
        continue;
      }
      while (x < n && y < m && a[a1 - 1 - x] === b[b1 - 1 - y]) {
        x += 1;
        y += 1;
      }
      backward[zero + k] = x;
      const other = delta - k;
      if (!odd && other >= -d && other <= d && x + (forward[zero + other] ?? 0) >= n) {
        return settled(n, m, n - x, m - y, a0, b0);
      }
    }
  }
  return furthest(forward, zero, limit, n, m, a0, b0);
}

function settled(n: number, m: number, x: number, y: number, a0: number, b0: number): { x: number; y: number } | null {
  if ((x === 0 && y === 0) || (x === n && y === m)) return null;
  return { x: a0 + x, y: b0 + y };
}

function furthest(
  forward: Int32Array,
  zero: number,
  depth: number,
  n: number,
  m: number,
  a0: number,
  b0: number,
): { x: number; y: number } | null {
  let bestX = 0;
  let bestY = 0;
  for (let k = -depth; k <= depth; k += 2) {
    const x = Math.min(forward[zero + k] ?? 0, n);
    const y = x - k;
    if (y >= 0 && y <= m && x + y > bestX + bestY) {
      bestX = x;
      bestY = y;
    }
  }
  return settled(n, m, bestX, bestY, a0, b0);
}
