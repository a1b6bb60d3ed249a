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
    const all = merged(pairing.strayOpens, pairing.strayCloses);
    const strays: { at: number; node: Literal | Milestone }[] = [];
    for (const at of all) {
      const milestone = matched.get(`${paragraph}:${at}`);
      const last = strays.at(-1);
      if (milestone !== undefined) strays.push({ at, node: milestone });
      else if (last?.node.type === "literal" && last.at + last.node.value.length === at) {
        strays[strays.length - 1] = { at: last.at, node: unbalanced(text.slice(last.at, at + 1)) };
      } else strays.push({ at, node: unbalanced(text[at] ?? "") });
    }
    return strays;
  });
}

function unbalanced(value: string): Literal {
  return { type: "literal", kind: "unbalanced", value };
}

function merged(opens: readonly number[], closes: readonly number[]): readonly number[] {
  return opens.length === 0 ? closes : closes.length === 0 ? opens : [...opens, ...closes].sort((a, b) => a - b);
}

function matchesAcross(scopes: readonly Scope[]): ReadonlyMap<string, Milestone> {
  const found = new Map<string, Milestone>();
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
      found.set(`${start.paragraph}:${start.at}`, { type: "milestone", edge: "open", pair, extent, value: "[" });
      found.set(`${paragraph}:${at}`, { type: "milestone", edge: "close", pair, extent, value: "]" });
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
