import { type Communication, type Intake, takeIn } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { clauseReferences } from "@travaux/procedure";
import {
  builtinPack,
  builtinRegister,
  lexiconOf,
  type NoteFacts,
  type Severity,
  stateCode,
  type VetReport,
  vet,
} from "@travaux/vetting";

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
    readonly why: string;
    readonly source: string;
    readonly suggestion: string | null;
  }[];
}

/** What is wanted of a paper: its reading, or its vetting for a State. */
export interface ReadingOrder {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly version: string;
  /** ISO 3166 alpha-3; null for a reading alone. */
  readonly party: string | null;
}

/** What came of it. */
export interface ReadPaper {
  readonly reading: PaperReading;
  readonly vetting: PaperVetting | null;
}

/** Reads a paper, and vets it where that is asked for. Throws what the readers throw, `E_STATE_UNKNOWN` for a party that is none. */
export async function readPaper({ bytes, name, version, party }: ReadingOrder): Promise<ReadPaper> {
  const register = builtinRegister();
  const state = party === null ? null : stateCode(party);
  if (party !== null && state === null) throw stateUnknown();
  const intake = await takeIn(bytes, name, { version, lexicon: lexiconOf(register), view: "accepted" });
  const reading = readingOf(intake);
  if (state === null) return { reading, vetting: null };
  const note = noteFacts(intake);
  const report = vet({ text: intake.view, note, state, pack: builtinPack(), register });
  return { reading, vetting: { ...digestOf(report), version, party: state } };
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
    findings: findings.map(({ id, rule, clause, severity, quote, why, source, suggestion }) => ({
      id,
      rule,
      clause,
      severity,
      quote,
      why,
      source,
      suggestion,
    })),
  };
}
