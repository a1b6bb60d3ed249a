/** `compare`: what changed between two texts, and many delegations' texts as one rolling text. */
export type { Change, ChangeKind, Comparison, Position, ReversibleEdit } from "./compare/change.ts";
export { type CompareOptions, compare, compareLines, comparePassages } from "./compare/compare.ts";
export { apply, invert, mapClause, mapPosition } from "./compare/projections.ts";
export { type CompileOptions, compile, STAGES, type Stages } from "./compile/compile.ts";
export { rollingLabels } from "./compile/labels.ts";
export type {
  Compilation,
  DeleteEdit,
  Edit,
  Filing,
  GapEdit,
  JoinEdit,
  Moved,
  Retain,
  SetAside,
  Submission,
  WordEdit,
} from "./compile/model.ts";
export { instrumentOfLines } from "./compile/plain.ts";
export { type Projection, type ProjectOptions, project, rejectAll, rollingText } from "./compile/project.ts";
export type { Collision } from "./compile/view.ts";
export { type Passage, passagesOf, passagesOfLines } from "./passage.ts";
export type { TextEdit } from "./words/edits.ts";
