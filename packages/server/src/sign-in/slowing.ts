/** So many wrong tries in a row cost nothing: people mistype. */
export const FREE_TRIES = 5;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * How long (milliseconds) an account takes no further try after `failures` wrong ones in a row: nothing up to
 * `FREE_TRIES`, then 2 s, doubled with each, at most a quarter of an hour. An account is never locked for good, because
 * then anybody could lock out a minister on the day of a conference.
 */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - FREE_TRIES, 30), LONGEST_WAIT_MS);
}
