import { branchOf } from "./inline.ts";
import { elementsOf, textOf, type XmlElement } from "./xml.ts";

/** Whether paragraphs or tables stand somewhere inside. */
export function hasBlocks(element: XmlElement): boolean {
  return elementsOf(element).some((child) => child.name === "w:p" || child.name === "w:tbl" || hasBlocks(child));
}

/** Whether words stand somewhere inside, deleted ones too. */
export function hasWords(element: XmlElement): boolean {
  return isWords(element) || element.name === "w:delText" || elementsOf(element).some(hasWords);
}

/** How many characters of words a part holds, in whatever place; of alternatives those of the branch that is read, or of all where none is. */
export function wordsIn(element: XmlElement): number {
  if (isWords(element) || element.name === "w:delText") return textOf(element).length;
  // Phonetic guides say how words are spoken and are no words of the text.
  if (element.name === "w:rt") return 0;
  let count = 0;
  const branch = element.name === "mc:AlternateContent" ? branchOf(element) : [];
  for (const child of branch.length > 0 ? branch : element.children) {
    if (typeof child !== "string") count += wordsIn(child);
  }
  return count;
}

function isWords({ name }: XmlElement): boolean {
  return name === "w:t" || name === "m:t";
}

/** How many characters stand in drawings as their own text, which no view has: in shapes (`a:t`) and in bent words (`v:textpath`). */
export function drawnIn(element: XmlElement): number {
  if (element.name === "a:t") return textOf(element).length;
  if (element.name === "v:textpath") return (element.attributes.string ?? "").length;
  const branch = element.name === "mc:AlternateContent" ? branchOf(element) : [];
  let count = 0;
  for (const child of branch.length > 0 ? branch : element.children) {
    if (typeof child !== "string") count += drawnIn(child);
  }
  return count;
}
