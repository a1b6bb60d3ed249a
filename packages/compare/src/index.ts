/** `compare`: what changed between two texts, and many delegations' texts as one rolling text. */
export type { Change, ChangeKind, Comparison, Position, ReversibleEdit } from "./compare/change.ts";
export { type CompareOptions, compare, compareLines, comparePassages } from "./compare/compare.ts";
export { apply, invert, mapClause, mapPosition } from "./compare/projections.ts";
export { type CompileOptions, compile, STAGES, type Stages } from "./compile/compile.ts";
export { rollingLabels } from "./compile/labels.ts";
export { type Membership, speakerFor } from "./compile/membership.ts";
export type {
  Compilation,
  DeleteEdit,
  Edit,
  Filing,
  GapEdit,
  JoinEdit,
  Moved,
  NewNote,
  Retain,
  SetAside,
  Submission,
  WordEdit,
} from "./compile/model.ts";
export { instrumentOfLines } from "./compile/plain.ts";
export { type Projection, type ProjectOptions, project, rejectAll, rollingText } from "./compile/project.ts";
export { type NotCarried, type Rebased, rebase } from "./compile/rebase.ts";
export { type Region, ranked, regionsOf, type SharedEdit, type SharedRetain } from "./compile/regions.ts";
export type { NumberPlace, RowNumber } from "./compile/renumber.ts";
export { type Shown, shownRegions } from "./compile/shown.ts";
export { type Expansion, expandFiling, type Sender, type Told } from "./compile/typed/expand.ts";
export { type Round, roundOf } from "./compile/typed/round.ts";
export type { Collision } from "./compile/view.ts";
export { type Passage, passagesOf, passagesOfLines, withoutNumber } from "./passage.ts";
export { checkPrint, misreadClauses } from "./print/check.ts";
export { type ColumnProposal, type ColumnRow, columns, concerning } from "./print/columns.ts";
export { type ConcordanceRow, concordance } from "./print/concordance.ts";
export { type Metrics, metricsOf, metricsSeries } from "./print/metrics.ts";
export { inStyle, PRINT_STYLES, printedParagraphs, printRolling, type Style } from "./print/styles.ts";
export { type LookAlike, lookAlikes, unseenDifference } from "./print/unseen.ts";
export { silentInRound } from "./silent/round.ts";
export { type SilentChange, silentChanges, type Touching } from "./silent/silent.ts";
export type { TextEdit } from "./words/edits.ts";
export { type Interner, newInterner, type Tokens, tokenise } from "./words/tokens.ts";
