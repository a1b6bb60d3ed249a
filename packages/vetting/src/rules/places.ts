import type { ClauseView } from "@travaux/instrument";

/** How many clauses a sentence names before it only counts the rest. */
const NAMED_CLAUSES = 3;

/** ` It also stands in OP3, OP5 and 9 other clauses.`, or with other words before the places; empty where there is no other clause. */
export function alsoIn(others: readonly ClauseView[], lead = "It also stands in"): string {
  const labels = [...new Set(others.map((clause) => clause.label))];
  if (labels.length === 0) return "";
  return ` ${lead} ${listOf(labels)}.`;
}

/** `OP3`, `OP3 and OP5`, `OP3, OP5, OP7 and 9 other clauses`. */
function listOf(labels: readonly string[]): string {
  const rest = labels.length - NAMED_CLAUSES;
  const shown = rest > 1 ? [...labels.slice(0, NAMED_CLAUSES), `${rest} other clauses`] : labels;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
