import { isPartyCode, TravauxError } from "@travaux/instrument";
import type { Filing } from "./model.ts";

/** Throws E_PARTY_CODE for a filing whose party cannot stand in an attribution. */
export function requireCodes(filings: readonly Filing[]): void {
  for (const { party, file } of filings) {
    if (isPartyCode(party)) continue;
    throw new TravauxError(
      "E_PARTY_CODE",
      `"${party}" cannot name a party in brackets.`,
      "Use the ISO 3166 code (PAK) or the acronym of the organisation or group (EU, G77), in capitals; reserved are DELETE, RETAIN, KEEP, PLACEMENT, OPTION, ALT, ALTERNATIVE, TEXT, TITLE, ANNEX, ARTICLE, CHAPEAU, NEW, NOTE, ADD, INSERT, COMPLETE, SPECIFY, INDICATE, ENTER, CHOOSE, SELECT, PLACEHOLDER, SIC, RECTE, IBID, HEREINAFTER, EDITOR, TRANSLATION, TRANSLATOR, TBC, TBD, TBA, NB, RE, CF, DEL, PP, OP and Roman figures.",
      { where: file === undefined ? {} : { file } },
    );
  }
}
