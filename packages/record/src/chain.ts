import { hashOf, NO_PREV, readAct } from "./act.ts";

/** Where the chain of a file is broken, in words; null where it holds. */
export type ChainFault = string | null;

/**
 * Goes along a file's acts from the first: each must be its own re-encoding, belong to the file, be numbered on, be no
 * older than the one before, and name its hash.
 */
export function chainFault(file: string, texts: Iterable<string>): ChainFault {
  let seq = 0;
  let prev = NO_PREV;
  let at = "";
  for (const text of texts) {
    const act = readAct(text);
    seq += 1;
    if (act.file !== file) return `act ${seq} belongs to file ${act.file}`;
    if (act.seq !== seq) return `act ${act.seq} stands in the place of act ${seq}`;
    if (act.prev !== prev) return `act ${seq} does not follow the act before it`;
    if (act.at < at) return `act ${seq} is older than the act before it`;
    prev = hashOf(text);
    at = act.at;
  }
  return null;
}
