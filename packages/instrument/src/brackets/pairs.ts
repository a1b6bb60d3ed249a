/** A pair of square brackets in a text; `open` and `close` are the offsets of the two characters. */
export interface Pair {
  readonly open: number;
  readonly close: number;
  readonly inner: readonly Pair[];
}

/** All square brackets of one text: pairs at the outermost level, and those that found no partner. */
export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly strayOpens: readonly number[];
  readonly strayCloses: readonly number[];
}

/** Deeper nesting than any negotiation shows (the Paris drafts reach 7); brackets below it stay as plain characters, so that a hostile text cannot exhaust the stack. */
export const DEEPEST_NESTING = 100;

interface Open {
  readonly at: number;
  readonly inner: Pair[];
  readonly strays: number[];
}

/** Pairs brackets inside one text. A `[` that is never closed and a `]` that was never opened are strays, kept in order. */
export function pairsOf(text: string): Pairing {
  const outer: Open = { at: -1, inner: [], strays: [] };
  const stack: Open[] = [outer];
  const strayCloses: number[] = [];
  const tooDeep: number[] = [];
  for (let at = nextBracket(text, 0); at >= 0; at = nextBracket(text, at + 1)) {
    if (text[at] === "[") {
      if (stack.length <= DEEPEST_NESTING) stack.push({ at, inner: [], strays: [] });
      else tooDeep.push(at);
      continue;
    }
    if (tooDeep.length > 0) {
      const open = tooDeep.pop() ?? 0;
      outer.strays.push(open);
      strayCloses.push(at);
      continue;
    }
    const top = stack.length > 1 ? stack.pop() : undefined;
    const parent = stack.at(-1) ?? outer;
    if (top === undefined) strayCloses.push(at);
    else parent.inner.push({ open: top.at, close: at, inner: top.inner });
  }
  return unwind(stack, outer, strayCloses, tooDeep);
}

/** Opens left on the stack are strays; the pairs found inside them move up to the outermost level. */
function unwind(stack: readonly Open[], outer: Open, strayCloses: number[], tooDeep: readonly number[]): Pairing {
  const pairs: Pair[] = [];
  const strayOpens: number[] = [];
  for (const open of stack) {
    if (open !== outer) strayOpens.push(open.at);
    for (const pair of open.inner) pairs.push(pair);
  }
  for (const at of outer.strays) strayOpens.push(at);
  for (const at of tooDeep) strayOpens.push(at);
  pairs.sort((a, b) => a.open - b.open);
  strayOpens.sort((a, b) => a - b);
  return { pairs, strayOpens, strayCloses };
}

function nextBracket(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === OPEN || unit === CLOSE) return at;
  }
  return -1;
}

const OPEN = 0x5b;
const CLOSE = 0x5d;
