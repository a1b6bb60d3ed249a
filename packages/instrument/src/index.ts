/** `instrument`: the tree of an international text — read it from characters, print it back exactly, look at it as flat data. */
export { type ErrorPlace, TravauxError } from "./error.ts";
export type * from "./nodes.ts";
export { paragraphsOf } from "./parse/paragraphs.ts";
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
  Range,
} from "./view.ts";
