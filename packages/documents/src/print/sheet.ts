/** The sheet a paper is laid out on. A4 unless the house asks for Letter. */
export type Sheet = "A4" | "Letter";

/** Choices of the printer that are no part of what the paper says. */
export interface PrintOptions {
  readonly sheet?: Sheet;
}
