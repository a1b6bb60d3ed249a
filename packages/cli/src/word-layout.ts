import type { PdfStandard, WordOptions } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import type { Command } from "commander";
import { once } from "./how-often.ts";

/** How a Word file or a PDF is to be laid out, as typed. */
export interface WordLayoutFlags {
  readonly grading?: string;
  readonly sheet?: string;
  readonly lineNumbers?: boolean;
  readonly date?: string;
  readonly pdf?: string;
  readonly nastaliq?: boolean;
}

/** How a Word file or a PDF is laid out. */
export interface PageLayout extends WordOptions {
  readonly sheet: "A4" | "Letter";
  /** The day or the instant of the changes, and of a PDF, ISO 8601 in UTC; null where the day of the work is meant. */
  readonly date: string | null;
  readonly standard: PdfStandard;
  readonly nastaliq: boolean;
  /** True where a page was asked for that only house form has: a grading, a sheet, numbers of lines. */
  readonly isHouse: boolean;
}

/** Adds the options that lay a Word file or a PDF out. */
export function addWordLayout(command: Command): Command {
  return command
    .option(
      "--grading <words>",
      "the grading at the head and foot of every page; of a brief or a note, instead of the one that came in",
      once("--grading"),
    )
    .option("--sheet <sheet>", "A4 (as a rule) or Letter", once("--sheet"))
    .option("--line-numbers", "for Word and PDF: a number in the margin of every fifth line")
    .option(
      "--date <instant>",
      "for Word and PDF: when the changes were made, 2031-02-03 or 2031-02-03T10:00:00Z (as a rule today)",
      once("--date"),
    )
    .option("--nastaliq", "for PDF: Urdu in Nastaliq; its words print right but are not copied right")
    .option("--pdf <standard>", "for PDF: a-2a (PDF/A-2a, as a rule) or ua-1 (PDF/UA-1)", once("--pdf"));
}

/** The layout asked for. Throws E_USAGE for a sheet, a date or a standard that there is not. */
export function wordLayout(
  { grading, sheet, lineNumbers, date, pdf, nastaliq }: WordLayoutFlags,
  running = "",
): PageLayout {
  const size = sheet === undefined || /^a4$/i.test(sheet) ? "A4" : /^letter$/i.test(sheet) ? "Letter" : null;
  if (size === null) throw new TravauxError("E_USAGE", `There is no sheet "${sheet}".`, "Use A4 or Letter.");
  const standard = STANDARDS.find((one) => one === (pdf ?? "a-2a").toLowerCase());
  if (standard === undefined) {
    throw new TravauxError("E_USAGE", `PDF files are not written as "${pdf}".`, `Use one of: ${STANDARDS.join(", ")}.`);
  }
  const given = date === undefined ? null : checkedDate(date);
  const isHouse = grading !== undefined || sheet !== undefined || lineNumbers === true;
  const page = { sheet: size, grading: grading ?? null, running, lineNumbers: lineNumbers === true } as const;
  return { ...page, date: given, standard, nastaliq: nastaliq === true, isHouse };
}

const STANDARDS: readonly PdfStandard[] = ["a-2a", "ua-1"];

function checkedDate(date: string): string {
  const isIso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/.test(date) && !Number.isNaN(Date.parse(date));
  if (isIso) return date;
  throw new TravauxError("E_USAGE", `"${date}" is no date.`, "Use 2031-02-03, or in UTC 2031-02-03T10:00:00Z.");
}

/** The instant of a piece of work: the one given, else the beginning of the day, because nothing else is known of it. */
export function instantOf(layout: Pick<PageLayout, "date">, today: string): string {
  const date = layout.date ?? today;
  return date.includes("T") ? date : `${date}T00:00:00Z`;
}
