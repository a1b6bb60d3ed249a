import type { LibraryClause, LibraryText } from "../model.ts";
import { clauseText, type Shelf } from "./open-shelf.ts";

/** The instruments of a shelf with their texts; what it was built from. */
export function textsOf(shelf: Shelf): readonly LibraryText[] {
  const clauses = shelf.instruments.map((): LibraryClause[] => []);
  for (let clause = 0; clause < shelf.clauses; clause += 1) {
    const article = shelf.articleOf[clause] ?? 0;
    const heading = shelf.headings[article] ?? "";
    clauses[shelf.instrumentOf[article] ?? 0]?.push({ text: clauseText(shelf, clause), heading });
  }
  return shelf.instruments.map((about, index) => ({ about, clauses: clauses[index] ?? [] }));
}
