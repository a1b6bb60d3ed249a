import type { CitationKind } from "../nodes.ts";

/** A stretch of text that cites by number: a resolution, decision or statement. */
export interface NumberedCitation {
  readonly start: number;
  readonly end: number;
  readonly kind: CitationKind;
  /** Symbol where it follows from the words (`S/RES/1325 (2000)`, `A/RES/71/1`), else the number with its body. */
  readonly instrument: string;
}

const SYMBOL =
  /\b(?:A|S|E|ST|TD|CERD|CEDAW|CAT|DP|UNEP|FCCC|CTOC|CAC|HRI|GA|HSP|PSC)(?:\/(?:[A-Z]{1,6}(?:-\d{1,2})?|\d{1,4}|[IVX]{1,5}|CONF\.\d{1,3}|COP|L\.\d{1,4}|C\.\d|[A-Z]{2,6}\.\d|[A-Za-z]+\.\d+|Rev\.\d|Add\.\d|Corr\.\d)){1,6}(?:\s\((?:\d{4}|[IVXL]+)\))?/g;
const YEARED = "\\d{1,4}\\s?(?:[A-Z]\\s)?\\((?:19|20)\\d\\d\\)";
const SESSIONED = "\\d{1,3}/\\d{1,4}(?:\\s?[A-Z](?![a-z]))?|\\d{1,4}(?:\\s?[A-Z])?\\s?\\([IVXL]{1,8}\\)";
const ONE = `(?:${YEARED}|${SESSIONED})`;
/** The date that often follows a number in a list: `70/1 of 25 September 2015 and 73/195 of …`. */
const DATED = "(?:\\s+of\\s+\\d{1,2}\\s+[A-Z][a-z]{2,8}\\s+\\d{4})?";
const LIST = new RegExp(
  `\\b(?:(General Assembly|Security Council|Human Rights Council|Economic and Social Council|Commission on [A-Z][A-Za-z ]{4,40}|Council|Assembly|Conference)(?:['’]s?)?\\s+)?(resolutions?|decisions?)\\s+(${ONE}(?:${DATED}(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*;\\s*)${ONE}){0,80})`,
  "gi",
);
const EACH = new RegExp(ONE, "g");
const DECISION = /\b(?:decisions?\s+)?(\d{1,3}\/C(?:OP|P|MP|MA)\.?\s?\d{1,2})(?![\d/])/g;

const OPENING =
  /^[*_\s]*(?:The )?(General Assembly|Security Council|Human Rights Council|Economic and Social Council)[,*_\s]*$/;

/** The organ that a paragraph says speaks (`The General Assembly,`): what it calls its own resolutions has its symbol. Null elsewhere. */
export function speakerOf(text: string): string | null {
  return OPENING.exec(text)?.[1] ?? null;
}

/**
 * Finds resolutions, decisions and presidential statements cited by number; a list gives one citation each. `speaker` is the
 * organ whose text it is, null where that is not known: `its resolution 70/1` is the General Assembly's where it speaks.
 */
export function numberedCitationsIn(text: string, speaker: string | null = null): readonly NumberedCitation[] {
  const found: NumberedCitation[] = [];
  if (!/\d/.test(text)) return found;
  for (const match of text.matchAll(SYMBOL)) {
    const value = match[0];
    const kind = /\/RES\/|\/DEC\//.test(value) ? "resolution" : /PRST/.test(value) ? "political" : null;
    if (kind !== null) found.push({ start: match.index, end: match.index + value.length, kind, instrument: value });
  }
  for (const match of text.matchAll(LIST)) found.push(...listed(match, text, speaker));
  for (const match of text.matchAll(DECISION)) {
    const number = match[1] ?? "";
    const start = match.index + match[0].length - number.length;
    found.push({ start, end: start + number.length, kind: "resolution", instrument: number.replace(/\s/g, "") });
  }
  return found;
}

/** `its previous resolutions`: those of who speaks. */
const ITS = /\bits(?: own)?(?: \p{Ll}+){0,2} $/u;

/** Whose resolutions are listed: the body named, else who speaks, where the words say `its`, `Council` or, in the Assembly, nothing. */
function bodyOf(match: RegExpExecArray | RegExpMatchArray, text: string, speaker: string | null): string | undefined {
  const [, named] = match;
  if (speaker === null) return named;
  if (named !== undefined) return speaker.endsWith(` ${named}`) ? speaker : named;
  const index = match.index ?? 0;
  const own = ITS.test(text.slice(Math.max(0, index - LONGEST_ITS), index));
  return own || speaker === "General Assembly" ? speaker : undefined;
}

const LONGEST_ITS = 60;

function listed(
  match: RegExpExecArray | RegExpMatchArray,
  text: string,
  speaker: string | null,
): readonly NumberedCitation[] {
  const list = match[3] ?? "";
  const body = bodyOf(match, text, speaker);
  const at = (match.index ?? 0) + match[0].length - list.length;
  return [...list.matchAll(EACH)].map((each) => {
    const start = at + each.index;
    const end = start + each[0].length;
    return {
      start,
      end,
      kind: "resolution" as const,
      instrument: symbolOf(body, match[2] ?? "", text.slice(start, end)),
    };
  });
}

function symbolOf(body: string | undefined, noun: string, number: string): string {
  const council = (body ?? "").toLowerCase();
  const tidy = number.replace(/\s+/g, " ").replace(/(\d)\(/, "$1 (");
  const kind = /^decision/i.test(noun) ? "DEC" : "RES";
  if (council === "human rights council") return `A/HRC/${kind}/${tidy}`;
  if (council === "economic and social council") return `E/${kind}/${tidy}`;
  if (council.startsWith("commission") || council === "conference") return `${body} ${noun.replace(/s$/i, "")} ${tidy}`;
  if (/\((?:19|20)\d\d\)$/.test(tidy)) return `S/${kind}/${tidy}`;
  if (council.endsWith("assembly")) return `A/${kind}/${tidy}`;
  return `${kind === "DEC" ? "decision" : "resolution"} ${tidy}`;
}
