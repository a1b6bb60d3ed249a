import type { Communication } from "@travaux/documents";
import type { ClauseView } from "@travaux/instrument";
import { type Paper, type PaperBlock, type Run, run } from "@travaux/paper";
import type { ReadFile } from "../pipeline.ts";

/** What was read from a file, for a person: the note's fields, the text's parts and clauses, and what remained. */
export function overviewPaper(file: ReadFile): Paper {
  const { communication, view, findings, remainder } = file.read;
  const head = [
    ["Title", view.title],
    ["Place", view.place],
    ["Date", view.date],
    ["Clauses", String(view.clauses.length)],
  ] as const;
  return {
    language: "en",
    title: `What was read from ${file.name}`,
    grading: communication?.grading ?? null,
    precedence: communication?.precedence ?? null,
    blocks: [
      ...(communication === null ? [] : noteBlocks(communication)),
      { type: "heading", depth: 1, text: "The text" },
      { type: "fields", rows: rowsOf(head) },
      ...clauseBlocks(file),
      ...section(
        "What the reader noticed",
        findings.filter(({ code, clause }) => code !== DOUBT || clause === null).map(({ message }) => message),
      ),
      ...section(
        "Kept, but in no field and no clause",
        remainder.map(({ text, reason }) => `${text.trim()} (${reason})`),
      ),
    ],
  };
}

/** A word that was read by machine and may be another; in a clause it is shown with the clause. */
const DOUBT = "doubtful-word";

/** The clauses alone. */
export function clausesPaper(file: ReadFile): Paper {
  const title = `Clauses of ${file.read.view.title ?? file.name}`;
  return { language: "en", title, grading: null, precedence: null, blocks: clauseBlocks(file) };
}

function noteBlocks(note: Communication): PaperBlock[] {
  const rows = rowsOf([
    ["Number", note.number],
    ["Precedence", note.precedence],
    ["Grading", note.grading],
    ["Subject", note.subject],
    ["Date", note.date],
    ["From", joined([note.from.organisation, note.from.office, note.from.person, note.from.telephone])],
    ["To", note.to],
    ["Enclosures", note.enclosures.length === 0 ? null : note.enclosures.join("; ")],
    [
      "Signed",
      note.stamps.length === 0 ? null : note.stamps.map((one) => joined([one.person, one.office, one.at])).join("; "),
    ],
  ]);
  return [
    { type: "heading", depth: 1, text: "The note" },
    { type: "fields", rows },
    ...note.paragraphs.map((text): PaperBlock => ({ type: "paragraph", runs: [run(text)] })),
  ];
}

function clauseBlocks({ read }: ReadFile): PaperBlock[] {
  const { clauses, divisions } = read.view;
  const headings = new Map(divisions.map(({ id, heading }) => [id, heading]));
  const column = Math.max(0, ...clauses.map(({ label }) => label.length));
  const blocks: PaperBlock[] = [];
  let division: string | null = null;
  for (const clause of clauses) {
    const heading = clause.division === null ? undefined : headings.get(clause.division);
    const isNew = clause.division !== division && heading !== undefined && heading !== "";
    // A chapeau is its division's heading: it is shown once, as the clause it is.
    if (isNew && clause.text.trim() !== heading.trim()) blocks.push({ type: "heading", depth: 2, text: heading });
    division = clause.division;
    blocks.push({ type: "paragraph", number: clause.label.padEnd(column), runs: clauseRuns(clause, read.findings) });
  }
  return blocks;
}

/** The clause's words, and after them, in small, what was found in it. */
function clauseRuns(clause: ClauseView, findings: ReadFile["read"]["findings"]): readonly Run[] {
  const doubts = findings.filter((finding) => finding.code === DOUBT && finding.clause === clause.id);
  const found = [
    ...doubts.map(({ quote }) => `doubtful ${quote}`),
    ...clause.placeholders.map(({ text }) => `placeholder ${text}`),
    ...clause.brackets.map(({ kind, text }) => `${kind} bracket ${text}`),
    ...clause.citations.map(({ instrument, article, quote }) =>
      article === null ? `cites ${instrument ?? quote}` : `cites ${instrument ?? quote}, article ${article}`,
    ),
    ...clause.organisations.map(({ acronym, name }) => `names ${acronym ?? name}`),
  ];
  return found.length === 0 ? [run(clause.text)] : [run(`${clause.text}\n`), run(found.join(" · "), "code")];
}

function section(title: string, lines: readonly string[]): PaperBlock[] {
  if (lines.length === 0) return [];
  return [
    { type: "heading", depth: 1, text: title },
    { type: "bullets", ordered: false, entries: lines.map((line) => [run(line)]) },
  ];
}

function rowsOf(pairs: readonly (readonly [string, string | null])[]): { name: string; value: string }[] {
  return pairs.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

function joined(parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(", ");
}
