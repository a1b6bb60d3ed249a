import type { Pack } from "./pack.ts";

/** A pack with nothing in it: what a file that is missing means. */
export const EMPTY_PACK: Pack = {
  names: [],
  without: [],
  subjects: [],
  terms: [],
  ladder: [],
  hedges: [],
  obligations: [],
  treatyLanguage: [],
  nonBinding: [],
  safeguards: [],
  spellings: [],
  termGroups: [],
};

/**
 * One pack out of several. A row takes the place of the row with the same key in an earlier pack, where that one stood;
 * other rows follow in the order of the packs. Rules a pack leaves out (`without`) stay out.
 */
export function mergePacks(...packs: readonly Pack[]): Pack {
  return packs.reduce(
    (before, after) => ({
      names: [...before.names, ...after.names],
      without: [...new Set([...before.without, ...after.without])],
      subjects: mergeRows(before.subjects, after.subjects),
      terms: mergeRows(before.terms, after.terms),
      ladder: mergeRows(before.ladder, after.ladder),
      hedges: mergeRows(before.hedges, after.hedges),
      obligations: mergeRows(before.obligations, after.obligations),
      treatyLanguage: mergeRows(before.treatyLanguage, after.treatyLanguage),
      nonBinding: mergeRows(before.nonBinding, after.nonBinding),
      safeguards: mergeRows(before.safeguards, after.safeguards),
      spellings: mergeRows(before.spellings, after.spellings),
      termGroups: mergeRows(before.termGroups, after.termGroups),
    }),
    EMPTY_PACK,
  );
}

function mergeRows<Row extends { readonly key: string }>(
  before: readonly Row[],
  after: readonly Row[],
): readonly Row[] {
  const rows = new Map(before.map((row) => [row.key, row]));
  for (const row of after) rows.set(row.key, row);
  return [...rows.values()];
}
