import { numeral } from "./numerals.ts";
import type { Styles } from "./styles.ts";
import { symbolOf } from "./symbols.ts";
import { childOf, elementsOf, numberOf, switchOf, wordValueOf, type XmlElement } from "./xml.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2`: places of the counts, other characters as they stand. */
  readonly text: string;
  /** Restarts after this level (1-based) or a higher one; 0 never; undefined after any higher one. */
  readonly restart: number | undefined;
  /** All counts in decimal figures (legal numbering). */
  readonly legal: boolean;
  readonly style: string | undefined;
  readonly font: string | undefined;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** What a paragraph says of its own number. */
export interface NumberingPlace {
  readonly list: string | undefined;
  readonly level: number | undefined;
  readonly style: string | undefined;
}

/** The number a reader sees before a paragraph, and how deep in its list it stands. */
export interface Numbered {
  readonly label: string;
  readonly level: number;
}

/** Counts the lists of one document from its beginning; ask once for every numbered paragraph, in order. */
export type Numbering = (place: NumberingPlace) => Numbered | null;

/** Word has nine levels. */
const LEVELS = 9;

/**
 * Reads the numbering definitions and gives the function that counts through them (ECMA-376 part 1, 17.9). Lists that
 * share a definition share its counts; a list with a start of its own begins there the first time it is used. A level
 * used below one that was not yet used counts that one as begun.
 */
export function numberingOf(part: XmlElement | undefined, styles: Styles): Numbering {
  const lists = listsOf(part, styles);
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return ({ list: id, level: given, style }) => {
    const list = lists.get(id ?? "");
    if (id === undefined || list === undefined) return null;
    const level = Math.min(Math.max(given ?? levelOfStyle(list, style), 0), LEVELS - 1);
    const definition = list.levels.get(level);
    if (definition === undefined) return null;
    const count = counts.get(list.abstract) ?? [];
    counts.set(list.abstract, count);
    const override = list.startOverrides.get(level);
    const key = `${id} ${level}`;
    const previous = count[level];
    if (override !== undefined && !begun.has(key)) count[level] = override;
    else count[level] = previous === undefined ? definition.start : previous + 1;
    begun.add(key);
    for (let above = 0; above < level; above += 1) count[above] ??= list.levels.get(above)?.start;
    restartBelow(list, level, count);
    return { label: labelOf(list, level, count), level };
  };
}

function levelOfStyle(list: List, style: string | undefined): number {
  if (style === undefined) return 0;
  return [...list.levels].find(([, level]) => level.style === style)?.[0] ?? 0;
}

function restartBelow(list: List, level: number, count: (number | undefined)[]): void {
  for (let below = level + 1; below < LEVELS; below += 1) {
    const restart = list.levels.get(below)?.restart;
    if (restart === undefined || (restart > 0 && level < restart)) count[below] = undefined;
  }
}

function labelOf(list: List, level: number, count: readonly (number | undefined)[]): string {
  const definition = list.levels.get(level);
  if (definition === undefined) return "";
  if (definition.format === "bullet") return symbolOf(definition.text, definition.font);
  return definition.text
    .replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1;
      const shown = list.levels.get(at);
      if (shown === undefined || at > level) return "";
      return numeral(count[at] ?? shown.start, definition.legal && shown.format !== "none" ? "decimal" : shown.format);
    })
    .trim();
}

function listsOf(part: XmlElement | undefined, styles: Styles): ReadonlyMap<string, List> {
  const elements = part === undefined ? [] : elementsOf(part);
  const abstracts = new Map<string, XmlElement>();
  const numbers = new Map<string, XmlElement>();
  for (const element of elements) {
    if (element.name === "w:abstractNum") abstracts.set(element.attributes["w:abstractNumId"] ?? "", element);
    if (element.name === "w:num") numbers.set(element.attributes["w:numId"] ?? "", element);
  }
  const lists = new Map<string, List>();
  for (const [id, number] of numbers) {
    const abstract = abstractOf(number, { abstracts, numbers, styles });
    const levels = new Map(abstract === undefined ? [] : levelsOf(abstract.element));
    const startOverrides = new Map<number, number>();
    for (const override of elementsOf(number).filter(({ name }) => name === "w:lvlOverride")) {
      const level = numberOf(override.attributes["w:ilvl"]);
      if (level === undefined) continue;
      for (const [at, own] of levelsOf(override)) levels.set(at, own);
      const start = numberOf(wordValueOf(override, "w:startOverride"));
      if (start !== undefined) startOverrides.set(level, start);
    }
    lists.set(id, { abstract: abstract?.id ?? `own ${id}`, levels, startOverrides });
  }
  return lists;
}

interface Definitions {
  readonly abstracts: ReadonlyMap<string, XmlElement>;
  readonly numbers: ReadonlyMap<string, XmlElement>;
  readonly styles: Styles;
}

/** A definition may stand in for a numbering style's (`w:numStyleLink`); a link is followed once. */
function abstractOf(number: XmlElement, definitions: Definitions): { id: string; element: XmlElement } | undefined {
  const id = wordValueOf(number, "w:abstractNumId") ?? "";
  const element = definitions.abstracts.get(id);
  const link = wordValueOf(element, "w:numStyleLink");
  if (element === undefined || link === undefined) return element === undefined ? undefined : { id, element };
  const linked = wordValueOf(
    definitions.numbers.get(definitions.styles.numbering(link, "w:numId") ?? ""),
    "w:abstractNumId",
  );
  const target = definitions.abstracts.get(linked ?? "");
  return linked === undefined || target === undefined ? { id, element } : { id: linked, element: target };
}

function levelsOf(element: XmlElement): readonly (readonly [number, Level])[] {
  return elementsOf(element)
    .filter(({ name }) => name === "w:lvl")
    .map((level) => [numberOf(level.attributes["w:ilvl"]) ?? 0, levelOf(level)]);
}

function levelOf(level: XmlElement): Level {
  const fonts = childOf(childOf(level, "w:rPr"), "w:rFonts")?.attributes;
  return {
    start: numberOf(wordValueOf(level, "w:start")) ?? 0,
    format: wordValueOf(level, "w:numFmt") ?? "decimal",
    text: wordValueOf(level, "w:lvlText") ?? "",
    restart: numberOf(wordValueOf(level, "w:lvlRestart")),
    legal: switchOf(level, "w:isLgl") ?? false,
    style: wordValueOf(level, "w:pStyle"),
    font: fonts?.["w:ascii"] ?? fonts?.["w:hAnsi"],
  };
}
