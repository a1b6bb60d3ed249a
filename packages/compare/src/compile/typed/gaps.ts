import type { Passage } from "../../passage.ts";

/** A paragraph with typed brackets, each a gap: what stands round the gaps, and the words of the readings in each. */
export interface Gapped {
  /** The words round the gaps, one more than there are gaps; without the typed number of the paragraph. */
  readonly stretches: readonly string[];
  /** For each gap all that is read in it. */
  readonly readings: readonly string[];
}

/** The words of the base in each gap, and how far the words round the gaps are from the base: 0 where they are the base's. */
export interface Filled {
  readonly words: readonly string[];
  readonly cost: number;
}

/** What it costs that a token is put in or goes, is another, or stands in a gap; spaces cost next to nothing. */
const COST = {
  change: 100,
  other: 120,
  spelling: 50,
  within: 60,
  said: 30,
  mark: 40,
  markWithin: 24,
  space: 4,
} as const;

/** More pairs of tokens than these are not weighed: a paragraph of some twelve pages. */
const MOST_PAIRS = 4_000_000;

interface Token {
  readonly text: string;
  readonly kind: "word" | "mark" | "space";
}

/** A token of the paragraph, or the gap with this ordinal. */
type Part = Token | number;

/**
 * Finds the words of the base for which the brackets of a paragraph stand: each bracket, with all its readings, is one unit that may
 * stand for any stretch of the base, and the stretches are chosen that leave the fewest words round them changed. So what the
 * sender changed elsewhere in the paragraph moves no bracket. Null where the paragraph is too long to weigh.
 */
export function fillGaps(base: Passage, { stretches, readings }: Gapped): Filled | null {
  const text = base.text.slice(base.body);
  const tokens = tokensIn(text);
  const parts = stretches.flatMap((stretch, at): readonly Part[] =>
    at === 0 ? tokensIn(stretch) : [at - 1, ...tokensIn(stretch)],
  );
  let head = 0;
  while (head < tokens.length && same(parts[head], tokens[head])) head += 1;
  let tail = 0;
  const most = Math.min(tokens.length, parts.length) - head;
  while (tail < most && same(parts[parts.length - 1 - tail], tokens[tokens.length - 1 - tail])) tail += 1;
  const inner = tokens.slice(head, tokens.length - tail);
  const own = parts.slice(head, parts.length - tail);
  if ((inner.length + 1) * (own.length + 1) > MOST_PAIRS) return null;
  const said = readings.map((words) => new Set(tokensIn(words).map(({ text: each }) => each.toLowerCase())));
  const table = weighed(inner, own, said);
  const taken = takenIn(table, inner, own, said);
  const words = taken.map(({ from, until }, gap) => {
    const found = inner
      .slice(from, until)
      .map((token) => token.text)
      .join("");
    const before = /\s$/.test(stretches[gap] ?? "") || (gap === 0 && stretches[0] === "") ? found.trimStart() : found;
    const after = stretches[gap + 1] ?? "";
    return /^\s/.test(after) || (gap === taken.length - 1 && after === "") ? before.trimEnd() : before;
  });
  return { words, cost: table.at(-1)?.at(-1) ?? 0 };
}

function tokensIn(text: string): readonly Token[] {
  return (text.match(/\s+|[\p{L}\p{M}\p{N}'’_-]+|[^\s]/gu) ?? []).map((each) => ({
    text: each,
    kind: /^\s/.test(each) ? "space" : /^[\p{L}\p{M}\p{N}]/u.test(each) ? "word" : "mark",
  }));
}

function same(part: Part | undefined, token: Token | undefined): boolean {
  return typeof part === "object" && part.text === token?.text;
}

/** The least cost of the first parts over the first tokens, a row for each part. */
function weighed(
  tokens: readonly Token[],
  parts: readonly Part[],
  said: readonly ReadonlySet<string>[],
): readonly Int32Array[] {
  const rows: Int32Array[] = [new Int32Array(tokens.length + 1)];
  const first = rows[0] ?? new Int32Array(0);
  tokens.forEach((token, at) => {
    first[at + 1] = (first[at] ?? 0) + alone(token);
  });
  for (const part of parts) {
    const above = rows.at(-1) ?? first;
    const row = new Int32Array(tokens.length + 1);
    row[0] = (above[0] ?? 0) + (typeof part === "number" ? 0 : alone(part));
    tokens.forEach((token, at) => {
      const [before, over, corner] = [row[at] ?? 0, above[at + 1] ?? 0, above[at] ?? 0];
      row[at + 1] =
        typeof part === "number"
          ? Math.min(over, before + inGap(token, said[part]))
          : Math.min(before + alone(token), over + alone(part), corner + instead(part, token));
    });
    rows.push(row);
  }
  return rows;
}

/** From where until where in the tokens each gap reaches, by the way of the least cost. */
function takenIn(
  table: readonly Int32Array[],
  tokens: readonly Token[],
  parts: readonly Part[],
  said: readonly ReadonlySet<string>[],
): readonly { readonly from: number; readonly until: number }[] {
  const taken = said.map(() => ({ from: 0, until: 0 }));
  const costAt = (row: number, at: number): number => table[row]?.[at] ?? 0;
  let [row, at] = [parts.length, tokens.length];
  while (row > 0) {
    const part = parts[row - 1];
    const token = tokens[at - 1];
    const cost = costAt(row, at);
    if (typeof part === "number") {
      const until = at;
      let left = cost;
      while (at > 0 && left !== costAt(row - 1, at)) {
        left -= inGap(tokens[at - 1], said[part]);
        at -= 1;
      }
      taken[part] = { from: at, until };
      row -= 1;
    } else if (token !== undefined && part !== undefined && cost === costAt(row - 1, at - 1) + instead(part, token)) {
      row -= 1;
      at -= 1;
    } else if (part !== undefined && cost === costAt(row - 1, at) + alone(part)) row -= 1;
    else at -= 1;
  }
  return taken;
}

function alone({ kind }: Token): number {
  return kind === "word" ? COST.change : kind === "mark" ? COST.mark : COST.space;
}

function inGap(token: Token | undefined, said: ReadonlySet<string> | undefined): number {
  if (token === undefined || token.kind === "space") return COST.space / 2;
  if (token.kind === "mark") return COST.markWithin;
  return said?.has(token.text.toLowerCase()) === true ? COST.said : COST.within;
}

function instead(part: Token, token: Token): number {
  if (part.text === token.text || (part.kind === "space" && token.kind === "space")) return 0;
  if (part.kind !== "word" || token.kind !== "word") return alone(part) + alone(token) + 1;
  return part.text.toLowerCase() === token.text.toLowerCase() ? COST.spelling : COST.other;
}
