/**
 * Characters that must be added, left out or changed to make one text of the other (Levenshtein), for measuring scans.
 * Only a band of `band` characters to either side of the diagonal is looked at, so texts must be nearly alike; where they
 * are not, the figure is at least the band.
 */
export function wrongCharacters(expected: string, read: string, band = 400): number {
  if (Math.abs(expected.length - read.length) >= band) return band;
  const far = band + expected.length + read.length;
  let before = new Int32Array(read.length + 1).map((_, at) => (at <= band ? at : far));
  for (let row = 1; row <= expected.length; row += 1) {
    const after = new Int32Array(read.length + 1).fill(far);
    if (row <= band) after[0] = row;
    for (let at = Math.max(1, row - band); at <= Math.min(read.length, row + band); at += 1) {
      const same = expected[row - 1] === read[at - 1] ? 0 : 1;
      after[at] = Math.min((before[at - 1] ?? far) + same, (before[at] ?? far) + 1, (after[at - 1] ?? far) + 1);
    }
    before = after;
  }
  return before[read.length] ?? far;
}
