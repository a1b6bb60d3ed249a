import { TravauxError } from "@travaux/instrument";

/** A depositary's table has at most some two hundred States and ten columns; a million characters are many tables. */
const LONGEST_TABLE = 1_000_000;

/**
 * Rows of a CSV text (RFC 4180): fields parted by commas, quoted where they hold commas, quotes or line ends. Blank lines
 * are left out. Throws `E_REGISTER_TABLE` for a text too long or with a quotation mark that is never closed.
 */
export function csvRows(text: string): readonly (readonly string[])[] {
  if (text.length > LONGEST_TABLE) {
    throw new TravauxError(
      "E_REGISTER_TABLE",
      "The table is too long for one treaty.",
      "Give one treaty's table a file.",
    );
  }
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  const source = text.replace(/^\uFEFF/, "");
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? "";
    if (quoted) {
      if (character !== '"') field += character;
      else if (source[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ",") {
      row.push(field);
      field = "";
    } else if (character === "\n" || character === "\r") {
      if (character === "\r" && source[at + 1] === "\n") at += 1;
      rows.push([...row, field]);
      row = [];
      field = "";
    } else field += character;
  }
  if (quoted) {
    throw new TravauxError(
      "E_REGISTER_TABLE",
      "A quotation mark in the table is never closed.",
      "Save the table again as CSV.",
    );
  }
  if (field !== "" || row.length > 0) rows.push([...row, field]);
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== ""));
}
