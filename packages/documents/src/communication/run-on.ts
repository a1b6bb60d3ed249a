import { titleBehindLabel } from "./enclosure-label.ts";
import { isOffice, isOrganisation, isPerson, isTitled } from "./signs.ts";

/** `(Ana Petrov) Section Officer`: where a name in parentheses ends. */
const NAME_FIRST = /^\(([\p{L}.'’ -]{3,50})\)(?=\s+\p{Lu})/u;
/** `… Port Sela Ministry of X's u.o. No. 3/2026`: where the number line begins. */
const NUMBER_BEHIND =
  /(?<=[\p{L}).,])\s+(?=(?:The )?(?:Ministry|Department|Embassy|Mission|Division|Office|Secretariat|Directorate|Bureau)\b[^,:]{2,60}?(?:['’]s|s['’])?\s+[ud]\.?\s?o\.?(?:\s+No\b|$))/u;
const ORGANISATION_BEHIND =
  /(?<!\b(?:of|the|for|to|and|in|at)|,)\s+(?=(?:government|ministry|department|embassy|permanent mission) (?:of|for)\b)/giu;
const TELEPHONE_BEHIND =
  /(?<=\S[ ,;]\s*)(?=(?:Ph|Tel|Tele|Telephone|Phone|Fax|Mob)\b\.?(?:\s*No\.?)?\s*[:.]?\s*[+(\d])/gi;

/** Words before a telephone that name whose it is; a sentence that gives somebody's number is none. */
function namesHolder(words: string): boolean {
  if (SENDS_TO.test(words) || words.lastIndexOf("(") > words.lastIndexOf(")")) return false;
  return words
    .split(/[,;]\s*/)
    .map((part) => part.trim())
    .every((part) => isTitled(part) || isOrganisation(part) || isPerson(part) || isShortOffice(part));
}

/** Words that send the reader to somebody. */
const SENDS_TO = /\b(?:contact(?:ed|ing)?|call|reach(?:ed)?|please|kindly|quer(?:y|ies)|questions?|at|via|through)\b/i;
/** `Directrice des affaires internationales`; longer, it is a sentence. */
const LONGEST_OFFICE = 60;

function isShortOffice(text: string): boolean {
  return text.length <= LONGEST_OFFICE && isOffice(text) && !/\b(?:I|if|you|we|should|would|will|is|are)\b/.test(text);
}

/**
 * Offsets at which a line is really several: a file that went through another program often has its letterhead or its
 * signature block run together on one line.
 */
export function runOnCuts(line: string): readonly number[] {
  const telephones = [...line.matchAll(TELEPHONE_BEHIND)].map((match) => match.index);
  const cuts = namesHolder(line.slice(0, telephones[0] ?? 0)) ? telephones : [];
  const name = NAME_FIRST.exec(line);
  const rest = line.slice(name?.[0].length ?? 0, cuts[0]).trim();
  if (name !== null && isPerson(name[1] ?? "") && isOffice(rest)) cuts.push(name[0].length);
  const number = NUMBER_BEHIND.exec(line);
  if (number !== null) cuts.push(number.index);
  if (isOrganisation(line))
    for (const match of line.matchAll(ORGANISATION_BEHIND))
      if (namesWhole(line.slice(0, match.index))) cuts.push(match.index);
  const title = titleBehindLabel(line);
  if (title !== null) cuts.push(title);
  return cuts.sort((a, b) => a - b);
}

/** `Government of X` before `Ministry of Y` is a house of its own; `Federal` before `Department of Y` is part of the name. */
function namesWhole(words: string): boolean {
  const name = words.replace(/[\s,;]+$/, "");
  return isOrganisation(name) && /\s(?:of|for)\s/i.test(name);
}

/** Words that begin an office of several words. */
const QUALIFIES =
  /^(?:additional|acting|assistant|associate|chief|consul|deputy|desk|director|first|foreign|head|joint|legal|permanent|prime|principal|private|second|section|senior|special|state|third|under|vice)\b/i;

/** `Ana Petrov Foreign Secretary` gives the name and the office; any other words come back as they are. */
export function nameAndOffice(text: string): readonly string[] {
  if (isPerson(text)) return [text];
  const words = text.split(" ");
  for (let cut = 2; cut < Math.min(words.length, 5); cut += 1) {
    const [name, office] = [words.slice(0, cut).join(" "), words.slice(cut).join(" ")];
    const begins = QUALIFIES.test(office) || (isOffice(office) && isOffice(words[cut] ?? ""));
    if (begins && isPerson(name) && isOffice(office)) return [name, office];
  }
  return [text];
}
