import type { Draft } from "./draft.ts";
import type { Numbering } from "./numbering.ts";
import { levelKind, type StyleKind, type Styles } from "./styles.ts";
import { childOf, numberOf, wordValueOf, type XmlElement } from "./xml.ts";

/** What a paragraph says of itself in one view. */
export interface ParagraphFacts {
  readonly properties: XmlElement | undefined;
  /** False where its own numbering does not hold. */
  readonly numbered: boolean;
}

interface ShapeContext {
  readonly styles: Styles;
  readonly numbering: Numbering;
}

/** Kind, depth and number of a paragraph. Counts its list: ask once for every paragraph that stands, in order. */
export function shapeOf(
  { properties, numbered: own }: ParagraphFacts,
  characters: string,
  { styles, numbering }: ShapeContext,
): Omit<Draft, "runs"> {
  const style = wordValueOf(properties, "w:pStyle");
  const numbers = own ? childOf(properties, "w:numPr") : undefined;
  const level = wordValueOf(numbers, "w:ilvl");
  const numbered = numbering({
    list: wordValueOf(numbers, "w:numId") ?? styles.numbering(style, "w:numId"),
    level: numberOf(level ?? styles.numbering(style, "w:ilvl")),
    style,
  });
  return {
    kind: "paragraph",
    ...kindOf(properties, { style, characters, numbered: numbered !== null }, styles),
    ...(numbered === null ? {} : { numbering: numbered.label, indent: numbered.level }),
  };
}

/** Longest heading that is believed; a chapeau in a heading style is a paragraph. */
const MAX_HEADING_CHARACTERS = 250;
const RUNNING_TEXT = /(?:[.;,]["”’)\]]*|[;,] (?:and|or))$/;

/**
 * Title, heading and contents by style or outline level. Legal drafting numbers whole clauses by heading styles: what is
 * numbered so and ends like a sentence, or is longer than a heading, is body text.
 */
function kindOf(
  properties: XmlElement | undefined,
  paragraph: { readonly style: string | undefined; readonly characters: string; readonly numbered: boolean },
  styles: Styles,
): Pick<Draft, "style" | "depth"> {
  const inherited = styles.kindOf(paragraph.style);
  const level = numberOf(wordValueOf(properties, "w:outlineLvl"));
  const kind: StyleKind = level === undefined || inherited.style === "title" ? inherited : levelKind(level);
  if (kind.style === "body") return {};
  if (kind.style === "contents") return { style: "opaque" };
  const characters = paragraph.characters.trim();
  const isClause = paragraph.numbered && RUNNING_TEXT.test(characters);
  if (kind.style === "heading" && (isClause || characters.length > MAX_HEADING_CHARACTERS)) return {};
  return { style: kind.style, ...(kind.depth === undefined ? {} : { depth: kind.depth }) };
}
