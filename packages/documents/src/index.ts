/** `documents`: bytes to paragraphs and back; the only room that touches zip, xml and pdf. */
export type { Communication, OtherEnclosure, Sender, Stamp } from "./communication/communication.ts";
export { HOUSE, type House } from "./communication/house.ts";
export type { Remainder } from "./communication/parts.ts";
export type { Comment, TextPoint } from "./docx/comments.ts";
export { inspectWord } from "./docx/inspect/inspect-word.ts";
export type {
  AuthorFlag,
  DocumentProperty,
  EditingSettings,
  HiddenMatter,
  HiddenPart,
  HiddenText,
  InspectedAuthor,
  KindCount,
  OutsideLink,
  Risk,
  WordInspection,
} from "./docx/inspect/inspection.ts";
export { readTracked } from "./docx/read-tracked.ts";
export type { Revision, RevisionKind, StoryKind, WordView } from "./docx/revision.ts";
export type { Move, TrackedParagraph, TrackedSegment, TrackedText } from "./docx/tracked.ts";
export type { FiledAct, FiledComment, FiledProposal, FiledProposals, TypedProposal } from "./filed/filed-proposals.ts";
export { type FiledOptions, readFiled } from "./filed/read-filed.ts";
export type { IntakeFinding } from "./finding.ts";
export { type Intake, type IntakeOptions, intake } from "./intake.ts";
export { type MarkupText, readMarkup } from "./markup/read-markup.ts";
export { type PageTable, readTables } from "./markup/read-tables.ts";
export type { PdfOptions, PdfStandard } from "./pdf-out/pdf-options.ts";
export type { TextPdfOptions } from "./pdf-out/press-written.ts";
export { instrumentPdf, renderPdf, rollingPdf } from "./pdf-out/render-pdf.ts";
export { renderDocx } from "./print/docx/render-docx.ts";
export { renderHtml } from "./print/html/render-html.ts";
export type { PrintOptions, Sheet } from "./print/sheet.ts";
export { renderTerminal, type TerminalOptions } from "./print/terminal/render-terminal.ts";
export { type ReadOptions, readFile } from "./read/read-file.ts";
export type { Doubt, Envelope, JsonEscapes, Reading, Remark, TextEncoding } from "./reading.ts";
export { type PlacedCitation, type PlacedOrganisation, type ReadingReport, readingReport } from "./reading-report.ts";
export { SCAN_LANGUAGES, type ScanLanguages, scanLanguagesOf, USUAL_LANGUAGES } from "./scan/languages.ts";
export type { ScanOptions, ScanStage } from "./scan/scan-apart.ts";
export { takeIn } from "./take-in.ts";
export { encodeText } from "./text/encode-text.ts";
export { type SuggestedFile, suggestInWord } from "./word-out/edit/suggest-in-word.ts";
export { suggestOnSheet } from "./word-out/edit/suggest-on-sheet.ts";
export type { Signature, Suggestion } from "./word-out/edit/suggestion.ts";
export { rollingOntoBase } from "./word-out/onto/rolling-onto-base.ts";
export type { WordOptions } from "./word-out/page-setup.ts";
export { rollingDocx } from "./word-out/rolling/rolling-docx.ts";
export { type ScrubbedFile, type ScrubOptions, scrubWord } from "./word-out/scrub/scrub-word.ts";
export { instrumentDocx } from "./word-out/write-instrument.ts";
export type { WriteOptions } from "./word-out/write-word.ts";
