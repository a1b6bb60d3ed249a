import { type Change, compare } from "@travaux/compare";
import { type Communication, type Intake, takeIn } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { clauseReferences } from "@travaux/procedure";
import {
  type Advice,
  builtinPack,
  builtinRegister,
  lexiconOf,
  type NoteFacts,
  RULES,
  type Rule,
  type Severity,
  stateCode,
  type VetReport,
  type View,
  vet,
} from "@travaux/vetting";
import { type PaperText, textOf } from "./paper-text.ts";

/** The fields of a note as they would be registered; those it does not have are null. */
export interface NoteFields {
  readonly form: string | null;
  readonly number: string | null;
  readonly subject: string | null;
  readonly dated: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly request: string | null;
  readonly precedence: string | null;
  readonly grading: string | null;
}

/** A clause of a paper: id, label and words. */
export interface ReadClause {
  readonly id: string;
  readonly label: string;
  readonly words: string;
}

/** A paper as it was read: to be looked at before it is registered. */
export interface PaperReading {
  readonly format: string;
  readonly note: NoteFields | null;
  readonly title: string | null;
  readonly clauses: readonly ReadClause[];
  /** What the reader noticed, and how many lines it could place nowhere. */
  readonly remarks: readonly string[];
  readonly remainder: number;
  /** The running text, for the search. */
  readonly text: string;
}

/** The vetting of a paper, as a case file keeps it. */
export interface PaperVetting {
  readonly version: string;
  readonly party: string;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly clauses: readonly ({ readonly clause: string } & Readonly<Record<Severity, number>>)[];
  readonly findings: readonly {
    readonly id: string;
    readonly rule: string;
    readonly clause: string | null;
    readonly severity: Severity;
    readonly quote: string | null;
    /** Where the quote stands in the clause's text; UTF-16 offsets, the end exclusive. */
    readonly range: { readonly start: number; readonly end: number } | null;
    readonly view: View;
    readonly why: string;
    readonly source: string;
    readonly advice: Advice;
    readonly suggestion: string | null;
  }[];
}

/** A paper to be read, and the version as which its clauses are named. */
export interface PaperBytes {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly version: string;
}

/** What is wanted of a paper: its reading; besides, its vetting for a State, its text, or how it differs from another. */
export interface ReadingOrder extends PaperBytes {
  /** ISO 3166 alpha-3; null where no vetting is wanted. */
  readonly party: string | null;
  readonly isTextWanted?: boolean;
  /** The earlier paper with which this one is compared. */
  readonly against?: PaperBytes | null;
}

/** What came of it; null for what was not wanted. */
export interface ReadPaper {
  readonly reading: PaperReading;
  readonly vetting: PaperVetting | null;
  readonly text: PaperText | null;
  readonly changes: readonly Change[] | null;
}

/** How far a paper is: which step, and of its parts how many are done. */
export interface ReadingProgress {
  readonly step: "reading" | "vetting" | "comparing";
  readonly done: number;
  readonly of: number;
}

/**
 * Reads a paper, and does with it what is asked for. `tell` is called as it goes on. Throws what the readers throw, and
 * `E_STATE_UNKNOWN` for a party that is none.
 */
export async function readPaper(
  order: ReadingOrder,
  tell: (progress: ReadingProgress) => void = () => undefined,
): Promise<ReadPaper> {
  const { party, against = null, isTextWanted = false } = order;
  const state = party === null ? null : stateCode(party);
  if (party !== null && state === null) throw stateUnknown();
  const papers = against === null ? 1 : 2;
  tell({ step: "reading", done: 0, of: papers });
  const intake = await takenIn(order);
  const before = against === null ? null : await takenIn(against);
  tell({ step: "reading", done: papers, of: papers });
  if (before !== null) tell({ step: "comparing", done: 0, of: 1 });
  return {
    reading: readingOf(intake),
    vetting: state === null ? null : vettingOf(intake, order.version, state, tell),
    text: isTextWanted ? textOf(intake.instrument, intake.view) : null,
    changes: before === null ? null : compare(before.instrument, intake.instrument).changes,
  };
}

function takenIn({ bytes, name, version }: PaperBytes): Promise<Intake> {
  return takeIn(bytes, name, { version, lexicon: lexiconOf(builtinRegister()), view: "accepted" });
}

function vettingOf(
  intake: Intake,
  version: string,
  state: string,
  tell: (progress: ReadingProgress) => void,
): PaperVetting {
  const rules = RULES.map((rule, at): Rule => {
    const check: Rule["check"] = (subject) => {
      tell({ step: "vetting", done: at, of: RULES.length });
      return rule.check(subject);
    };
    return { ...rule, check };
  });
  const subject = {
    text: intake.view,
    note: noteFacts(intake),
    state,
    pack: builtinPack(),
    register: builtinRegister(),
  };
  return { ...digestOf(vet(subject, { rules })), version, party: state };
}

function stateUnknown(): TravauxError {
  return new TravauxError(
    "E_STATE_UNKNOWN",
    "That is not the code of a State.",
    "Use the three letters of ISO 3166, such as PAK.",
  );
}

function readingOf({ communication, reading, view, findings, remainder }: Intake): PaperReading {
  const labels = new Map(clauseReferences(view).map(({ id, label }) => [id, label]));
  return {
    format: reading.format,
    note: communication === null ? null : fieldsOf(communication),
    title: view.title,
    clauses: view.clauses.map(({ id, text }) => ({ id, label: labels.get(id) ?? id, words: text })),
    remarks: [...reading.remarks, ...findings].map(({ message }) => message),
    remainder: remainder.length,
    text: reading.source,
  };
}

function fieldsOf(note: Communication): NoteFields {
  const { form, number, subject, date, from, to, paragraphs, precedence, grading } = note;
  const request = paragraphs.find((paragraph) => /\b(request|vet|views|comments)\w*\b/i.test(paragraph)) ?? null;
  return {
    form,
    number,
    subject,
    dated: date,
    from: from.organisation ?? from.office,
    to,
    request,
    precedence,
    grading,
  };
}

function noteFacts({ communication, view }: Intake): NoteFacts | null {
  if (communication === null) return null;
  const { number, subject, date, paragraphs, enclosures } = communication;
  return { number, subject, date, paragraphs, enclosures, enclosed: view.clauses.length > 0 };
}

function digestOf({ findings, summary }: VetReport): Pick<PaperVetting, "counts" | "clauses" | "findings"> {
  const byClause = new Map<string, Record<Severity, number>>();
  for (const { clause, severity } of findings) {
    if (clause === null) continue;
    const counted = byClause.get(clause) ?? { object: 0, consider: 0, note: 0 };
    counted[severity] += 1;
    byClause.set(clause, counted);
  }
  return {
    counts: summary.counts,
    clauses: [...byClause].map(([clause, counts]) => ({ clause, ...counts })),
    findings: findings.map(({ id, rule, clause, severity, quote, range, view, why, source, advice, suggestion }) => ({
      id,
      rule,
      clause,
      severity,
      quote,
      range,
      view,
      why,
      source,
      advice,
      suggestion,
    })),
  };
}
