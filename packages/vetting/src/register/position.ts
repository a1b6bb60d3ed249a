import { stateInSentence } from "../names/states.ts";
import { datePhrase } from "./dates.ts";
import { type InstrumentEntry, instrumentByKey, type Register, type StatusRow, type Sureness } from "./register.ts";
import { statusOf } from "./status.ts";

const SURENESS: Readonly<Record<Sureness, string>> = {
  A: "the depositary’s record",
  B: "consistent secondary sources",
  C: "to be confirmed",
};

/**
 * One sentence for a minister on where a State stands with an instrument, with date, source and sureness. For what is no
 * treaty, that it binds nobody; for what the register does not know, the question to put to the Treaty Section.
 */
export function positionSentence(register: Register, instrument: string, state: string): string {
  const entry = instrumentByKey(register, instrument);
  if (entry !== null && entry.kind !== "treaty") return notATreaty(entry);
  const row = statusOf(register, instrument, state);
  const clause = standing(row, entry);
  if (row.status === "unknown") return `${clause}: confirm with the Treaty Section.`;
  return `${clause} (${row.source}, at ${datePhrase(row.asOf)}; ${SURENESS[row.sureness]}).`;
}

function notATreaty(entry: InstrumentEntry): string {
  const reference = entry.reference === null ? "" : ` (${entry.reference})`;
  if (entry.kind === "resolution") return `A resolution, not a treaty; nobody is a party to it${reference}.`;
  return `A political text, not a treaty; it creates no legal obligation${reference}.`;
}

/**
 * Where a State stands, as the main clause of a sentence: `Pakistan is not shown as a party at 31 December 2017`. A fact
 * that is still to be confirmed is never worded as `is not a party`.
 */
function standing(row: StatusRow, entry: InstrumentEntry | null): string {
  const state = capitalised(stateInSentence(row.state));
  const collective = entry?.members !== undefined && row.instrument !== entry.key;
  const all = collective ? " to all of these instruments" : "";
  switch (row.status) {
    case "party":
      return `${state} ${partyWords(row)}${reservationWords(row)}`;
    case "signatory": {
      const signed = row.signed === null ? "has signed" : `signed on ${datePhrase(row.signed)}`;
      return `${state} ${signed} but is not shown as a party${all} at ${datePhrase(row.asOf)}`;
    }
    case "not-party":
      return row.sureness === "A"
        ? `${state} is not a party${all}`
        : `${state} is not shown as a party${all} at ${datePhrase(row.asOf)}`;
    case "not-shown":
      return `${state} is not shown as a party${all} at ${datePhrase(row.asOf)}`;
    case "unknown":
      return `The register does not show whether ${stateInSentence(row.state)} is a party${all}`;
  }
}

function partyWords(row: StatusRow): string {
  const { signed, ratified } = row;
  if (ratified?.date == null) return "is a party";
  const act = VERBS[ratified.how ?? ""] ?? "became a party";
  const on = ratified.date.length === 10 ? "on" : "in";
  const bound = `${act} ${on} ${datePhrase(ratified.date)}`;
  const day = row.sureness === "A" || row.note === undefined ? "" : ", the day to be confirmed";
  return `is a party: it ${signed === null ? "" : `signed on ${datePhrase(signed)} and `}${bound}${day}`;
}

const VERBS: Readonly<Record<string, string>> = {
  ratification: "ratified",
  accession: "acceded",
  succession: "succeeded",
  acceptance: "accepted",
  approval: "approved",
  "formal confirmation": "formally confirmed",
  "definitive signature": "signed definitively",
};

function reservationWords(row: StatusRow): string {
  const kinds = [...new Set(row.reservations.map((entry) => entry.kind))];
  if (kinds.length === 0) return "";
  const articles = row.reservations.flatMap((entry) => entry.articles);
  const on = articles.length === 0 ? "" : ` on article${articles.length === 1 ? "" : "s"} ${listed(articles)}`;
  return `, with ${row.reservations.length === 1 ? `a ${kinds[0]}` : kinds.map((kind) => `${kind}s`).join(" and ")}${on}`;
}

/** `3`, `3 and 25`, `8(2), 28(1) and 30(1)`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The words with a capital at their head. */
export function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
