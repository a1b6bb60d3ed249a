import type { ClauseView, InstrumentView, Range } from "@travaux/instrument";
import type { Observation, Subject } from "../finding.ts";
import { findAll, type Place, stands } from "../packs/phrase/find.ts";
import type { Phrase } from "../packs/phrase/phrase.ts";
import { type Word, wordsOf } from "../packs/phrase/words.ts";

/** The words of clauses already cut; a clause never changes. */
const cut = new WeakMap<ClauseView, readonly Word[]>();

/** The words of a clause, cut once. */
export function wordsIn(clause: ClauseView): readonly Word[] {
  const known = cut.get(clause);
  if (known !== undefined) return known;
  const words = wordsOf(clause.text);
  cut.set(clause, words);
  return words;
}

/** The part of an observation that says where: a clause and words of it. */
export function at(clause: ClauseView, range: Range): Pick<Observation, "clause" | "range" | "quote"> {
  const { start, end } = range;
  return { clause: clause.id, range: { start, end }, quote: clause.text.slice(start, end) };
}

/** The part of an observation that says where: the whole text, or words of its title or of the note. */
export function onTheWhole(quote: string | null = null): Pick<Observation, "clause" | "range" | "quote"> {
  return { clause: null, range: null, quote };
}

/** True where two ranges have a character in common. */
export function overlap(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}

/** True where the words stand, or begin or end, in a title that is cited or in the name of an organisation. */
function isCited(clause: ClauseView, place: Range): boolean {
  const around = (range: Range): boolean => place.start < range.start && range.end <= place.end;
  return [...clause.citations, ...clause.organisations].some(({ range }) => overlap(range, place) && !around(range));
}

const SMALL = /^(of|the|in|on|and|to|for|against|by|with)$/;

/** Written with capitals whatever they stand in. */
const CURRENCY = /^(?:US|[A-Z]{3})$/;

/** `Global Alliance to Counter Migrant Smuggling`: capitals throughout, and not only because a sentence begins there. */
function isName(words: readonly Word[], place: Place): boolean {
  const named = words.slice(place.first, place.last + 1).filter(({ raw }) => !SMALL.test(raw) && !CURRENCY.test(raw));
  if (named.length === 0 || !named.every((word) => /^\p{Lu}/u.test(word.raw))) return false;
  if (named.length > 1) return true;
  const before = words[place.first - 1];
  const lead = words[place.first];
  const begins = before === undefined || lead?.joint === "stop" || /^(\d+|[a-z]|[ivx]+)$/i.test(before.raw);
  return !begins;
}

/**
 * Where one of the phrases stands in the clause's own words, outside the phrases that except it: not in a title it cites
 * or an organisation it names, nor, unless `names` is `keep`, in any name written with capitals.
 */
export function placesOf(
  clause: ClauseView,
  phrases: readonly Phrase[],
  except: readonly Phrase[] = [],
  names: "keep" | "skip" = "skip",
): readonly Place[] {
  const words = wordsIn(clause);
  const places = findAll(phrases, words);
  if (places.length === 0) return places;
  const excepted = findAll(except, words);
  return places
    .filter((place) => !isCited(clause, place) && !(names === "skip" && isName(words, place)))
    .filter((place) => !excepted.some((other) => overlap(other, place)))
    .map((place) => ({ ...place, end: wholeBracket(clause, place) }));
}

/** A quotation that ends within a bracket or a blank takes it whole. */
function wholeBracket({ brackets, placeholders }: ClauseView, { start, end }: Range): number {
  const cut = [...brackets, ...placeholders].filter(
    ({ range }) => start < range.start && range.start < end && end < range.end,
  );
  return Math.max(end, ...cut.map(({ range }) => range.end));
}

/** True where one of the phrases stands in the clause; never for no phrases. */
export function says(clause: ClauseView, phrases: readonly Phrase[]): boolean {
  return phrases.length > 0 && stands(phrases, wordsIn(clause));
}

/** Clauses that have a meaning of their own to vet: all but signature blocks. */
export function clausesOf(text: InstrumentView): readonly ClauseView[] {
  return text.clauses.filter((clause) => clause.role !== "signature");
}

const AGREED = /\b(?:agreed|decided|committed|undertook|undertaken|resolved|pledged|will)\b/i;

/** How a recital begins; `Accept …`, `Permit …` begin none, though no paragraph of the text has been read as operative. */
const RECITAL =
  /^[\s*_“"(]*(?:\d+[.)]\s+)?(?:(?:\p{L}+ly|also|further|fully) )*(?:\p{L}+ing|(?:recall|not|recogni[sz]|acknowledg|welcom|commend|emphasi[sz]|stress|underlin|underscor|highlight|appreciat|express|observ)(?:e?s|e)?|bears?|aware|mindful|concerned|convinced|conscious|determined|alarmed|disturbed|guided|inspired|encouraged|united|resolved|whereas|this|these|that|the|an?|it|there|in|on|at|as|nothing|no|we|our|i)(?=[\s,])/iu;

/**
 * Clauses that promise something: operative and closing. A communiqué that tells in the past what was agreed has no
 * operative part; there every paragraph counts, as does one without an operative part that begins as no recital does.
 */
export function commitmentsOf(text: InstrumentView): readonly ClauseView[] {
  const promises = text.clauses.filter((clause) => clause.role === "operative" || clause.role === "closing");
  if (promises.length > 0) return promises;
  const told = text.clauses.filter((clause) => clause.role === "preambular");
  if (told.some((clause) => AGREED.test(clause.text))) return told;
  return told.filter(({ text: words }) => /[.;]\s*(?:and)?$/.test(words) && !RECITAL.test(words));
}

/** A share of clauses below which a subject is mentioned rather than treated. */
const SUBJECT_SHARE = 0.25;
const found = new WeakMap<Subject, readonly string[]>();

/** Keys of the subjects a text is about: named in its title, or in a quarter of its clauses and at least two. */
export function subjectsOf(subject: Subject): readonly string[] {
  const known = found.get(subject);
  if (known !== undefined) return known;
  const { text, pack } = subject;
  const title = wordsOf(text.title ?? "");
  const clauses = clausesOf(text);
  const keys = pack.subjects
    .filter(({ phrases }) => {
      if (stands(phrases, title)) return true;
      const hits = clauses.filter((clause) => placesOf(clause, phrases).length > 0).length;
      return hits >= 2 && hits >= SUBJECT_SHARE * clauses.length;
    })
    .map((row) => row.key);
  found.set(subject, keys);
  return keys;
}

/** True for a row that belongs to the text: to every text, or to a subject it is about. */
export function concerns(row: { readonly subjects: readonly string[] }, subject: Subject): boolean {
  return row.subjects.length === 0 || row.subjects.some((key) => subjectsOf(subject).includes(key));
}
