import type { InstrumentView } from "@travaux/instrument";
import type { LibraryClause } from "../model.ts";

/**
 * The clauses of an instrument that was read into a tree, each under the heading of its article or annex; where the text has
 * none, as in resolutions and declarations, under its own label: `PP3`, `OP5(a)`.
 */
export function fromView(view: InstrumentView): readonly LibraryClause[] {
  const divisions = new Map(view.divisions.map((division) => [division.id, division]));
  return view.clauses.map(({ text, label, division }) => {
    let at = division === null ? undefined : divisions.get(division);
    while (at !== undefined && at.kind !== "article" && at.kind !== "annex") {
      at = at.parent === null ? undefined : divisions.get(at.parent);
    }
    return { text, heading: at === undefined ? label : at.heading };
  });
}
