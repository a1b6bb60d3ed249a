import type { Sheet } from "../print/sheet.ts";

/** What a PDF is made with. */
export interface PdfOptions {
  /**
   * The day or the instant that the file says it was made, ISO 8601 in UTC. Files for archives must name one; it is given and never
   * read from a clock, so that the same text gives the same bytes.
   */
  readonly date: string;
  /** `a-2a` (PDF/A-2a, for archives) where absent; `ua-1` is PDF/UA-1, for accessibility. Both are tagged. */
  readonly standard?: PdfStandard;
  /**
   * True for Urdu in Nastaliq, as it is read. Its letters are put together from strokes and dots that several letters share, so that words
   * copied from the file, or read aloud, are not the words; without it Urdu is set in Naskh and every letter is read back.
   */
  readonly nastaliq?: boolean;
  /** A4 unless the house asks for Letter. */
  readonly sheet?: Sheet;
}

/** Kinds of PDF that we write. */
export type PdfStandard = "a-2a" | "ua-1";
