import type { Difference, Judge } from "./texts.ts";

/** Why another reader's words are not ours, in some files. */
export interface Reason {
  readonly judges: readonly Judge[];
  readonly files: RegExp;
  readonly why: string;
}

/** Why ours stand: every difference in the collection has one of these, and each of these explains one. */
export const REASONS: readonly Reason[] = [
  {
    judges: ["expected", "docxodus"],
    files: /HC031|Comment042|stress010/,
    why: "Words of text boxes, charts and schemes are in ours, because the reader of the page sees them; the others leave boxes out.",
  },
  {
    judges: ["LibreOffice", "pandoc"],
    files: /Comment042|stress010/,
    why: "Words of text boxes are in ours, because the reader of the page sees them; they were not asked of the other.",
  },
  {
    judges: ["expected", "docxodus", "LibreOffice"],
    files: /BackgroundReport/,
    why: "A word in the font Symbol is written out in ours; the other has a stand-in for each letter, or nothing.",
  },
  {
    judges: ["LibreOffice"],
    files: /012-|RP013|RP014/,
    why: "A formula is an object to LibreOffice, and no text; ours are its characters in order.",
  },
  {
    judges: ["pandoc"],
    files: /012-|RP013|RP014/,
    why: "pandoc writes formulas in TeX and passes over changes inside them; ours are the characters of the view.",
  },
  {
    judges: ["LibreOffice"],
    files: /HC031/,
    why: "A date field is computed anew when LibreOffice opens the file, a table of contents gets a title it has not in the file, formulas and text boxes are no text to it.",
  },
  {
    judges: ["pandoc"],
    files: /HC031/,
    why: "The formula in TeX, and no text box; the other words are the same.",
  },
  {
    judges: ["LibreOffice"],
    files: /RP020/,
    why: "A date field is computed anew when LibreOffice opens the file; ours is the result that stands in it.",
  },
  {
    judges: ["LibreOffice"],
    files: /RP004|RP018/,
    why: "Inside content controls LibreOffice 7.4 loses the marks of changes: it shows what is deleted, and both ends of a move.",
  },
  {
    judges: ["LibreOffice"],
    files: /RP047/,
    why: "Of a deletion inside an insertion LibreOffice keeps only the deletion, so what was never in the base stands when changes are rejected.",
  },
  {
    judges: ["LibreOffice"],
    files: /stress023/,
    why: "An inserted end is followed by a paragraph of inserted words whose own end was always there: LibreOffice takes that end away as well, and joins one clause too many.",
  },
  {
    judges: ["pandoc"],
    files: /atomizer/,
    why: "A link made by a field has its words inside the field's result; of fields within fields (page numbers in a table of contents, cross-references) pandoc keeps only some.",
  },
  {
    judges: ["pandoc"],
    files: /RP005|stress023/,
    why: "Where the end of a paragraph does not stand, pandoc puts a space between the two that are joined; the file has none.",
  },
];

/** The reason of a difference, if there is one. */
export function reasonOf(difference: Difference): Reason | undefined {
  return REASONS.find(({ judges, files }) => judges.includes(difference.judge) && files.test(difference.file));
}

/** Why our count of changes in a pair of files is another than the expected one. */
export const COUNT_REASONS: Readonly<Record<string, string>> = {
  "WC013-Image-Before.docx -> WC013-Image-After2.docx":
    "The older file holds a picture and no word: it is refused as a text (`E_DOCX_NO_TEXT`).",
  "WC016-Para-Image-Para.docx -> WC016-Para-Image-Para-w-Deleted-Image.docx":
    "The only change is a picture taken out; pictures are no part of a text, and reading says that they were left out.",
  "WC022-Image-Math-Para-Before.docx -> WC022-Image-Math-Para-After.docx": "One of the ten is a picture taken out.",
  "WC023-Table-4-Row-Image-Before.docx -> WC023-Table-4-Row-Image-After-Delete-1-Row.docx":
    "A row of pictures and prose is taken out of a table of four like it; ours strikes the words out in two stretches and puts one word in. The expected count has changes in cells that are the same, and pictures.",
  "WC024-Table-Before.docx -> WC024-Table-After2.docx":
    "Three of nine cells are taken out, two side by side: two stretches. The expected count has each cell of two rows struck out and written anew.",
  "WC036-Endnote-With-Table-Before.docx -> WC036-Endnote-With-Table-After.docx":
    "Two cells are reworded and a row is struck out: five stretches. The sixth of the expected count is an insertion of no words.",
};
