import type { OrganisationView } from "../view.ts";
import { type NameFinder, wordsOf } from "./names.ts";

const NAMED_WITH_ACRONYM =
  /(?<![\p{L}\p{M}])((?:\p{Lu}[\p{L}\p{M}’'-]+(?:\s+(?:of|and|the|for|on|against|in|to|de|des|du|pour|&)){0,3}\s+){1,12}\p{Lu}[\p{L}\p{M}’'-]+)\s+\(([A-Z][A-Za-z0-9-]{1,12})\)/gu;
const BODY =
  /\b(?:Office|Organi[sz]ation|Union|Agency|Commission|Committee|Council|Fund|Programme|Program|Bank|Mission|Secretariat|Institute|Authority|Centre|Center|Association|League|Community|Court|Tribunal|Task Force|Group|Forum|Initiative|Partnership|Network|Assembly|Federation|Service|Force|Entity|Cooperation)\b/;

/** Organisations named in a text: those of the lexicon, and any body that the text itself names in full with its acronym. */
export function organisationsIn(text: string, finder: NameFinder): readonly OrganisationView[] {
  const matches = finder.organisations(wordsOf(text)).filter((match) => /\p{Lu}/u.test(text[match.start] ?? ""));
  const found: OrganisationView[] = [];
  for (const match of matches) {
    const { acronym } = match.entry;
    const previous = found.at(-1);
    const name = match.entry.names[0] ?? acronym ?? "";
    if (previous?.name === name && /^\s*\($/.test(text.slice(previous.range.end, match.start))) {
      const end = text[match.end] === ")" ? match.end + 1 : match.end;
      found[found.length - 1] = viewOf(text, acronym, name, previous.range.start, end);
    } else found.push(viewOf(text, acronym, name, match.start, match.end));
  }
  const added: OrganisationView[] = [];
  let index = 0;
  for (const match of text.matchAll(NAMED_WITH_ACRONYM)) {
    const name = (match[1] ?? "").replace(/^The\s+/, "");
    const start = match.index + (match[1] ?? "").length - name.length;
    const end = match.index + match[0].length;
    while (index < found.length && (found[index]?.range.end ?? 0) <= start) index += 1;
    const overlaps = (found[index]?.range.start ?? end) < end;
    if (!overlaps && BODY.test(name)) added.push(viewOf(text, match[2] ?? null, name, start, end));
  }
  return [...found, ...added].sort((a, b) => a.range.start - b.range.start);
}

function viewOf(text: string, acronym: string | null, name: string, start: number, end: number): OrganisationView {
  return { acronym, name, quote: text.slice(start, end), range: { start, end } };
}
