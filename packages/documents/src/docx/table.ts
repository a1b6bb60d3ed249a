import type { Sightings } from "./inline.ts";
import type { Styles } from "./styles.ts";
import { childOf, elementsOf, wordValueOf, type XmlElement } from "./xml.ts";

/** Rows and cells may stand inside content controls and custom XML. */
const WRAPPERS: ReadonlySet<string> = new Set(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"]);

function inside(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) =>
    child.name === name ? [child] : WRAPPERS.has(child.name) ? inside(child, name) : [],
  );
}

/** Rows that are not deleted. */
export function liveRows(table: XmlElement, seen: Sightings): readonly XmlElement[] {
  return inside(table, "w:tr").filter((row) => {
    const properties = childOf(row, "w:trPr");
    if (childOf(properties, "w:ins") !== undefined) seen.insertions += 1;
    if (childOf(properties, "w:del") === undefined) return true;
    seen.deletions += 1;
    return false;
  });
}

/** Cells that are not deleted. */
export function liveCells(row: XmlElement): readonly XmlElement[] {
  return inside(row, "w:tc").filter((cell) => childOf(childOf(cell, "w:tcPr"), "w:cellDel") === undefined);
}

/**
 * True for a table that only lays text out: one column, or no visible line around or inside it. Letterheads and blocks
 * for signatures are set so, and their cells read as ordinary paragraphs.
 */
export function isLaidOut(table: XmlElement, rows: readonly XmlElement[], styles: Styles): boolean {
  if (rows.every((row) => liveCells(row).length <= 1)) return true;
  const properties = childOf(table, "w:tblPr");
  const borders = childOf(properties, "w:tblBorders") ?? styles.tableBorders(wordValueOf(properties, "w:tblStyle"));
  if (draws(borders)) return false;
  return !rows.some((row) => liveCells(row).some((cell) => draws(childOf(childOf(cell, "w:tcPr"), "w:tcBorders"))));
}

function draws(borders: XmlElement | undefined): boolean {
  return (
    borders !== undefined &&
    elementsOf(borders).some((side) => !["nil", "none", undefined].includes(side.attributes["w:val"]))
  );
}
