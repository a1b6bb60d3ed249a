/** Once a single run takes this long, it is not repeated. */
const LONG_MS = 3000;

/** The median time of several runs in milliseconds, after one that warms up; the work that takes long is done once. */
export function median(runs: number, work: () => unknown): number {
  const first = timed(work);
  if (first > LONG_MS) return first;
  const times = Array.from({ length: runs }, () => timed(work)).sort((a, b) => a - b);
  return times[times.length >> 1] ?? first;
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
