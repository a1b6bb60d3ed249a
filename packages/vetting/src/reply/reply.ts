import type { Paper } from "@travaux/paper";
import { type IncomingNote, notVetted } from "../brief/note.ts";
import { counted, dayFirstDate, listed, longDate, readableName, sentence, VIEW_WORD } from "../brief/words.ts";
import { stateInSentence } from "../names/states.ts";
import type { VetReport } from "../report.ts";
import { annexTable, observationsOf } from "./annex.ts";
import type { House } from "./house.ts";
import { filled, notePaper, possessive, withArticle } from "./note-form.ts";

/** The house that replies, where a form is used by itself; an instance gives the name of its own. */
const HOUSE_NAME = "Ministry of Foreign Affairs";

/**
 * The reply to the note that asked for the vetting, as a draft for the officer who signs it: number, date, name and
 * office are left as blanks in round brackets, never invented. Grading and precedence are those of the incoming note.
 */
export function replyPaper(report: VetReport, note: IncomingNote | null, house: House): Paper {
  const subject = note?.subject ?? report.text.title ?? "(subject)";
  const observations = observationsOf(report);
  const addressee = addresseeOf(note, house);
  const fields = fieldsOf(report, note, house);
  return notePaper(house, {
    title: `Reply: ${subject}`,
    grading: note?.grading ?? null,
    precedence: note?.precedence ?? null,
    letterhead: letterheadOf(house, report.summary.stateName),
    number: filled(house.number, fields),
    addressee,
    subject,
    paragraphs: paragraphsOf(report, note, house, fields),
    closing: house.closing === null ? null : filled(house.closing, fields),
    signature: house.signature,
    annex: observations.length === 0 ? [] : [annexTable(report)],
  });
}

/** The lines of the letterhead; `{STATE}` is the State the text was vetted for, in capitals, `{HOUSE}` the house. */
function letterheadOf({ letterhead }: House, state: string): readonly string[] {
  const fields = { STATE: state.toUpperCase(), HOUSE: HOUSE_NAME.toUpperCase() };
  return letterhead.map((line) => filled(line, fields));
}

function paragraphsOf(
  report: VetReport,
  note: IncomingNote | null,
  house: House,
  fields: Readonly<Record<string, string>>,
): readonly string[] {
  const observations = observationsOf(report);
  const unread = notVetted(note).length > 0 && house.notVetted !== undefined ? [house.notVetted] : [];
  return [
    note === null || note.number === null ? house.referenceWithoutNumber : house.reference,
    house.vetted,
    ...(observations.length === 0 ? [house.noObservations] : [house.observations, house.request]),
    ...unread,
  ].map((template) => filled(template, fields));
}

/** What a form may name in braces; docs/spec/house-forms.md says what each holds. */
function fieldsOf(report: VetReport, note: IncomingNote | null, house: House): Readonly<Record<string, string>> {
  const { summary, text } = report;
  const observations = observationsOf(report);
  const objections = observations.filter(({ severity }) => severity === "object").length;
  const date = note?.date ?? null;
  const written = date === null ? "(date)" : house.dates === "day-first" ? dayFirstDate(date) : longDate(date);
  const others = notVetted(note);
  const known = stateInSentence(summary.state);
  const theState = known === summary.state ? summary.stateName : known;
  return {
    house: HOUSE_NAME,
    organisation: possessive(ministryOf(note) ?? "the"),
    theSender: withArticle(senderOf(note) ?? "(addressee)"),
    number: note?.number ?? "(number)",
    date: written,
    what: text.title === null ? "text" : `“${readableName(withoutDraft(text.title))}”`,
    state: summary.stateName,
    theState,
    TheState: sentence(theState),
    view: summary.view === null ? "diplomatic, legal, financial, protection and security" : VIEW_WORD[summary.view],
    recommendation: summary.recommendation.sentence,
    count: counted(observations.length, "observation", "observations"),
    objections:
      objections === 0
        ? "None of them stands in the way of the text."
        : objections === 1
          ? "One of them is of substance."
          : `${sentence(counted(objections, "", "").trim())} of them are of substance.`,
    others: sentence(listed(others)),
    was: others.length === 1 ? "was" : "were",
  };
}

/** `DRAFT DECLARATION ON FERRIES` after the word draft is `DECLARATION ON FERRIES`. */
function withoutDraft(title: string): string {
  return title.replace(/^(?:zero |first |revised )?draft (?=\p{L})/iu, "");
}

/** Lines of a letterhead that name the State, not the house, and parts of a house in round brackets. */
const OF_THE_STATE =
  /^(?:\(.*\)|(?:the )?(?:government|govt\.?|republic|kingdom|federal republic|islamic republic|union|commonwealth|state) of .*|république .*|gouvernement .*|gobierno .*|república .*)$/i;

function housesIn(note: IncomingNote | null): readonly string[] {
  const lines = (note?.from.organisation ?? "").split(", ").filter((line) => line !== "");
  const houses = lines.filter((line) => !OF_THE_STATE.test(line));
  return houses.length === 0 ? lines : houses;
}

/** The sender's own name, without the State above it in the letterhead. */
function ministryOf(note: IncomingNote | null): string | null {
  const last = housesIn(note).at(-1);
  return last === undefined ? null : readableName(last);
}

/** The mission or ministry itself, as a note verbale names it. */
function senderOf(note: IncomingNote | null): string | null {
  const first = housesIn(note)[0];
  return first === undefined ? null : readableName(first);
}

/** The office that asked is answered: the sender of the note, by office where it named one; a mission as such. */
function addresseeOf(note: IncomingNote | null, house: House): string {
  if (house.addressee === "sender") return senderOf(note) ?? "(addressee)";
  const parts = [note?.from.office ?? null, ministryOf(note)].filter((part) => part !== null);
  return parts.length === 0 ? "(addressee)" : parts.join(", ");
}
