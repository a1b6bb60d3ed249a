import type { Line } from "@travaux/instrument";
import { markingsOf } from "../communication/markings.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { footnotesAt } from "./footnotes.ts";
import { isJobNumber, pageLinesOf, turnsPage } from "./page-numbers.ts";
import { type Repeated, repeatedLines } from "./repeated.ts";

/** A line of a plain text that belongs to the sheet of paper and not to what is written on it. */
export interface FurnitureLine {
  /** UTF-16 offsets into the source, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Why it is here, in a few words. */
  readonly reason: string;
}

/** Document symbols: `A/CONF.217/L.3`, `ST/ESA/12/Rev.1`. */
const SYMBOL = /^(?:\p{Lu}[\p{Lu}\d]{0,11})(?:\/[\p{Lu}\p{L}\d.()*-]+)+\.?$/u;
/** What an office prints on every page of a draft. */
const STATUS =
  /^\W{0,3}(?:(?:zero|first|second|third|revised|final|clean|working|advance|unedited)\s+){0,2}(?:draft|version|text|copy)\b|^(?:as (?:of|at)|rev(?:ision|\.)?|version|v\.?)\s*\d|\b(?:unedited|official use|for circulation|for distribution|embargo(?:ed)?|without prejudice|eyes only)\b/i;

/**
 * Finds the heads and feet of pages among the lines of a text: page numbers, lines that stand again at the distance of a
 * page and cut a sentence, or stand beside a page number, or repeat a line of the head, or are a precedence, a grading, a
 * symbol or a draft's status; job numbers; footnotes under their rule. The title itself and the first marking stay.
 */
export function furnitureOf(lines: readonly Line[]): readonly FurnitureLine[] {
  const written = lines.flatMap((line, index) => (line.text === "" ? [] : [{ line, index }]));
  const texts = written.map(({ line }) => line.text);
  const reasons = new Map<number, string>();
  for (const at of pageLinesOf(texts)) reasons.set(written[at]?.index ?? -1, "page number");
  lines.forEach((line, index) => {
    if (isJobNumber(line.text)) reasons.set(index, "job number");
    else if (turnsPage(line.text)) reasons.set(index, "page furniture");
  });
  const repeated = repeatedLines(lines, reasons);
  const blocks = blocksOf(lines, new Set([...reasons.keys(), ...repeated.flatMap(({ at }) => at)]));
  for (const repeat of repeated) {
    if (!isFurniture(repeat, blocks, reasons)) continue;
    for (const index of withoutFirst(repeat, blocks)) reasons.set(index, "head or foot of a page");
  }
  for (const [index, reason] of footnotesAt(lines, reasons)) reasons.set(index, reason);
  return lines.flatMap(({ start, end, text }, index) => {
    const reason = reasons.get(index);
    return reason === undefined ? [] : [{ start, end, text, reason }];
  });
}

function isFurniture(
  repeat: Repeated,
  blocks: ReadonlyMap<number, Block>,
  pages: ReadonlyMap<number, string>,
): boolean {
  const stands = repeat.at.flatMap((index) => blocks.get(index) ?? []);
  const isPaged = (block: Block): boolean => block.feeds || block.lines.some((index) => pages.has(index));
  const within = new Set(stands.filter((block) => block.within)).size;
  const titled = stands.some((block) => block.heads) && within > 0;
  // What stands twice in the text, as a line of a paragraph or at the head of one, is no furniture.
  if (stands.every((block) => block.joined)) return false;
  if (!titled && stands.some((block) => block.runs && !isPaged(block))) return false;
  if (stands.some((block) => block.cuts || isPaged(block))) return true;
  if (isPrinted(repeat.text)) return true;
  // A signature's stamp may stand on more pages than one.
  if (stands.some((block) => block.timed || block.joined)) return false;
  const even = stands.every((block) => block.even);
  return (even && titled) || (repeat.regular && within >= (even ? 2 : 3));
}

/** True for what an office prints on every page, whatever stands beside it. */
function isPrinted(text: string): boolean {
  return markingsOf(text) !== null || SYMBOL.test(text) || STATUS.test(text);
}

/** Where a title or a marking stands for itself, at the head of the paper or of its text, it is no furniture. */
function withoutFirst(repeat: Repeated, blocks: ReadonlyMap<number, Block>): readonly number[] {
  const printed = isPrinted(repeat.text);
  let titled = false;
  const kept = new Set<number>();
  for (const block of new Set(repeat.at.flatMap((index) => blocks.get(index) ?? []))) {
    const own = repeat.at.filter((index) => block.lines.includes(index)).at(-1);
    if (own === undefined || !block.heads || block.cuts) continue;
    if (!block.front && (titled || printed)) continue;
    titled ||= !block.front;
    kept.add(own);
  }
  return repeat.at.filter((index) => !kept.has(index));
}
