import { isPartyCode, RESERVED_WORDS, TravauxError } from "@travaux/instrument";
import type { Filing } from "./model.ts";

/** Throws E_PARTY_CODE for a filing whose party cannot stand in an attribution. */
export function requireCodes(filings: readonly Filing[]): void {
  for (const { party, file } of filings) {
    if (isPartyCode(party)) continue;
    throw new TravauxError(
      "E_PARTY_CODE",
      `"${party}" cannot name a party in brackets.`,
      `Use the ISO 3166 code (PAK) or the acronym of the organisation or group (EU, G77), in capitals; reserved are ${RESERVED_WORDS.join(", ")} and Roman figures.`,
      { where: file === undefined ? {} : { file } },
    );
  }
}
