import type { InstrumentView } from "@travaux/instrument";
import type { ClauseReference } from "./bodies.ts";

/** The clauses of a text that was read, as a case file keeps them: ids, which never change, with this version's labels. */
export function clauseReferences(view: Pick<InstrumentView, "clauses">): readonly ClauseReference[] {
  return view.clauses.map(({ id, label }) => ({ id, label }));
}
