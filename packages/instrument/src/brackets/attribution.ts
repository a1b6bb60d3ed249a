import type { PartyCode, Stance } from "../nodes.ts";
import type { PartyName } from "../view.ts";

/** Words that say what is done with a text and so can never be a party's code (design: reserved words). */
export const RESERVED_WORDS: readonly string[] = (
  "DELETE RETAIN KEEP PLACEMENT OPTION ALT ALTERNATIVE TEXT TITLE ANNEX ARTICLE CHAPEAU NEW NOTE " +
  "ADD INSERT COMPLETE SPECIFY INDICATE ENTER CHOOSE SELECT PLACEHOLDER SIC RECTE IBID HEREINAFTER " +
  "EDITOR TRANSLATION TRANSLATOR TBC TBD TBA NB RE CF DEL PP OP"
).split(" ");
/** Of these some are numbered; beside them stand blanks and Roman figures. */
const RESERVED = new RegExp(
  `^(?:${RESERVED_WORDS.join("|")}|ALT\\d+|(?:PP|OP)\\d*(?:bis|ter)?|XX+|I{1,3}|IV|VI{0,3}|IX)$`,
  "i",
);

/** The Group of 77 signs with China in several spellings; it stays one party, as filed. */
const G77 = "G-?77(?:\\s?[+/&]\\s?|\\s+and\\s+)China";
const CODE = `(?:${G77}|[A-Z][A-Z0-9]{1,9}(?:[-+&.][A-Z][A-Za-z0-9]{1,9}|-\\d{1,3})?)`;
const EACH_CODE = new RegExp(CODE, "g");
const ONE_CODE = new RegExp(`^${CODE}$`);
const LIST = `(${CODE}(?:(?:\\s*[,;]\\s*|\\s+(?:and|&)\\s+|\\s*/\\s*)${CODE}){0,200})`;
const CODES = new RegExp(`^${LIST}(?:\\s+(?:proposes?|suggests?|prefers?|proposal))?\\s*:\\s?`);
const TRAILING = new RegExp(`\\s+[–—-]\\s*${LIST}\\s*$`);
/** `fully – EU delete`: who wants the words struck, or kept, behind a dash. */
const TRAILING_STANCE = new RegExp(`\\s+[–—-]\\s*${LIST}\\s*:?\\s+(delete|retain|keep)\\s*$`);
const SEPARATOR = /\s*[,;]\s*|\s+(?:and|&)\s+|\s*\/\s*/;

/** True for a code that a reader takes for a party when it stands before a colon in brackets. */
export function isPartyCode(code: string): boolean {
  return ONE_CODE.test(code) && !RESERVED.test(code);
}

/** How the words inside one pair of brackets (or one alternative) divide: who wants them, what is done, the words themselves. */
export interface Attributed {
  readonly attribution: readonly PartyCode[];
  readonly stance: Stance;
  /** Characters of the head that name parties or the stance: `EU, PAK: delete: `. */
  readonly head: number;
  /** Characters at the end that name parties: ` – CHE`. */
  readonly tail: number;
}

/** Reads names and stance off the words inside brackets: `EU, PAK: text`, `USA: delete`, `retain: words`, `placement: after OP3 – CHE`. */
export function attributionOf(words: string, parties: readonly PartyName[]): Attributed {
  const named = codesAtHead(words) ?? namesAtHead(words, parties);
  const afterNames = words.slice(named?.length ?? 0);
  const stance = stanceOf(afterNames);
  const head = (named?.length ?? 0) + stance.length;
  const stanced = named === null && head === 0 ? TRAILING_STANCE.exec(words) : null;
  const who = stanced === null || stanced.index === 0 ? null : namedIn(stanced);
  if (stanced !== null && who !== null) {
    const said = stanced[2] === "delete" ? "delete" : "retain";
    return { attribution: who.codes, stance: said, head: 0, tail: who.length };
  }
  const trailing = named === null ? codesAtEnd(words.slice(head)) : null;
  return {
    attribution: named?.codes ?? trailing?.codes ?? [],
    stance: stance.stance,
    head,
    tail: trailing?.length ?? 0,
  };
}

interface Named {
  readonly codes: readonly PartyCode[];
  readonly length: number;
}

function codesAtHead(words: string): Named | null {
  return namedIn(CODES.exec(words));
}

function codesAtEnd(words: string): Named | null {
  return namedIn(TRAILING.exec(words));
}

function namedIn(match: RegExpExecArray | null): Named | null {
  if (match === null) return null;
  const codes = codesOf(match[1] ?? "");
  return codes.some((code) => RESERVED.test(code)) ? null : { codes, length: match[0].length };
}

function codesOf(list: string): readonly PartyCode[] {
  return list.match(EACH_CODE) ?? [];
}

/** Names of States and groups typed in full before a colon; every name must be known, as filed it stays. */
function namesAtHead(words: string, parties: readonly PartyName[]): Named | null {
  const colon = words.indexOf(":");
  if (colon <= 0 || colon > LONGEST_LIST || parties.length === 0) return null;
  const list = words.slice(0, colon);
  const names = list.split(SEPARATOR).map((name) => name.trim());
  const known = (name: string): boolean =>
    parties.some(
      (party) => party.code === name || party.names.some((each) => each.toLowerCase() === name.toLowerCase()),
    );
  if (!names.every((name) => name !== "" && known(name))) return null;
  const space = /^:\s?/.exec(words.slice(colon))?.[0].length ?? 1;
  return { codes: names, length: colon + space };
}

/** A list of names longer than this is not an attribution but a sentence. */
const LONGEST_LIST = 600;

const STANCES: readonly (readonly [Stance, RegExp])[] = [
  ["delete", /^(?:to be )?delet(?:e|ed|es)\s*$|^(?:to )?delete\s*:\s?|^strike\s*$|^strike\s*:\s?/i],
  ["retain", /^(?:to )?(?:retain|keep)(?:s|ed)?\s*$|^(?:to )?(?:retain|keep)\s*:\s?/i],
  ["none", /^\(?no text\)?\.?\s*$/i],
  ["placement", /^placement\s*:\s?|^placement\s*$/i],
];

function stanceOf(words: string): { readonly stance: Stance; readonly length: number } {
  for (const [stance, pattern] of STANCES) {
    const match = pattern.exec(words);
    if (match !== null) return { stance, length: match[0].length };
  }
  return { stance: "text", length: 0 };
}

const RESERVATION = new RegExp(
  `\\(${LIST}\\s*:?\\s+(?:reserves?|reserved|(?:general |scrutiny |parliamentary )*(?:scrutiny )?reservations?|pending instructions|ad ref(?:erendum)?)\\b[^()]{0,120}\\)`,
  "g",
);

/** A reservation noted in the running text, e.g. `(JPN reserves)`, `(EU, CAN: scrutiny reservation)`. */
export interface NotedReservation {
  readonly start: number;
  readonly end: number;
  readonly attribution: readonly PartyCode[];
}

/** Finds reservations noted in parentheses. */
export function reservationsIn(text: string): readonly NotedReservation[] {
  if (!text.includes("(")) return [];
  return [...text.matchAll(RESERVATION)]
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      attribution: codesOf(match[1] ?? ""),
    }))
    .filter((found) => !found.attribution.some((code) => RESERVED.test(code)));
}
