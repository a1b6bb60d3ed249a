import { Parser } from "htmlparser2";
import { decode } from "../text/encoding.ts";

/** A table of a web page: rows of cells, their words alone. */
export type PageTable = readonly (readonly string[])[];

/** A page has some dozens of tables of some hundred rows; a table in a table in a table is layout. */
const MOST_ROWS = 20_000;

/**
 * The tables of a web page, the inner ones apart from those they stand in; raised figures (notes) are left out. Lenient as
 * browsers are. Throws `E_TEXT_ENCODING` where the bytes are no text.
 */
export function readTables(bytes: Uint8Array, name: string): readonly PageTable[] {
  const { source } = decode(bytes, name);
  const done: string[][][] = [];
  const open: { readonly rows: string[][]; cell: string | null }[] = [];
  let rows = 0;
  let raised = 0;
  const endCell = (): void => {
    const table = open.at(-1);
    if (table === undefined || table.cell === null) return;
    table.rows.at(-1)?.push(table.cell.replace(/\s+/g, " ").trim());
    table.cell = null;
  };
  const parser = new Parser({
    onopentagname(tag) {
      if (tag === "table") open.push({ rows: [], cell: null });
      else if (tag === "sup") raised += 1;
      else if (tag === "tr" && rows < MOST_ROWS) {
        endCell();
        open.at(-1)?.rows.push([]);
        rows += 1;
      } else if (tag === "td" || tag === "th") {
        endCell();
        const table = open.at(-1);
        if (table !== undefined) table.cell = "";
      }
    },
    ontext(words) {
      const table = open.at(-1);
      if (table !== undefined && table.cell !== null && raised === 0) table.cell += words;
    },
    onclosetag(tag) {
      if (tag === "sup") raised = Math.max(0, raised - 1);
      else if (tag === "td" || tag === "th" || tag === "tr") endCell();
      else if (tag === "table") {
        endCell();
        const table = open.pop();
        if (table !== undefined) done.push(table.rows.filter((row) => row.length > 0));
      }
    },
  });
  parser.write(source);
  parser.end();
  return done;
}
