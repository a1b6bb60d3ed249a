import { isPartyCode, type PartyCode } from "@travaux/instrument";
import { organisationNames, stateCode } from "@travaux/vetting";
import { type FileMark, fileMark } from "./file-marks.ts";

/** Whose text a file is by its name. */
export interface FileName {
  /** More than one for a joint text. */
  readonly parties: readonly PartyCode[];
  readonly mark: FileMark;
  /** True where a party is written out, or several share the file: what was made of the name is then said. */
  readonly isRead: boolean;
}

/** Why a name says of nobody whose text it is. */
export interface Unnamed {
  readonly why: string;
}

const UNNAMED: Unnamed = { why: "is not named after a delegation" };

/** Capitals at the beginning of a name that speak of the file, not of a delegation. */
const OF_FILES = /^(?:FINAL|DRAFT|REV|REVISED|VERSION|V|PROPOSALS?|COPY|BASE|ROLLING|CHAIR|COMPILED|COMPILATION)\d*$/;

/** Signs between names that make a file a joint one. */
const JOINT = /^\s*(?:&|\+|,)\s*|^[\s_]+(?:and|with)[\s_]+/i;

/** Reads a file's name without its ending: `EU 2nd proposal`, `Norway`, `EU and PAK`. */
export function fileName(stem: string): FileName | Unnamed {
  const words = stem.normalize("NFC").trim();
  const parties: PartyCode[] = [];
  let isRead = false;
  let rest = words;
  for (;;) {
    const named = partyAtHead(rest);
    if (named === null) return UNNAMED;
    if ("why" in named) return named;
    if (!parties.includes(named.party)) parties.push(named.party);
    isRead ||= named.isName;
    rest = rest.slice(named.length);
    const [joint] = JOINT.exec(rest) ?? [];
    if (joint === undefined) break;
    const next = rest.slice(joint.length);
    if (partyAtHead(next) === null) {
      if (joint.trim() === ",") break;
      return { why: `names others beside ${parties.join(", ")} who are no delegation` };
    }
    rest = next;
  }
  const other = rest.split(/[^\p{L}\p{N}]+/u).find((word) => isKnownCode(word));
  if (other !== undefined) return { why: `may be of ${parties.join(", ")} or of ${other} too` };
  return { parties, mark: fileMark(rest), isRead: isRead || parties.length > 1 };
}

interface Named {
  readonly party: PartyCode;
  readonly length: number;
  readonly isName: boolean;
}

/** The longest beginning of some words that names a party. */
function partyAtHead(words: string): Named | Unnamed | null {
  const ends = [...words.matchAll(/(?=[\s_.,;&+()-]|$)/g)].map((match) => match.index).reverse();
  for (const end of ends) {
    const name = words.slice(0, end).replace(/[\s_]+/g, " ");
    if (name === "" || name !== name.trim()) continue;
    const known = partyNamed(name);
    if (known !== null) return { party: known, length: end, isName: true };
    if (!isPartyCode(name) || OF_FILES.test(name) || /-\d+$/.test(name)) continue;
    const parts = name.split(/[-+&.]/);
    if (parts.length > 1 && parts.every(isKnownCode)) {
      if (!name.includes("-") && !name.includes(".")) continue;
      return { why: `may be of one group or of ${parts.join(" and ")}` };
    }
    return { party: name, length: end, isName: false };
  }
  return null;
}

/** The code of a State or an organisation by its name; null for what is a code already, or unknown. */
function partyNamed(name: string): PartyCode | null {
  if (isPartyCode(name)) return null;
  const state = stateCode(name);
  if (state !== null) return state;
  const plain = name.toLowerCase().replace(/^the /, "");
  const found = organisationNames().find(({ names }) => names.some((each) => each.toLowerCase() === plain));
  return found?.acronym != null && isPartyCode(found.acronym) ? found.acronym : null;
}

/** True for the code of a State, or the EU's. */
function isKnownCode(word: string): boolean {
  return word === "EU" || (/^[A-Z]{3}$/.test(word) && stateCode(word) === word);
}
