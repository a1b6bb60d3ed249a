import { padded } from "../deadline/dates.ts";

/** What a number of the diary is made of. */
export interface NumberParts {
  readonly serial: number;
  /** ISO 8601 date in the house's zone. */
  readonly date: string;
  /** The short name of the office that gives the number: `MMC`. */
  readonly office: string;
}

const TOKEN = /\{(serial|year|month|day|office)(?::(\d))?\}/g;

/** Whether a pattern such as `9/{serial}/{year}-{office}` can number anything: it has a serial, once, and no stray brace. */
export function isNumbering(pattern: string): boolean {
  const rest = pattern.replace(TOKEN, "");
  const serials = [...pattern.matchAll(TOKEN)].filter(([, token]) => token === "serial");
  return serials.length === 1 && !/[{}]/.test(rest);
}

/** Writes a number by its pattern; `{serial:4}` is filled with zeros to four digits. */
export function writeNumber(pattern: string, parts: NumberParts): string {
  const [year = "", month = "", day = ""] = parts.date.split("-");
  const values: Readonly<Record<string, string>> = { year, month, day, office: parts.office };
  return pattern.replace(TOKEN, (_, token: string, digits: string | undefined) =>
    token === "serial" ? padded(parts.serial, Number(digits ?? 1)) : (values[token] ?? ""),
  );
}

/** The serial in a number that was written by a pattern, or null where it was not. */
export function serialIn(pattern: string, number: string): number | null {
  const plain = pattern.split(TOKEN);
  const source = plain.map((piece, at) => {
    if (at % 3 === 0) return piece.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
    if (at % 3 === 2) return "";
    if (piece === "serial") return "(?<serial>\\d{1,15})";
    return piece === "year" ? "\\d{4}" : piece === "office" ? ".+" : "\\d{2}";
  });
  const found = new RegExp(`^${source.join("")}$`).exec(number);
  return found?.groups?.serial === undefined ? null : Number(found.groups.serial);
}
