/** `compare`: what changed between two texts, and many delegations' texts as one rolling text. */
export type { Change, ChangeKind, Comparison, Position, ReversibleEdit } from "./compare/change.ts";
export { type CompareOptions, compare, compareLines, comparePassages } from "./compare/compare.ts";
export { apply, invert, mapClause, mapPosition } from "./compare/projections.ts";
export { type Passage, passagesOf, passagesOfLines } from "./passage.ts";
export type { TextEdit } from "./words/edits.ts";
