import { type PartyCode, TravauxError } from "@travaux/instrument";
import type { Filing } from "./model.ts";

/** Words that say what is done with a text; they cannot name a party, because `[DELETE: …]` would be read as a stance. */
const RESERVED: ReadonlySet<string> = new Set([
  "DELETE",
  "RETAIN",
  "PLACEMENT",
  "OPTION",
  "ALT",
  "ALTERNATIVE",
  "KEEP",
]);

/** What a party may be called in an attribution: an ISO 3166 alpha-3 code or an organisation's or group's own acronym. */
const CODE = /^[A-Z][A-Z0-9]{1,9}(?:[-+/&.][A-Z][A-Za-z0-9]{1,9}|-?\d{1,3})?$/;

/** True for a code that can stand in an attribution. */
export function isPartyCode(code: PartyCode): boolean {
  return CODE.test(code) && !RESERVED.has(code) && !/^ALT\d*$/.test(code);
}

/** Throws E_PARTY_CODE for a filing whose party cannot stand in an attribution. */
export function requireCodes(filings: readonly Filing[]): void {
  for (const { party, file } of filings) {
    if (isPartyCode(party)) continue;
    throw new TravauxError(
      "E_PARTY_CODE",
      `"${party}" cannot name a party in brackets.`,
      "Use the ISO 3166 code (PAK) or the acronym of the organisation or group (EU, G77), in capitals; DELETE, RETAIN, PLACEMENT, OPTION and ALT are reserved.",
      { where: file === undefined ? {} : { file } },
    );
  }
}
