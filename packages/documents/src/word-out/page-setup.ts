import type { Sheet } from "../print/sheet.ts";

/** How a text is laid out and what stands around it. */
export interface WordOptions {
  /** A4 unless the house asks for Letter. */
  readonly sheet?: Sheet;
  /** Security grading, at the head and foot of every page. */
  readonly grading?: string | null;
  /** A few words at the foot of every page beside its number. */
  readonly running?: string;
  /** A number in the margin of every fifth line. */
  readonly lineNumbers?: boolean;
  /** BCP 47 language of the text; `en-GB` where absent. */
  readonly language?: string;
  /** Title among the file's properties; the text's own where absent. */
  readonly title?: string;
}
