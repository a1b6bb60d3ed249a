import { type Paper, run } from "@travaux/paper";
import type { VetReport } from "../report.ts";
import { clausePages, WHOLE_TEXT } from "./clause-pages.ts";
import { firstPage, labelsById } from "./first-page.ts";
import type { IncomingNote } from "./note.ts";
import { precedentPages } from "./precedents.ts";
import { listed } from "./words.ts";

/** What the brief says beside the report; the caller knows the day, this room has no clock. */
export interface BriefOptions {
  /** The note that brought the text; null where it came alone. */
  readonly note: IncomingNote | null;
  /** ISO 8601 date printed on the brief. */
  readonly generatedOn?: string;
  /** Names of the files that were read. */
  readonly files?: readonly string[];
  /** What of the files could not be read, in sentences: pages that are pictures. */
  readonly unread?: readonly string[];
  /** What was read by machine from scans, in sentences that name the doubtful words. */
  readonly unsure?: readonly string[];
}

/**
 * The vetting brief as a paper: one page of summary, then clause by clause. It takes the grading and the precedence of
 * the note, because it quotes what the note enclosed.
 */
export function briefPaper(report: VetReport, options: BriefOptions): Paper {
  const labels = labelsById(report);
  const places = new Map(
    report.findings.map((finding) => [
      finding.id,
      finding.clause === null ? WHOLE_TEXT : (labels.get(finding.clause) ?? finding.clause),
    ]),
  );
  const title = report.text.title;
  return {
    language: "en",
    title: title === null ? "Vetting brief" : `Vetting brief: ${title}`,
    grading: options.note?.grading ?? null,
    precedence: options.note?.precedence ?? null,
    running: `Vetting brief for ${report.summary.stateName}`,
    blocks: [
      ...firstPage(report, options, places),
      { type: "page-break" },
      ...clausePages(report),
      ...precedentPages(report),
      { type: "rule" },
      { type: "paragraph", size: "small", runs: [run(provenance(report, options))] },
    ],
  };
}

/** What the brief rests on, in the small print at its end. */
function provenance({ summary }: VetReport, { files }: BriefOptions): string {
  const read = files === undefined || files.length === 0 ? "" : `Read from ${listed(files)}. `;
  const packs = summary.packs.length === 0 ? "" : `Rules and sources: ${listed(summary.packs)}. `;
  return `${read}${packs}A finding advises; a person decides.`;
}
