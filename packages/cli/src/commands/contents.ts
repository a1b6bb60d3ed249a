import {
  readTracked,
  renderDocx,
  renderHtml,
  renderPdf,
  renderTerminal,
  suggestInWord,
  suggestOnSheet,
} from "@travaux/documents";
import type { Paper } from "@travaux/paper";
import { briefPaper, type House, RULES, replyPaper } from "@travaux/vetting";
import type { OutKind } from "../files/targets.ts";
import type { VettedFile } from "../pipeline.ts";
import { sarifOf } from "../sarif/sarif.ts";
import { sarifShape } from "../sarif/sarif-shape.ts";
import { checkedJson } from "../shapes/checked.ts";
import { vettingJson, vettingShape } from "../shapes/vetting-shape.ts";
import { suggestionsOf } from "../suggestions.ts";
import { unreadOf, unsureOf } from "../unread.ts";
import { instantOf, type PageLayout } from "../word-layout.ts";

/** What a report can be written as. */
export const BRIEF_KINDS: readonly OutKind[] = ["html", "docx", "pdf", "json", "sarif", "txt"];

/** What a reply note can be written as. */
export const REPLY_KINDS: readonly OutKind[] = ["docx", "pdf", "html", "txt"];

/** Width of a report written as plain text: a page of a typewriter. */
const TEXT_WIDTH = 80;

/** How papers are printed: the day as ISO 8601, which a brief bears, and the sheet. */
export interface Printing {
  readonly today: string;
  readonly layout: PageLayout;
}

/** A report as the content of a file. */
export async function briefContent(file: VettedFile, kind: OutKind, printing: Printing): Promise<string | Uint8Array> {
  if (kind === "json") return checkedJson(vettingShape, vettingJson(file));
  if (kind === "sarif") return checkedJson(sarifShape, sarifOf(file, RULES));
  const options = {
    note: file.communication,
    generatedOn: printing.today,
    files: [file.name],
    unread: unreadOf(file.read.reading),
    unsure: unsureOf(file.read.reading),
  };
  return paperContent(briefPaper(file.report, options), kind, printing);
}

/** A reply note as the content of a file. */
export async function replyContent(
  file: VettedFile,
  kind: OutKind,
  { house, ...printing }: Printing & { readonly house: House },
): Promise<string | Uint8Array> {
  return paperContent(replyPaper(file.report, file.communication, house), kind, printing);
}

/** What a text with suggestions can be written as. */
export const TRACKED_KINDS: readonly OutKind[] = ["docx"];

/** The first byte of a Word file. */
const ZIP_SIGN = 0x50;

/**
 * A text with what the vetting proposes as tracked changes of the State, and what is to be said of it: in the sender's own file where
 * that is a Word file, else laid out anew. The day dates the changes.
 */
export async function trackedContent(
  file: VettedFile,
  { today, layout }: Printing,
): Promise<{ readonly bytes: Uint8Array; readonly said: readonly string[] }> {
  const { instrument, reading } = file.read;
  const suggestions = suggestionsOf(file.report, instrument);
  // A mail's text may come from a Word file that is attached to it; the mail itself is none.
  const isWord = reading.format === "docx" && file.bytes[0] === ZIP_SIGN;
  const others = isWord ? (await readTracked(file.bytes, file.name)).authors : [];
  const { state } = file.report.summary;
  const author = others.includes(state) ? `${state} (vetting)` : state;
  const signature = { author, date: instantOf(layout, today) };
  const { bytes, unplaced, commentOnly } = isWord
    ? await suggestInWord(file.bytes, file.name, { instrument, suggestions, signature })
    : await suggestOnSheet(instrument, suggestions, { ...layout, signature });
  const changes = suggestions.filter((one) => one.edit !== null || one.paragraph !== null).length - commentOnly.length;
  const kept =
    others.length === 0 ? [] : [`${file.name}: the tracked changes of ${others.join(", ")} stay in the file.`];
  const lost = unplaced.map((one) => `${file.name}: no place in the file for: ${one.comment.replaceAll("\n", " ")}`);
  const said = `${file.name}: ${suggestions.length - unplaced.length} comments, ${changes} of them with a tracked change, by ${author}.`;
  return { bytes, said: [said, ...kept, ...lost] };
}

async function paperContent(composed: Paper, kind: OutKind, { today, layout }: Printing): Promise<string | Uint8Array> {
  const { sheet, grading = null } = layout;
  const paper = grading === null ? composed : { ...composed, grading };
  if (kind === "docx") return renderDocx(paper, { sheet });
  if (kind === "html") return renderHtml(paper, { sheet });
  if (kind === "pdf") return renderPdf(paper, { ...layout, date: instantOf(layout, today) });
  return renderTerminal(paper, { width: TEXT_WIDTH, colour: false });
}
