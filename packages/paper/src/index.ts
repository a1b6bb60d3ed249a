/** `paper`: a printed paper as data — what a brief or a note says, apart from how Word, a browser or a terminal shows it. */
export type {
  BulletsBlock,
  CardBlock,
  FieldsBlock,
  HeadingBlock,
  PageBreakBlock,
  Paper,
  PaperBlock,
  ParagraphBlock,
  QuotationBlock,
  RuleBlock,
  Run,
  RunStyle,
  SignatureBlock,
  TableBlock,
  Tone,
} from "./paper.ts";
export { link, type MarkedStretch, markRuns, plainText, run } from "./runs.ts";
