import type { CitationView, ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import type { InstrumentEntry } from "../../register/register.ts";
import { citedInstrument, isExactTitle, titlesOf } from "../../register/titles.ts";
import { at, clausesOf } from "../reading.ts";
import { differenceFrom, isTitleWithYear, wholeCitation } from "./whole-title.ts";

/** A treaty is not cited by its official title where it is named first. */
export const titleMisquoted: Rule = {
  id: "treaties/title-misquoted",
  group: "treaties",
  title: "Treaties not cited by their official title on first use",
  check: (subject) => {
    const seen = new Set<string>();
    return clausesOf(subject.text).flatMap((clause) =>
      clause.citations.flatMap((citation) => firstUse(subject, clause, citation, seen)),
    );
  },
};

function firstUse(
  { register }: Subject,
  clause: ClauseView,
  citation: CitationView,
  seen: Set<string>,
): readonly Observation[] {
  const entry = citedInstrument(register, citation.instrument);
  if (entry === null || entry.members !== undefined || seen.has(entry.key)) return [];
  seen.add(entry.key);
  const range = wholeCitation(clause, citation, entry);
  const quote = clause.text.slice(range.start, range.end);
  if (entry.kind !== "treaty" && !passesForTitle(quote, citation, entry)) return [];
  if (
    titlesOf(entry).some((title) => isExactTitle(quote, title)) ||
    entry.acronyms.some((name) => name === bare(quote))
  ) {
    return [];
  }
  if (goesOn(clause, citation, entry) || isTitleWithYear(quote, entry)) return [];
  const proposed = titleInSentence(clause, { quote, range }, entry, seen);
  const isShort = [...entry.shortNames, ...entry.acronyms].some((name) => same(name, quote));
  return [
    {
      ...at(clause, range),
      severity: isShort ? "note" : "consider",
      view: "legal",
      why: isShort
        ? `“${quote}” is a short name; where it is named first, it should have its title, the “${entry.title}”.`
        : why(entry, proposed, quote),
      source: `${entry.title}, official text (${entry.source})`,
      advice: "propose",
      suggestion: proposed,
    },
  ];
}

/** A political text may be cited by a short name or its symbol; words that are neither pass for its title. */
function passesForTitle(quote: string, citation: CitationView, entry: InstrumentEntry): boolean {
  if (citation.kind === "resolution") return false;
  const longer = quote.length > citation.range.end - citation.range.start;
  return longer || citation.instrument !== entry.key;
}

/** `1970 UNESCO Convention on the Means of …`: the name found is only the head of the title, which goes on letter by letter. */
function goesOn({ text }: ClauseView, { quote, range }: CitationView, entry: InstrumentEntry): boolean {
  const last = /\p{L}+$/u.exec(quote)?.[0] ?? "";
  const rest = text.slice(range.end - last.length).toLowerCase();
  return last !== "" && titlesOf(entry).some((title) => rest.startsWith(title.toLowerCase()));
}

function why(entry: InstrumentEntry, proposed: string, quote: string): string {
  const difference = differenceFrom(
    quote,
    proposed.includes(entry.title) ? entry.title : (entry.titleBesideParent ?? entry.title),
  );
  const full = `The title is not quoted as it stands${difference === null ? "" : ` (${difference})`}: it is the “${entry.title}”`;
  return proposed.includes(entry.title)
    ? `${full}.`
    : `${full}, of which the first part is enough beside the Convention.`;
}

/** The official title in the draft's sentence: the first part of it beside the treaty it supplements; lead words stay. */
function titleInSentence(
  clause: ClauseView,
  { quote, range }: Pick<CitationView, "quote" | "range">,
  entry: InstrumentEntry,
  seen: ReadonlySet<string>,
): string {
  const [lead = ""] = /^(?:the|its|their)\s+/i.exec(quote) ?? [];
  const before = clause.text.slice(Math.max(0, range.start - 8), range.start);
  const owned = /\b(?:its|their)\s+$/i.test(before) || /^(?:its|their)\s/i.test(lead);
  const beside = owned || (entry.parent !== undefined && seen.has(entry.parent) && citesBefore(clause, range.start));
  return `${lead}${beside ? (entry.titleBesideParent ?? entry.title) : entry.title}`;
}

function citesBefore({ citations }: ClauseView, start: number): boolean {
  return citations.some(({ kind, range }) => kind === "treaty" && range.end <= start);
}

function bare(quote: string): string {
  return quote.replace(/^(?:the|its|their)\s+/i, "");
}

/** Whether two names are the same to a reader: case and the spelling in -ise or -ize aside. */
function same(one: string, other: string): boolean {
  const plain = (name: string): string =>
    bare(name)
      .toLowerCase()
      .replace(/is(e|ed|ing|ation)\b/g, "iz$1")
      .replace(/\bunited nations\b/g, "un");
  return plain(one) === plain(other);
}
