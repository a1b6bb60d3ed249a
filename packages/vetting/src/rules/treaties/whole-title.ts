import type { CitationView, ClauseView, Range } from "@travaux/instrument";
import type { InstrumentEntry } from "../../register/register.ts";
import { isExactTitle, titlesOf, titleWords } from "../../register/titles.ts";

const CAPITAL = "\\p{Lu}[\\p{L}\\p{M}\\d’'-]*";
const JOIN = "(?:of|and|or|the|on|for|against|to|in|with|from|by|its|their|other|relating|concerning|regarding)";
/** How a title goes on behind its name: `… for the International Criminal Court`. */
const TAIL = new RegExp(
  `^,?\\s+(?:on|of|for|against|to|relating to|concerning|regarding)(?:\\s+the)?\\s+${CAPITAL}(?:(?:,?\\s+${JOIN}){0,3}\\s+${CAPITAL}|,\\s+${CAPITAL}){0,24}`,
  "u",
);

/**
 * The words by which a clause cites an instrument, with the rest of the title where a short name is only its head: `Rome
 * Statute` goes on `for the International Criminal Court`. What follows is of the title where half of its words are.
 */
export function wholeCitation(clause: ClauseView, citation: CitationView, entry: InstrumentEntry): Range {
  const { end } = citation.range;
  const start = startOf(clause.text, citation.range);
  const next = clause.citations.find(({ range }) => range.start >= end)?.range.start ?? clause.text.length;
  const tail = TAIL.exec(clause.text.slice(end, next))?.[0] ?? "";
  const official = new Set(titlesOf(entry).flatMap(titleWords));
  const words = [...tail.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const last = words.findLast(([word]) => titleWords(word).some((form) => official.has(form)));
  if (last === undefined) return { start, end };
  const length = last.index + last[0].length;
  const content = titleWords(tail.slice(0, length));
  const shared = content.filter((word) => official.has(word)).length;
  return shared * 2 < content.length ? { start, end } : { start, end: end + length };
}

const CALLED_INTERNATIONAL = "International ";

/** `International Convention on …` where the title has no such word: it is of the title as cited. */
function startOf(text: string, { start, end }: Range): number {
  const before = text.slice(0, start).endsWith(CALLED_INTERNATIONAL);
  return before && /^(?:Convention|Protocol|Covenant|Treaty|Agreement)\b/.test(text.slice(start, end))
    ? start - CALLED_INTERNATIONAL.length
    : start;
}

/** `Hague Convention of 1954 for …`: the title letter by letter, but for the place or the body named before it and a year within. */
export function isTitleWithYear(words: string, entry: InstrumentEntry): boolean {
  const bare = words.replace(/,? (?:of|,) (?:\d{1,2} \p{L}+ )?(?:1[89]|20)\d\d(?= )/u, "");
  const named = bare.replace(
    /^(?:the )?(?:(?:1[89]|20)\d\d )?(?:(?!(?:International|Supplementary|Optional|Additional|Framework|European|UN|United|Nations) )\p{Lu}[\p{L}-]* ){0,2}(?=(?:Convention|Protocol|Agreement|Treaty|Statute|Covenant)\b)/u,
    "",
  );
  return titlesOf(entry).some((title) => isExactTitle(bare, title) || isExactTitle(named, title));
}

/** Words of a difference that one sentence can carry. */
const SHOWN = 6;

/** `“for” stands for “of”`, `“Human” is left out`: the one place where the words differ from a title; null where there are more. */
export function differenceFrom(cited: string, title: string): string | null {
  const own = cited
    .replace(/^(?:the|its|their)\s+/i, "")
    .replace(/^(?:1[89]|20)\d\d\s+/, "")
    .split(/\s+/);
  const official = title.split(/\s+/);
  const same = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined && one.toLowerCase() === other?.toLowerCase();
  let head = 0;
  while (head < Math.min(own.length, official.length) && same(own[head], official[head])) head += 1;
  let foot = 0;
  const most = Math.min(own.length, official.length) - head;
  while (foot < most && same(own.at(-1 - foot), official.at(-1 - foot))) foot += 1;
  const given = own.slice(head, own.length - foot);
  const right = official.slice(head, official.length - foot);
  if (Math.max(given.length, right.length) > SHOWN || given.length + right.length === 0) return null;
  if (given.length === 0) return `“${right.join(" ")}” is left out`;
  if (right.length === 0) return `“${given.join(" ")}” is added`;
  return `“${given.join(" ")}” stands for “${right.join(" ")}”`;
}
