import type { SourceParagraph } from "@travaux/instrument";

/** A file read into paragraphs that point back into one source string, whatever the format was. */
export interface Reading {
  readonly format: "text" | "markdown" | "docx" | "pdf";
  /** File name as given, for messages. */
  readonly name: string;
  /** Plain text: the whole file decoded (BOM included). Word: accepted text, LF between paragraphs. PDF: lines as laid out, LF between. */
  readonly source: string;
  readonly paragraphs: readonly SourceParagraph[];
  readonly remarks: readonly Remark[];
}

/** Something the reader wants the user to know: a macro-free template, a dropped image, a picture-only page. */
export interface Remark {
  readonly code: string;
  readonly message: string;
}
