/** `instrument`: the tree of an international text — read it from characters, print it back exactly, look at it as flat data. */

export { isPartyCode, RESERVED_WORDS } from "./brackets/attribution.ts";
export { drawTree } from "./draw.ts";
export { type ErrorPlace, TravauxError } from "./error.ts";
export { brokenLaws, type ReadText } from "./laws.ts";
export { type Leaf, leavesOf } from "./leaves.ts";
export type {
  Alternative,
  Block,
  Bracket,
  BracketKind,
  Citation,
  CitationKind,
  Clause,
  Division,
  DivisionKind,
  FootnoteDefinition,
  FootnoteReference,
  Formula,
  Heading,
  Inline,
  Instrument,
  Literal,
  LiteralKind,
  Mark,
  Milestone,
  Node,
  Opaque,
  PartyCode,
  Placeholder,
  Reservation,
  Role,
  Stance,
  Table,
  Text,
  Title,
} from "./nodes.ts";
export { ordinalOf, romanOf, romanValue } from "./numerals.ts";
export { type Line, linesOf } from "./parse/lines.ts";
export { paragraphsOf } from "./parse/paragraphs.ts";
export { type ReadOptions, readInstrument } from "./parse/read.ts";
export { print } from "./print.ts";
export {
  type Layout,
  layoutOf,
  type MarkRange,
  type ParagraphStyle,
  type Patch,
  type Piece,
  restore,
  type SourceParagraph,
} from "./source.ts";
export { type BracketCount, countBrackets } from "./view/count.ts";
export { dateIn, type FoundDate } from "./view/dates.ts";
export { viewInstrument } from "./view/instrument-view.ts";
export { labelsOf } from "./view/labels.ts";
export type {
  BracketView,
  CitationView,
  ClauseView,
  DivisionView,
  InstrumentName,
  InstrumentView,
  Lexicon,
  OrganisationName,
  OrganisationView,
  PartyName,
  Range,
} from "./view.ts";
