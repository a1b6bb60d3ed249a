import type { Range, SourceParagraph } from "@travaux/instrument";
import type { FurnitureLine } from "./furniture/furniture.ts";

/** A file read into paragraphs that point back into one source string, whatever the format was. */
export interface Reading {
  readonly format: "text" | "markdown" | "docx" | "pdf" | "image";
  /** File name as given, for messages. */
  readonly name: string;
  /** Plain text: the whole file decoded (BOM included). Word: accepted text, LF between paragraphs. PDF: lines as laid out, LF between, empty lines where the page has their space. */
  readonly source: string;
  readonly paragraphs: readonly SourceParagraph[];
  readonly remarks: readonly Remark[];
  /** How the characters of a plain text were stored; UTF-8 where absent. `encodeText` writes them so again. */
  readonly encoding?: TextEncoding;
  /** With a text that came wrapped in a JSON record: what stood around it. */
  readonly envelope?: Envelope;
  /** Lines of `source` that stand in no paragraph: heads and feet of pages of a plain text, in source order. */
  readonly aside?: readonly FurnitureLine[];
  /** Words read by machine from a scan that are to be checked beside the page, in source order. */
  readonly doubts?: readonly Doubt[];
  /** Lines that repeat outside the text: headers, footers, page numbers. A precedence or a grading often stands only here. */
  readonly furniture?: readonly string[];
}

/** A word that was read by machine from a picture and may be another. */
export interface Doubt {
  /** Into the source. */
  readonly range: Range;
  readonly word: string;
  readonly page: number;
  /** How sure the machine was, 0 to 100. */
  readonly confidence: number;
  /** `unsure`: it was not sure. `bracket`: a bracket without its partner, or a sign that brackets are mistaken for. `noise`: hardly a word. */
  readonly why: "unsure" | "bracket" | "noise";
}

/** Encodings that are told apart by their byte-order mark; UTF-8 also without one. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** The record around a text, so that the file can be written again to the byte. */
export interface Envelope {
  /** Everything up to and with the quotation mark that opens the text. */
  readonly before: string;
  /** Everything from the quotation mark that closes it. */
  readonly after: string;
  readonly escapes: JsonEscapes;
}

/** Which of the spellings JSON allows a writer used for one character. */
export interface JsonEscapes {
  /** `raw`: as it is. `lower`, `upper`: `\u00e9`, `\u00E9`. */
  readonly beyondAscii: "raw" | "lower" | "upper";
  /** True where a slash is written `\/`. */
  readonly slash: boolean;
}

/** Something the reader wants the user to know: a macro-free template, a dropped image, a picture-only page. */
export interface Remark {
  readonly code: string;
  readonly message: string;
}
