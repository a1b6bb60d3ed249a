import { renderDocx, renderHtml, renderTerminal } from "@travaux/documents";
import type { Paper } from "@travaux/paper";
import { briefPaper, type House, RULES, replyPaper } from "@travaux/vetting";
import type { OutKind } from "../files/targets.ts";
import type { VettedFile } from "../pipeline.ts";
import { sarifOf } from "../sarif/sarif.ts";
import { sarifShape } from "../sarif/sarif-shape.ts";
import { checkedJson } from "../shapes/checked.ts";
import { vettingJson, vettingShape } from "../shapes/vetting-shape.ts";
import { unreadOf } from "../unread.ts";

/** What a report can be written as. */
export const BRIEF_KINDS: readonly OutKind[] = ["html", "docx", "json", "sarif", "txt"];

/** What a reply note can be written as. */
export const REPLY_KINDS: readonly OutKind[] = ["docx", "html", "txt"];

/** Width of a report written as plain text: a page of a typewriter. */
const TEXT_WIDTH = 80;

/** A report as the content of a file. `today` is printed on the brief, ISO 8601. */
export async function briefContent(file: VettedFile, kind: OutKind, today: string): Promise<string | Uint8Array> {
  if (kind === "json") return checkedJson(vettingShape, vettingJson(file));
  if (kind === "sarif") return checkedJson(sarifShape, sarifOf(file, RULES));
  const options = {
    note: file.communication,
    generatedOn: today,
    files: [file.name],
    unread: unreadOf(file.read.reading),
  };
  return paperContent(briefPaper(file.report, options), kind);
}

/** A reply note as the content of a file. */
export async function replyContent(file: VettedFile, kind: OutKind, house: House): Promise<string | Uint8Array> {
  return paperContent(replyPaper(file.report, file.communication, house), kind);
}

async function paperContent(paper: Paper, kind: OutKind): Promise<string | Uint8Array> {
  if (kind === "docx") return renderDocx(paper);
  if (kind === "html") return renderHtml(paper);
  return renderTerminal(paper, { width: TEXT_WIDTH, colour: false });
}
