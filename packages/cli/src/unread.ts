import type { Reading } from "@travaux/documents";

/** Remarks of the readers that mean that a part of the file may be missing from the text. */
const PARTS_MISSING: ReadonlySet<string> = new Set([
  "R_PAGES_WITHOUT_TEXT",
  "R_PDF_FAULTS",
  "R_TABLE_LANGUAGES",
  "R_DRAWINGS",
  "R_NOTES_MISSING",
  "R_WORDS_UNREAD",
  "R_SCAN",
]);

/** What of a file could not be read, in the reader's sentences; a brief and the screen say it, lest it be taken for vetted. */
export function unreadOf({ remarks }: Reading): readonly string[] {
  return remarks.filter(({ code }) => PARTS_MISSING.has(code)).map(({ message }) => message);
}

/** What was read by machine from a scan, with the words to check, in the reader's sentence. */
export function unsureOf({ remarks }: Reading): readonly string[] {
  return remarks.filter(({ code }) => code === "R_SCAN").map(({ message }) => message);
}
