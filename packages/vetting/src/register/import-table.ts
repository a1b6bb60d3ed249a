import { TravauxError } from "@travaux/instrument";
import { stateCode } from "../names/states.ts";
import { csvRows } from "./csv.ts";
import { depositaryDate } from "./dates.ts";
import type { ConsentAct, StatusRow } from "./register.ts";

/** What the reader of a depositary's table must be told: which treaty, as of when, from where. */
export interface TableFacts {
  /** Key of the instrument in the register. */
  readonly instrument: string;
  readonly asOf: string;
  readonly source: string;
}

/** What a table gave, with what it did not understand: nothing is dropped silently. */
export interface ImportedTable {
  readonly rows: readonly StatusRow[];
  /** Organisations and former States that take part and are no State of ISO 3166. */
  readonly others: readonly string[];
  /** Cells that could not be read, with the participant they belong to. */
  readonly unread: readonly { readonly participant: string; readonly column: string; readonly cell: string }[];
}

/** What one column of a table records, by its header. */
export interface Column {
  readonly header: string;
  /** `other` columns record something else: amendments, applications, registration numbers. */
  readonly kind: "signature" | "consent" | "provisional" | "other";
  /** Act by code; the empty code is the act the header names without one. */
  readonly acts: ReadonlyMap<string, ConsentAct | "signature" | "succession to signature">;
}

/**
 * Reads a depositary's table of participants. The codes behind the dates mean what the header of their own column says,
 * for the same letter stands for other acts elsewhere; a date without a code is the act the header names without one.
 * States that are missing from the table are left out: tables lose rows, so absence proves nothing.
 * Throws `E_REGISTER_TABLE` where the text is no such table.
 */
export function importTable(text: string, facts: TableFacts): ImportedTable {
  return importRows(csvRows(text), facts);
}

/** The same of a table whose cells are apart already, as those of a web page are. Throws `E_REGISTER_TABLE`. */
export function importRows(rows: readonly (readonly string[])[], facts: TableFacts): ImportedTable {
  const [head, ...body] = rows;
  if (head === undefined || !/^participants?$/i.test(head[0]?.trim() ?? "")) {
    throw new TravauxError(
      "E_REGISTER_TABLE",
      "The first line of the table does not begin with “Participant”.",
      "Give a depositary's table of participants as CSV, with its line of headers.",
    );
  }
  const columns = head.slice(1).map(columnOf);
  const read: StatusRow[] = [];
  const others: string[] = [];
  const unread: { participant: string; column: string; cell: string }[] = [];
  for (const cells of body) {
    const participant = (cells[0] ?? "").replace(/[\s\d*,]+$/, "").trim();
    const state = stateCode(participant);
    if (state === null) {
      others.push(participant);
      continue;
    }
    const acts = columns.map((column, index) => actIn(column, cells[index + 1] ?? ""));
    acts.forEach((act, index) => {
      if (act !== "unread") return;
      unread.push({ participant, column: columns[index]?.header ?? "", cell: cells[index + 1] ?? "" });
    });
    const row = rowOf(
      state,
      facts,
      acts.filter((act) => act !== null && act !== "unread"),
    );
    if (row !== null) read.push(row);
  }
  return { rows: read, others, unread };
}

interface DatedAct {
  readonly act: ConsentAct | "signature" | "succession to signature";
  readonly date: string;
}

/** The grammar of a header: acts parted by commas, each with its code in brackets, one of them without. */
export function columnOf(header: string): Column {
  const parts = header.split(/,\s*/);
  const acts = new Map<string, ConsentAct | "signature" | "succession to signature">();
  for (const part of parts) {
    const [, words = "", code = ""] = /^(.*?)\s*(?:\(([A-Za-z]{1,2})\))?\s*$/.exec(part) ?? [];
    const act = actNamed(words);
    if (act !== null && !acts.has(code)) acts.set(code, act);
  }
  const named = [...acts.values()];
  if (/\bprovisional\b/i.test(header) && !/ratification|accession/i.test(header))
    return { header, kind: "provisional", acts };
  if (named.length === 0) return { header, kind: "other", acts };
  const signing = named.every((act) => act === "signature" || act === "succession to signature");
  return { header, kind: signing ? "signature" : "consent", acts };
}

const ACTS: readonly (readonly [RegExp, ConsentAct | "signature" | "succession to signature"])[] = [
  [/^succession to signature/i, "succession to signature"],
  [/^definitive signature/i, "definitive signature"],
  [/^(?:signature|signature ad referendum)/i, "signature"],
  [/^ratification/i, "ratification"],
  [/^accession/i, "accession"],
  [/^(?:definitive )?acceptance/i, "acceptance"],
  [/^approval/i, "approval"],
  [/^succession/i, "succession"],
  [/^formal confirmation/i, "formal confirmation"],
  [/^consent to be bound/i, "consent to be bound"],
  [/^simplified procedure/i, "simplified procedure"],
  [/^participation/i, "participation"],
];

function actNamed(words: string): ConsentAct | "signature" | "succession to signature" | null {
  return ACTS.find(([pattern]) => pattern.test(words.trim()))?.[1] ?? null;
}

function actIn({ kind, acts }: Column, cell: string): DatedAct | null | "unread" {
  const words = cell.replace(/[\s\d]*$/, (end) => (/\d{4}/.test(end) ? end : "")).trim();
  if (words === "" || words === "-" || kind === "other" || kind === "provisional") return null;
  const [, day = "", code = ""] = /^(\d{1,2}\s+[A-Za-z]+\.?\s+\d{4})\s*\[?([A-Za-z]{0,2})\]?$/.exec(words) ?? [];
  const date = depositaryDate(day.replace(/\s+/g, " "));
  if (date === null) return "unread";
  // Where a header names no act without a code, a date without one is the act named first.
  const act = acts.get(code) ?? (code === "" ? [...acts.values()][0] : undefined);
  return act === undefined ? "unread" : { act, date };
}

function rowOf(state: string, facts: TableFacts, acts: readonly (DatedAct | null | "unread")[]): StatusRow | null {
  const dated = acts.flatMap((act) => (act === null || act === "unread" ? [] : [act]));
  const signed = dated.find(({ act }) => act === "signature" || act === "succession to signature")?.date ?? null;
  const bound = dated.flatMap(({ act, date }) =>
    act === "signature" || act === "succession to signature" ? [] : [{ how: act, date }],
  )[0];
  if (signed === null && bound === undefined) return null;
  return {
    instrument: facts.instrument,
    state,
    status: bound === undefined ? "signatory" : "party",
    signed,
    ratified: bound ?? null,
    reservations: [],
    asOf: facts.asOf,
    source: facts.source,
    sureness: "A",
  };
}
