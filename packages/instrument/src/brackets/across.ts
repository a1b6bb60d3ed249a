import type { Literal, Milestone } from "../nodes.ts";
import type { Stray } from "./build.ts";
import type { Pairing } from "./pairs.ts";

/** One paragraph as far as brackets over several clauses go. */
export interface Scope {
  readonly text: string;
  readonly pairing: Pairing;
  /** Brackets are only matched inside one division: number of the heading or chapeau the paragraph stands under. */
  readonly division: number;
}

/** A bracket over more clauses than this was not meant; its ends are called unbalanced. */
const FURTHEST = 60;

interface End {
  readonly paragraph: number;
  readonly at: number;
}

/**
 * Gives every bracket without a partner in its own paragraph its node: one end of a bracket over several clauses where a
 * partner stands in a later paragraph of the same division, else an unbalanced literal. Runs of unbalanced ones are one literal.
 */
export function straysOf(scopes: readonly Scope[]): readonly (readonly Stray[])[] {
  const matched = matchesAcross(scopes);
  return scopes.map((scope, paragraph) => {
    const { text, pairing } = scope;
    const here = matched.get(paragraph) ?? NONE_MATCHED;
    const strays: Stray[] = [];
    let from = -1;
    let to = -1;
    const flush = (): void => {
      if (from >= 0) strays.push({ at: from, node: unbalanced(text.slice(from, to)) });
      from = -1;
    };
    for (const at of merged(pairing.strayOpens, pairing.strayCloses)) {
      const milestone = here.get(at);
      if (milestone !== undefined || at !== to) flush();
      if (milestone !== undefined) strays.push({ at, node: milestone });
      else if (from < 0) from = at;
      to = at + 1;
    }
    flush();
    return strays;
  });
}

const NONE_MATCHED: ReadonlyMap<number, Milestone> = new Map();

function unbalanced(value: string): Literal {
  return { type: "literal", kind: "unbalanced", value };
}

function merged(opens: readonly number[], closes: readonly number[]): readonly number[] {
  return opens.length === 0 ? closes : closes.length === 0 ? opens : [...opens, ...closes].sort((a, b) => a - b);
}

/** The ends of brackets over several clauses, by paragraph and offset. */
function matchesAcross(scopes: readonly Scope[]): ReadonlyMap<number, ReadonlyMap<number, Milestone>> {
  const found = new Map<number, Map<number, Milestone>>();
  const put = (end: End, milestone: Milestone): void => {
    const here = found.get(end.paragraph) ?? new Map<number, Milestone>();
    here.set(end.at, milestone);
    found.set(end.paragraph, here);
  };
  let open: End[] = [];
  let division = 0;
  let pairs = 0;
  scopes.forEach((scope, paragraph) => {
    if (scope.division !== division) open = [];
    division = scope.division;
    for (const at of scope.pairing.strayCloses) {
      const start = open.pop();
      if (start === undefined || paragraph - start.paragraph > FURTHEST) continue;
      pairs += 1;
      const extent = isWhole(scopes, start, { paragraph, at }) ? "whole" : "part";
      const pair = String(pairs);
      put(start, { type: "milestone", edge: "open", pair, extent, value: "[" });
      put({ paragraph, at }, { type: "milestone", edge: "close", pair, extent, value: "]" });
    }
    const { strayOpens } = scope.pairing;
    if (strayOpens.length <= FURTHEST) for (const at of strayOpens) open.push({ paragraph, at });
  });
  return found;
}

/** A bracket surrounds whole clauses where nothing but blank space, marks or full stops stands outside it. */
function isWhole(scopes: readonly Scope[], start: End, end: End): boolean {
  const before = scopes[start.paragraph]?.text.slice(0, start.at) ?? "";
  const after = scopes[end.paragraph]?.text.slice(end.at + 1) ?? "";
  return /^[\s*_["“]*$/.test(before) && /^[\s*_\].;,:"”]*$/.test(after);
}
