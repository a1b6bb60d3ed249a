import { type Paper, type PaperBlock, run } from "@travaux/paper";
import type { IncomingNote } from "../brief/note.ts";
import { counted, dayFirstDate, longDate, readableName, sentence, VIEW_WORD } from "../brief/words.ts";
import type { VetReport } from "../report.ts";
import { annexTable, observationsOf } from "./annex.ts";
import type { House } from "./house.ts";

/**
 * The reply to the note that asked for the vetting, as a draft for the officer who signs it: number, date, name and
 * office are left as blanks in round brackets, never invented. Grading and precedence are those of the incoming note.
 */
export function replyPaper(report: VetReport, note: IncomingNote | null, house: House): Paper {
  const subject = note?.subject ?? report.text.title ?? "(subject)";
  const observations = observationsOf(report);
  const addressee = addresseeOf(note);
  const blocks: PaperBlock[] = [
    { type: "paragraph", align: "center", runs: [run(letterheadOf(house, report.summary.stateName), "bold")] },
    ...(house.numberAt === "head" ? [line(house.number, "end")] : []),
    ...(house.addresseeAt === "head" ? [line(`To: ${addressee}`, "start", true)] : []),
    { type: "paragraph", apart: true, runs: [run(`${house.subject} `), run(subject.toUpperCase(), "bold")] },
    ...(house.salutation === null ? [] : [line(house.salutation)]),
    ...numbered(paragraphsOf(report, note, house), house.firstUnnumbered),
    ...(house.closing === null ? [] : [line(house.closing)]),
    { type: "signature", lines: house.signature },
    ...(house.addresseeAt === "foot" ? [line(addressee, "start", true)] : []),
    ...(house.numberAt === "foot" ? [line(house.number)] : []),
    ...(observations.length === 0 ? [] : [line(house.enclosure, "start", true)]),
  ];
  const annex: PaperBlock[] = [
    { type: "page-break" },
    { type: "heading", depth: 1, text: house.annexTitle },
    annexTable(report),
  ];
  return {
    language: house.language,
    title: `Reply: ${subject}`,
    titlePrinted: false,
    grading: note?.grading ?? null,
    precedence: note?.precedence ?? null,
    blocks: observations.length === 0 ? blocks : [...blocks, ...annex],
  };
}

/** The lines of the letterhead; `{STATE}` is the State the text was vetted for, in capitals. */
function letterheadOf({ letterhead }: House, state: string): string {
  return letterhead.join("\n").replaceAll("{STATE}", state.toUpperCase());
}

function line(text: string, align: "start" | "end" = "start", apart = false): PaperBlock {
  return { type: "paragraph", align, apart, runs: [run(text)] };
}

function numbered(paragraphs: readonly string[], firstUnnumbered: boolean): PaperBlock[] {
  return paragraphs.map((text, index) =>
    index === 0 && firstUnnumbered ? line(text) : { type: "paragraph", number: `${index + 1}.`, runs: [run(text)] },
  );
}

function paragraphsOf(report: VetReport, note: IncomingNote | null, house: House): readonly string[] {
  const { summary, text } = report;
  const observations = observationsOf(report);
  const objections = observations.filter(({ severity }) => severity === "object").length;
  const date = note?.date ?? null;
  const written = date === null ? "(date)" : house.dates === "day-first" ? dayFirstDate(date) : longDate(date);
  const fields: Readonly<Record<string, string>> = {
    organisation: possessive(ministryOf(note) ?? "the"),
    number: note?.number ?? "(number)",
    date: written,
    what: text.title === null ? "text" : `“${text.title}”`,
    state: summary.stateName,
    view: summary.view === null ? "diplomatic, legal, financial, protection and security" : VIEW_WORD[summary.view],
    recommendation: summary.recommendation.sentence,
    count: counted(observations.length, "observation", "observations"),
    objections:
      objections === 0
        ? "None of them stands in the way of the text."
        : objections === 1
          ? "One of them is of substance."
          : `${sentence(counted(objections, "", "").trim())} of them are of substance.`,
  };
  return [
    filled(note === null || note.number === null ? house.referenceWithoutNumber : house.reference, fields),
    filled(house.vetted, fields),
    filled(observations.length === 0 ? house.noObservations : house.observations, fields),
    ...(observations.length === 0 ? [] : [filled(house.request, fields)]),
  ];
}

function possessive(name: string): string {
  if (name === "the") return name;
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}

function filled(template: string, fields: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => fields[name] ?? whole);
}

/** The sender's own name, without the State above it in the letterhead. */
function ministryOf(note: IncomingNote | null): string | null {
  const last = note?.from.organisation?.split(", ").at(-1);
  return last === undefined ? null : readableName(last);
}

/** The office that asked is answered: the sender of the note, by office where it named one. */
function addresseeOf(note: IncomingNote | null): string {
  const parts = [note?.from.office ?? null, ministryOf(note)].filter((part) => part !== null);
  return parts.length === 0 ? "(addressee)" : parts.join(", ");
}
