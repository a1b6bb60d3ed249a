import { titleBehindLabel } from "./enclosure-label.ts";
import { isOffice, isOrganisation, isPerson } from "./signs.ts";

/** `(Ana Petrov) Section Officer`: where a name in parentheses ends. */
const NAME_FIRST = /^\(([\p{L}.'’ -]{3,50})\)(?=\s+\p{Lu})/u;
/** `… Port Sela Ministry of X's u.o. No. 3/2026`: where the number line begins. */
const NUMBER_BEHIND =
  /(?<=[\p{L}).,])\s+(?=(?:The )?(?:Ministry|Department|Embassy|Mission|Division|Office|Secretariat|Directorate|Bureau)\b[^,:]{2,60}?(?:['’]s|s['’])?\s+[ud]\.?\s?o\.?(?:\s+No\b|$))/u;
const ORGANISATION_BEHIND =
  /(?<!\b(?:of|the|for|to|and|in|at)|,)\s+(?=(?:government|ministry|department|embassy|permanent mission) (?:of|for)\b)/giu;
const TELEPHONE_BEHIND =
  /(?<=\S[ ,;]\s*)(?=(?:Ph|Tel|Tele|Telephone|Phone|Fax|Mob)\b\.?(?:\s*No\.?)?\s*[:.]?\s*[+(\d])/gi;

/**
 * Offsets at which a line is really several: a file that went through another program often has its letterhead or its
 * signature block run together on one line.
 */
export function runOnCuts(line: string): readonly number[] {
  const cuts = [...line.matchAll(TELEPHONE_BEHIND)].map((match) => match.index);
  const name = NAME_FIRST.exec(line);
  const rest = line.slice(name?.[0].length ?? 0, cuts[0]).trim();
  if (name !== null && isPerson(name[1] ?? "") && isOffice(rest)) cuts.push(name[0].length);
  const number = NUMBER_BEHIND.exec(line);
  if (number !== null) cuts.push(number.index);
  if (isOrganisation(line)) for (const match of line.matchAll(ORGANISATION_BEHIND)) cuts.push(match.index);
  const title = titleBehindLabel(line);
  if (title !== null) cuts.push(title);
  return cuts.sort((a, b) => a - b);
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
