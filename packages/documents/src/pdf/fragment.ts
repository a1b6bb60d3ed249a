/** A stretch of text as a PDF places it on a page. Points, from the top left corner of the page as it is read. */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The baseline, growing downwards. */
  readonly base: number;
  /** Height of the letters as set, roughly the size of the font. */
  readonly size: number;
  readonly font: string;
  /** Id of the marked content it stands in, for the structure tree; null where there is none. */
  readonly content: string | null;
  /** True inside an artifact: what the producer itself says is no part of the text. */
  readonly artifact: boolean;
  readonly rightToLeft: boolean;
  /** With words read by machine from a picture: how sure it is of them, 0 to 100. */
  readonly confidence?: number;
}

/** One page as fragments in the order of its content stream. */
export interface PdfPage {
  /** 1 first. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly fragments: readonly Fragment[];
  /** Text that runs in another direction than the page: margins, watermarks. */
  readonly aside: readonly string[];
}
