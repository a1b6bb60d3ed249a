import { stateCode } from "../names/states.ts";
import { csvRows } from "./csv.ts";
import type { ImportedTable, TableFacts } from "./import-table.ts";
import type { StatusRow } from "./register.ts";

const COLUMNS = ["member", "state party", "year ratification or accession", "signatory", "no action"];

/**
 * A table with years only, as compilers of statistics make them: `member, state party, year ratification or accession,
 * signatory, no action` with 1 for yes. Facts of sureness B: a second hand. Null where the text is another table.
 */
export function importYears(text: string, { instrument, asOf, source }: TableFacts): ImportedTable | null {
  const [head = [], ...body] = csvRows(text);
  const at = COLUMNS.map((name) => head.indexOf(name));
  if (at.some((index) => index < 0)) return null;
  const [nameAt = 0, partyAt = 0, yearAt = 0, signedAt = 0, noneAt = 0] = at;
  const rows: StatusRow[] = [];
  const others: string[] = [];
  const unread: { participant: string; column: string; cell: string }[] = [];
  for (const cells of body) {
    const participant = cells[nameAt]?.trim() ?? "";
    const state = stateCode(participant);
    if (state === null) {
      others.push(participant);
      continue;
    }
    const year = cells[yearAt]?.trim() ?? "";
    const isParty = cells[partyAt]?.trim() === "1";
    if (isParty && year !== "" && !/^\d{4}$/.test(year))
      unread.push({ participant, column: head[yearAt] ?? "", cell: year });
    const date = /^\d{4}$/.test(year) ? year : null;
    const signed = cells[signedAt]?.trim() === "1";
    if (!isParty && !signed && cells[noneAt]?.trim() !== "1") continue;
    rows.push({
      instrument,
      state,
      status: isParty ? "party" : signed ? "signatory" : "not-shown",
      signed: null,
      ratified: isParty ? { date, how: null } : null,
      reservations: [],
      asOf,
      source,
      sureness: "B",
    });
  }
  return { rows, others, unread };
}
