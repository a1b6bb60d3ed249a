import type { Marks } from "./segment.ts";
import { childOf, elementsOf, numberOf, switchOf, wordValueOf, type XmlElement } from "./xml.ts";

/** One style with what it says itself; what it inherits is asked through `Styles`. */
interface Style {
  readonly id: string;
  /** Lower-cased; built-in names are English in every language version of Word. */
  readonly name: string;
  readonly element: XmlElement;
  readonly basedOn: string | undefined;
}

/** The style sheet of a Word file. Every answer follows `basedOn` to the first style that says something. */
export interface Styles {
  /** What kind of paragraph the style makes: its own or the nearest inherited built-in name or outline level. */
  readonly kindOf: (styleId: string | undefined) => StyleKind;
  /** A value in the style's `w:numPr`; list and level may come from different styles of the chain. */
  readonly numbering: (styleId: string | undefined, name: "w:numId" | "w:ilvl") => string | undefined;
  /** How a run looks by its own properties, else by its character style. */
  readonly marksOf: (properties: XmlElement | undefined) => Marks;
  readonly tableBorders: (styleId: string | undefined) => XmlElement | undefined;
}

/** What a style makes of a paragraph; `contents` is an entry of a table of contents. */
export interface StyleKind {
  readonly style: "title" | "heading" | "contents" | "body";
  /** Heading depth, 1 outermost. */
  readonly depth?: number;
}

/** Longest chain of `basedOn` followed; Word itself refuses more than ten. */
const MAX_CHAIN = 32;

/** Reads the style sheet; a file without one has no named styles. */
export function stylesOf(sheet: XmlElement | undefined): Styles {
  const styles = new Map<string, Style>();
  let standard: string | undefined;
  for (const element of sheet === undefined ? [] : elementsOf(sheet)) {
    const id = element.attributes["w:styleId"];
    if (element.name !== "w:style" || id === undefined) continue;
    const name = (wordValueOf(element, "w:name") ?? id).toLowerCase();
    styles.set(id, { id, name, element, basedOn: wordValueOf(element, "w:basedOn") });
    if (element.attributes["w:type"] === "paragraph" && /^(?:1|true|on)$/.test(element.attributes["w:default"] ?? "")) {
      standard = id;
    }
  }
  const chain = (styleId: string | undefined): readonly Style[] => {
    const found: Style[] = [];
    let style = styles.get(styleId ?? "");
    while (style !== undefined && found.length < MAX_CHAIN && !found.includes(style)) {
      found.push(style);
      style = styles.get(style.basedOn ?? "");
    }
    return found;
  };
  const first = <T>(styleId: string | undefined, ask: (style: Style) => T | undefined): T | undefined => {
    for (const style of chain(styleId)) {
      const answer = ask(style);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  return {
    kindOf: (styleId) => first(styleId ?? standard, ownKind) ?? { style: "body" },
    numbering: (styleId, name) => first(styleId ?? standard, (style) => numberingValue(style, name)),
    marksOf: (properties) => {
      const style = wordValueOf(properties, "w:rStyle");
      const on = (name: string): boolean =>
        switchOf(properties, name) ?? first(style, ({ element }) => switchOf(childOf(element, "w:rPr"), name)) ?? false;
      return { strong: on("w:b"), emphasis: on("w:i"), hidden: on("w:vanish") };
    },
    tableBorders: (styleId) => first(styleId, ({ element }) => childOf(childOf(element, "w:tblPr"), "w:tblBorders")),
  };
}

function numberingValue({ element }: Style, name: string): string | undefined {
  return wordValueOf(childOf(childOf(element, "w:pPr"), "w:numPr"), name);
}

function ownKind({ name, element }: Style): StyleKind | undefined {
  if (name === "title") return { style: "title" };
  if (name === "subtitle") return { style: "body" };
  if (/^(?:toc \d|toc heading|table of (?:figures|authorities))$/.test(name)) return { style: "contents" };
  const level = numberOf(wordValueOf(childOf(element, "w:pPr"), "w:outlineLvl"));
  if (level !== undefined) return levelKind(level);
  const heading = /^heading ([1-9])$/.exec(name);
  return heading === null ? undefined : levelKind(Number(heading[1]) - 1);
}

/** An outline level of 0 to 8 makes a heading, 9 makes body text (ECMA-376 part 1, 17.3.1.20). */
export function levelKind(level: number): StyleKind {
  return level >= 0 && level < 9 ? { style: "heading", depth: level + 1 } : { style: "body" };
}
