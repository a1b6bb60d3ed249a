import { goesOn, hadRoom } from "./goes-on.ts";
import type { Line } from "./line.ts";
import { type Setting, settingsOf } from "./setting.ts";
import type { TaggedBlock, TaggedPage } from "./tagged.ts";

/** The lines of one paragraph, with what the producer tagged it as. */
export interface LaidOut {
  readonly lines: readonly Line[];
  readonly block: TaggedBlock | null;
  /** True where an empty line's space, or the end of a page, stands before it. */
  readonly apart: boolean;
}

/**
 * Joins lines into paragraphs. Where the file is tagged, a tagged block is a paragraph; only its continuation over a page
 * end, and blocks that plainly hold more than one paragraph, are decided by the setting, as everything in untagged files is.
 */
export function paragraphsOf(lines: readonly Line[], tagged: ReadonlyMap<number, TaggedPage>): readonly LaidOut[] {
  const blocks = lines.map((line) => blockOf(line, tagged.get(line.page)));
  const settingAt = settingsOf(lines);
  const loose = looseBlocks(lines, blocks, settingAt);
  const paragraphs: LaidOut[] = [];
  let current: Line[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const setting = settingAt(Math.max(0, index - 1));
    if (before === undefined || !joins({ before, line }, { current, setting, blocks, index, loose })) {
      current = [];
      const apart = before !== undefined && (line.page !== before.page || hasBlankBetween(before, line, setting));
      paragraphs.push({ lines: current, block: blocks[index] ?? null, apart });
    }
    current.push(line);
  });
  return paragraphs;
}

interface Place {
  readonly current: readonly Line[];
  readonly setting: Setting;
  readonly blocks: readonly (TaggedBlock | null)[];
  readonly index: number;
  readonly loose: ReadonlySet<number>;
}

function joins({ before, line }: { readonly before: Line; readonly line: Line }, place: Place): boolean {
  const block = place.blocks[place.index];
  const blockBefore = place.blocks[place.index - 1];
  if (block && blockBefore) {
    if (block.id === blockBefore.id && !place.loose.has(block.id)) return true;
    const continuable = block.role === blockBefore.role && line.page !== before.page;
    if (block.id !== blockBefore.id && !continuable) return false;
  }
  return goesOn(before, line, { lines: place.current, setting: place.setting });
}

function blockOf(line: Line, page: TaggedPage | undefined): TaggedBlock | null {
  for (const content of line.contents) {
    const block = page?.get(content);
    if (block !== undefined) return block;
  }
  return null;
}

/** Space between two lines beyond this share of the usual is that of an empty line. */
const BLANK_LINE = 1.6;

function hasBlankBetween(before: Line, line: Line, setting: Setting): boolean {
  return line.base - before.base > setting.pitch * BLANK_LINE;
}

/** Blocks that a producer tagged as one but a reader sees as several: with blank lines inside, or with every line ended on purpose. */
function looseBlocks(
  lines: readonly Line[],
  blocks: readonly (TaggedBlock | null)[],
  settingAt: (index: number) => Setting,
): ReadonlySet<number> {
  const loose = new Set<number>();
  const wrapped = new Set<number>();
  const several = new Set<number>();
  lines.forEach((line, index) => {
    const block = blocks[index];
    const before = lines[index - 1];
    if (!block || before === undefined || blocks[index - 1]?.id !== block.id) return;
    several.add(block.id);
    const setting = settingAt(index - 1);
    if (line.page === before.page && hasBlankBetween(before, line, setting)) loose.add(block.id);
    if (!hadRoom(before, line, setting)) wrapped.add(block.id);
  });
  for (const id of several) if (!wrapped.has(id)) loose.add(id);
  return loose;
}

/** True where the structure tree covers so much of the text that it can be believed. */
export function treeHolds(lines: readonly Line[], tagged: ReadonlyMap<number, TaggedPage>): boolean {
  let covered = 0;
  let all = 0;
  for (const line of lines) {
    all += line.text.length;
    if (blockOf(line, tagged.get(line.page)) !== null) covered += line.text.length;
  }
  return covered > all * COVERED;
}

const COVERED = 0.9;
