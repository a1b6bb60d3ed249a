import { type Instrument, type PartyCode, print, TravauxError } from "@travaux/instrument";
import { labelAtOf } from "./labels.ts";
import type { Compilation } from "./model.ts";
import type { RowNumber } from "./renumber.ts";
import { type Collision, viewOf } from "./view.ts";

/** A compilation with some parties' proposals accepted. */
export interface Projection {
  readonly instrument: Instrument;
  /** The canonical print; brackets stand in it where accepted proposals collide. */
  readonly text: string;
  readonly collisions: readonly Collision[];
  /** Numbers that follow from their row, as the parties typed different ones. */
  readonly numbers: readonly RowNumber[];
}

/** What to accept. */
export interface ProjectOptions {
  /** Only proposals on these clauses (and new paragraphs right after them) are accepted; absent: all. */
  readonly clauses?: ReadonlySet<string>;
}

/**
 * The base with all proposals of the named parties. None named: the base as it arrived, to the byte. One: that party's text, to the byte.
 * Proposals that collide stay in brackets and are named. Throws E_PARTY_UNKNOWN for a party that filed nothing.
 */
export function project(
  compilation: Compilation,
  parties: readonly PartyCode[],
  options: ProjectOptions = {},
): Projection {
  const { arrived } = compilation;
  if (arrived !== undefined && parties.length === 0) {
    return { instrument: arrived, text: print(arrived), collisions: [], numbers: [] };
  }
  const ordinals = parties.map((party) => ordinalOf(compilation, party));
  const view = viewOf(compilation, {
    parties: [...new Set(ordinals)],
    settle: true,
    labelAt: labelAtOf(compilation.base),
    ...(options.clauses === undefined ? {} : { clauses: options.clauses }),
  });
  const { instrument, collisions, numbers } = view;
  return { instrument, text: print(instrument), collisions, numbers };
}

function ordinalOf(compilation: Compilation, party: PartyCode): number {
  const at = compilation.submissions.findIndex((submission) => submission.party === party);
  if (at >= 0) return at;
  throw new TravauxError(
    "E_PARTY_UNKNOWN",
    `${party} filed nothing in this compilation.`,
    `Name one of: ${compilation.submissions.map((submission) => submission.party).join(", ") || "(none filed)"}.`,
  );
}

/** The base as it arrived: every proposal rejected. */
export function rejectAll(compilation: Compilation): Projection {
  return project(compilation, []);
}

/** By the submissions shown. */
const ROLLING: WeakMap<Compilation["submissions"], { readonly of: Compilation; readonly text: Instrument }> =
  new WeakMap();

/** The rolling text: the base with every proposal in attributed brackets. Made once: the laws look at it before it is printed. */
export function rollingText(compilation: Compilation): Instrument {
  const known = ROLLING.get(compilation.submissions);
  if (known?.of.base === compilation.base && known.of.edits === compilation.edits) return known.text;
  const text = viewOf(compilation, {
    parties: compilation.submissions.map((_, ordinal) => ordinal),
    settle: false,
    labelAt: labelAtOf(compilation.base),
  }).instrument;
  ROLLING.set(compilation.submissions, { of: compilation, text });
  return text;
}
