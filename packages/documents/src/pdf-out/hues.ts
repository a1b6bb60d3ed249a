import { ROLLING_AUTHOR } from "../word-out/rolling/tracked-passage.ts";
import type { WrittenChange, WrittenSegment, WrittenText } from "../word-out/written.ts";
import { settable } from "./press-runs.ts";

/** Who makes the changes of a text, and which colour each has. */
export interface Hues {
  /** Names in the order in which they first appear, without that of the rolling text itself. */
  readonly names: readonly string[];
  /** A delegation's colour by its name, counted from 0; a change of several delegations is black: -1. */
  readonly byName: ReadonlyMap<string, number>;
  /** True where brackets show proposals that collide. */
  readonly hasDisputes: boolean;
  /** The name under which a party stands. */
  readonly shown: (party: string) => string;
}

/** One colour for each delegation, in the order of the text. */
export function huesOf(text: WrittenText, names: ReadonlyMap<string, string>): Hues {
  const shown = (party: string): string => settable(names.get(party) ?? party);
  const byName = new Map<string, number>();
  let next = 0;
  const changes = changesOf(text);
  for (const { by } of changes) {
    const name = nameOf(by, shown);
    if (byName.has(name) || by.includes(ROLLING_AUTHOR)) continue;
    byName.set(name, by.length === 1 ? next : -1);
    if (by.length === 1) next += 1;
  }
  return { names: [...byName.keys()], byName, hasDisputes: segmentsOf(text).some(isBracket), shown };
}

/**
 * Whether a change is there only so that Word's readers can accept everything: the rolling text's own. On paper nobody accepts
 * anything, and words that it strikes out are printed as what they are.
 */
export function isOfRolling({ by }: WrittenChange): boolean {
  return by.includes(ROLLING_AUTHOR);
}

/** Everybody whose change it is, apart by a comma. */
export function nameOf(by: readonly string[], shown: (party: string) => string): string {
  return by.map(shown).join(", ");
}

/** A sign of a bracket that the rolling text puts where proposals collide. */
function isBracket({ sign, changes }: WrittenSegment): boolean {
  return sign === true && changes.some(isOfRolling);
}

function segmentsOf({ blocks, notes }: WrittenText): readonly WrittenSegment[] {
  const inBlocks = blocks.flatMap((block) =>
    block.type === "table" ? block.rows.flatMap((row) => row.cells.flat()) : block.segments,
  );
  return [...inBlocks, ...notes.flatMap(({ segments }) => segments)];
}

function changesOf({ blocks, notes }: WrittenText): readonly WrittenChange[] {
  return [
    ...blocks.flatMap((block) =>
      block.type === "table"
        ? block.rows.flatMap((row) => [...row.changes, ...row.cells.flat().flatMap(({ changes }) => changes)])
        : [...block.segments.flatMap(({ changes }) => changes), ...block.mark],
    ),
    ...notes.flatMap(({ segments }) => segments.flatMap(({ changes }) => changes)),
  ];
}
