import type { CitationView, ClauseView, InstrumentView } from "@travaux/instrument";
import { textKind } from "../text-kind.ts";

/** A treaty cited by name, or by words that point back to one: `its article 32`, `the Convention`, `its three Protocols`. */
export interface TreatyUse {
  readonly citation: CitationView;
  /** `protocols`: the protocols to the treaty are meant, not the treaty itself. */
  readonly reach: "itself" | "protocols";
  /** True where the words themselves carry it out: `its full implementation`. */
  readonly carriedOut?: boolean;
}

const KIND = "Convention|Protocol|Covenant|Treaty|Statute|Agreement";
const ARTICLES = "(?:articles?|paragraphs?|provisions?|obligations?|commitments?|terms?|requirements?|chapters?)";
const NUMBERS = "(?:\\s+\\d[\\d()a-z]*(?:(?:,|\\s+and|\\s+to)\\s+\\d[\\d()a-z]*)*)?";

/** Words that point back within a sentence: to the treaty named last. Sources: the usual back-references of treaty drafting. */
const WITHIN: readonly RegExp[] = [
  new RegExp(`\\b(?:its|their)\\s+${ARTICLES}${NUMBERS}(?=[\\s,.;)]|$)`, "gi"),
  new RegExp(
    `\\b${ARTICLES}${NUMBERS}\\s+(?:thereof|therein|thereunder|under (?:it|them)(?=[\\s,.;)]|$)|of (?:the said|the same|the latter|that|this) (?:${KIND}|instrument))`,
    "gi",
  ),
  new RegExp(`\\b(?:the said|the same|the latter|that) (?:${KIND}|instrument)\\b`, "gi"),
];

/** `its full implementation`: the deed follows the word that points back. */
const CARRIED_OUT =
  /\b(?:its|their)\s+(?:(?:full|effective|complete|faithful|universal|timely|prompt|and)\s+)*(?:implementation|application|observance|enforcement)\b/gi;

/** `its three Protocols`, `the Protocols thereto`, right after the treaty they belong to. */
const PROTOCOLS =
  /\b(?:its|their|the|all|both|these)\s+(?:(?:two|three|four|several|optional|additional|supplementing|supplementary|respective|relevant|Optional|Additional)\s+)*Protocols\b(?:\s+(?:thereto|supplementing it|to it))?/g;
/** What may stand between a treaty and its protocols. */
const JOINED = /^[\s,()"“”]*(?:(?:and|as well as|together with|including|with|along with)\s+)?(?:to\s+)?$/i;

/** `the Convention` where it is no title: a text that has named one treaty of the kind means that one. */
const BARE = new RegExp(
  `\\b[Tt]he (${KIND})\\b(?! (?:on|against|for|relating|concerning|of|to|between|No|in|regarding|establishing)\\b)(?!['’]s)`,
  "g",
);

const read = new WeakMap<InstrumentView, ReadonlyMap<string, readonly TreatyUse[]>>();

/** The treaties a clause of a text uses, by name or by pointing back, in the order of their places. */
export function treatyUses(text: InstrumentView, clause: ClauseView): readonly TreatyUse[] {
  let known = read.get(text);
  if (known === undefined) {
    known = usesOf(text);
    read.set(text, known);
  }
  return known.get(clause.id) ?? [];
}

function usesOf(text: InstrumentView): ReadonlyMap<string, readonly TreatyUse[]> {
  const named = new Map<string, Set<string>>();
  const titles = new Map<string, string>();
  const pointsToItself = textKind(text) === "treaty";
  const uses = new Map<string, readonly TreatyUse[]>();
  for (const clause of text.clauses) {
    const found: TreatyUse[] = [];
    for (const citation of clause.citations) {
      if (citation.kind === "treaty") found.push(useOf(citation));
    }
    if (!pointsToItself) found.push(...bare(clause, named));
    found.push(...cutTitles(clause, titles));
    found.push(...within(clause, found));
    found.push(...protocols(clause, found));
    found.push(
      ...pronouns(
        clause,
        found.toSorted((one, other) => one.citation.range.end - other.citation.range.end),
      ),
    );
    uses.set(
      clause.id,
      found.toSorted((one, other) => one.citation.range.start - other.citation.range.start),
    );
    for (const { kind, instrument, quote } of clause.citations) {
      const noun = new RegExp(KIND).exec(quote)?.[0];
      if (kind !== "treaty" || instrument === null || noun === undefined) continue;
      titles.set(quote, instrument);
      named.set(noun, (named.get(noun) ?? new Set()).add(instrument));
    }
  }
  return uses;
}

/** What stands for all Protocols to a treaty where nothing has a name for them together. */
const PROTOCOLS_TO = /^Protocols to the (.+)$/;

/** The treaty of which the citation means the Protocols taken together; null for any other citation. */
export function parentOfProtocols({ instrument }: CitationView): string | null {
  return PROTOCOLS_TO.exec(instrument ?? "")?.[1] ?? null;
}

function useOf(citation: CitationView): TreatyUse {
  const parent = parentOfProtocols(citation);
  if (parent === null) return { citation, reach: "itself" };
  return { citation: { ...citation, instrument: parent }, reach: "protocols" };
}

function pointing(found: RegExpExecArray, instrument: string | null): CitationView {
  const range = { start: found.index, end: found.index + found[0].length };
  const numbers = /\d[\d()a-z]*/g;
  const articles = /^(?:its|their)?\s*articles?/i.test(found[0])
    ? [...found[0].matchAll(numbers)].map(([one]) => one)
    : [];
  const article = articles.length === 0 ? null : articles.join(", ");
  return { kind: "treaty", instrument, article, quote: found[0], range };
}

function isFree(clause: ClauseView, found: RegExpExecArray): boolean {
  const end = found.index + found[0].length;
  return !clause.citations.some(({ range }) => range.start < end && found.index < range.end);
}

/** `the Convention`, where the text so far has named just one. */
function bare(clause: ClauseView, named: ReadonlyMap<string, ReadonlySet<string>>): readonly TreatyUse[] {
  return [...clause.text.matchAll(BARE)].flatMap((found) => {
    const [only, ...others] = named.get(found[1] ?? "") ?? [];
    if (only === undefined || others.length > 0 || !isFree(clause, found)) return [];
    return [{ citation: pointing(found, only), reach: "itself" as const }];
  });
}

/** Words of a title that a shorter form of it keeps at least, from its beginning. */
const LEAST_KEPT = 4;
/** More of the title, or of another one: not a shorter form. */
const GOES_ON = /^,? (?:of|on|for|and|to|in|against|by) (?:the )?\p{Lu}/u;

/** `the Agreement on Port State Measures`, where the whole title stood before. */
function cutTitles(clause: ClauseView, titles: ReadonlyMap<string, string>): readonly TreatyUse[] {
  return [...titles].flatMap(([title, instrument]) => {
    const words = title.replace(/^(?:the|its) /i, "").split(/\s+/);
    for (let kept = words.length - 1; kept >= LEAST_KEPT; kept -= 1) {
      const form = words.slice(0, kept).join(" ").replace(/,$/, "");
      const index = clause.text.indexOf(form);
      if (index < 0 || !/ \p{Lu}\S*$/u.test(form) || GOES_ON.test(clause.text.slice(index + form.length))) continue;
      const range = { start: index, end: index + form.length };
      if (clause.citations.some((one) => one.range.start < range.end && range.start < one.range.end)) return [];
      return [
        { citation: { kind: "treaty", instrument, article: null, quote: form, range }, reach: "itself" as const },
      ];
    }
    return [];
  });
}

/** `undertake to ratify it`: only a treaty can be ratified. */
const RATIFIED =
  /(?<=\b(?:ratify(?:ing)?|ratification of|acced(?:e|ing) to|accession to|becom(?:e|ing) (?:a )?(?:part(?:y|ies)|signator(?:y|ies)) to) )(?:it|them)\b/gi;
/** `commit to join it`, `and will implement them`: so much can be done to other things too. */
const DONE_TO =
  /(?<=\b(?:join|sign|implement|apply|uphold|observe|honou?r|respect|enforce|fulfil|comply with|abide by|adhere to|give (?:full )?effect to)(?:ing)?(?: fully)? )(?:it|them)\b/gi;
/** Something else that `it` may mean. */
const OTHER_NOUN = /\b(?:the|an?|this|that|these|our|its|their|every|each|all)\b/i;

/** Treaties that a pronoun means: the one named last, or all that were named for `them`. */
function pronouns(clause: ClauseView, before: readonly TreatyUse[]): readonly TreatyUse[] {
  return [RATIFIED, DONE_TO].flatMap((pattern) =>
    [...clause.text.matchAll(pattern)].flatMap((found) => {
      const named = before.filter(({ citation }) => citation.range.end <= found.index);
      const last = named.at(-1);
      if (last === undefined || !isFree(clause, found)) return [];
      const between = clause.text.slice(last.citation.range.end, found.index);
      if (pattern === DONE_TO && OTHER_NOUN.test(between)) return [];
      const meant = /^them$/i.test(found[0]) ? named : [last];
      return meant.map(({ citation, reach }) => ({ citation: pointing(found, citation.instrument), reach }));
    }),
  );
}

function within(clause: ClauseView, before: readonly TreatyUse[]): readonly TreatyUse[] {
  if (before.length === 0) return [];
  return [...WITHIN, CARRIED_OUT].flatMap((pattern) =>
    [...clause.text.matchAll(pattern)].flatMap((found) => {
      const antecedent = before.findLast(({ citation }) => citation.range.end <= found.index);
      if (antecedent === undefined || !isFree(clause, found)) return [];
      const citation = pointing(found, antecedent.citation.instrument);
      return [{ citation, reach: antecedent.reach, carriedOut: pattern === CARRIED_OUT }];
    }),
  );
}

function protocols(clause: ClauseView, before: readonly TreatyUse[]): readonly TreatyUse[] {
  if (before.length === 0) return [];
  return [...clause.text.matchAll(PROTOCOLS)].flatMap((found) => {
    const antecedent = before.findLast(({ citation }) => citation.range.end <= found.index);
    if (antecedent === undefined || !isFree(clause, found)) return [];
    if (!JOINED.test(clause.text.slice(antecedent.citation.range.end, found.index))) return [];
    return [{ citation: pointing(found, antecedent.citation.instrument), reach: "protocols" as const }];
  });
}
