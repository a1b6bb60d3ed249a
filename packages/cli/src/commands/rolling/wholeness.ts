import { createHash } from "node:crypto";
import { passagesOf, type Submission } from "@travaux/compare";
import { isPartyCode, print } from "@travaux/instrument";
import type { CompiledFile } from "./compiled-file.ts";

/** SHA-256, in hexadecimal, of the JSON of a compiled text without its `digest`: its fields as they stand, without spaces between. */
function digestOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** A compiled text as it is written, its digest last. */
export function sealed(compiled: CompiledFile): string {
  return `${JSON.stringify({ ...compiled, digest: digestOf(compiled) })}\n`;
}

/** True where a file's digest is that of its content. */
export function isSealed(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("digest" in value)) return false;
  const { digest, ...content } = value;
  return digest === digestOf(content);
}

/** Nodes that hold others, and those that hold characters; a table holds rows. */
const HOLDERS =
  /^(?:instrument|title|formula|division|heading|clause|footnoteDefinition|bracket|alternative|citation)$/;
const LEAVES = /^(?:text|placeholder|footnoteReference|reservation|literal|milestone|opaque)$/;
const BLOCKS = /^(?:title|formula|division|heading|clause|footnoteDefinition|table|opaque)$/;

/** True for a tree whose every node is one, with characters or children, and whose blocks have ids, none of them twice. */
export function isTree(value: unknown, ids: Set<string> = new Set()): boolean {
  if (typeof value !== "object" || value === null || !("type" in value) || typeof value.type !== "string") return false;
  if (BLOCKS.test(value.type)) {
    if (!("id" in value) || typeof value.id !== "string" || ids.has(value.id)) return false;
    ids.add(value.id);
  }
  if (value.type === "table") {
    const isRow = (row: unknown): boolean => Array.isArray(row) && row.every((cell) => typeof cell === "string");
    return "rows" in value && Array.isArray(value.rows) && value.rows.every(isRow);
  }
  if (LEAVES.test(value.type)) return "value" in value && typeof value.value === "string";
  if (!HOLDERS.test(value.type) || !("children" in value) || !Array.isArray(value.children)) return false;
  return value.children.every((child) => isTree(child, ids));
}

/** What of a compiled text points beyond what it holds, in a clause; null where it is whole. */
export function faultIn(compiled: CompiledFile): string | null {
  const { edits, submissions, layouts, base, arrived } = compiled;
  const lengths = passagesOf(base).map(({ text }) => text.length);
  const isPassage = (at: number): boolean => at >= 0 && at < lengths.length;
  const isRange = (at: number, start: number, end: number): boolean =>
    isPassage(at) && start >= 0 && start <= end && end <= (lengths[at] ?? 0);
  for (const [number, edit] of edits.entries()) {
    const isWhole =
      edit.type === "words"
        ? isRange(edit.passage, edit.start, edit.end)
        : edit.type === "gap"
          ? edit.gap >= 0 &&
            edit.gap <= lengths.length &&
            edit.content.every((part) => typeof part === "string" || isPassage(part.moved))
          : isPassage(edit.passage) && (edit.type === "delete" || isPassage(edit.passage + 1));
    if (!isWhole) return `edit ${number} points outside the base`;
  }
  const parties = new Set<string>();
  const used = new Set<number>();
  for (const submission of submissions) {
    const { party, retains } = submission;
    if (!isPartyCode(party)) return `"${party}" is no party's code`;
    if (parties.has(party)) return `${party} stands in it twice`;
    parties.add(party);
    if (submission.edits.some((number) => edits[number] === undefined)) return `${party} has an edit that is not there`;
    if (new Set(submission.edits).size < submission.edits.length) return `${party} has one edit twice`;
    if (movesTwice(compiled, submission)) return `${party} moves one paragraph to two places`;
    if (!retains.every(({ passage, start, end }) => isRange(passage, start, end)))
      return `${party} retains words outside the base`;
    for (const number of submission.edits) used.add(number);
  }
  if (used.size < edits.length) return "an edit in it is nobody's";
  const length = print(arrived ?? base).length;
  if (!layouts.base.every((patch) => patch.at >= 0 && patch.length >= 0 && patch.at + patch.length <= length))
    return "the layout of the base points outside it";
  if (!Object.keys(layouts.parties).every((party) => parties.has(party))) return "it lays out a text of nobody's";
  return null;
}

function movesTwice({ edits }: CompiledFile, submission: Submission): boolean {
  const moved = submission.edits.flatMap((number) => {
    const edit = edits[number];
    return edit?.type === "gap" ? edit.content.flatMap((part) => (typeof part === "string" ? [] : [part.moved])) : [];
  });
  return new Set(moved).size < moved.length;
}
