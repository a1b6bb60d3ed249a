import { differing, MARKING, type Revision, type RevisionLog, record } from "./revision.ts";
import { runFormatting } from "./run-formatting.ts";
import type { ParagraphBlock } from "./segment.ts";
import { childOf, elementsOf, type XmlElement } from "./xml.ts";

/** The properties of a paragraph with the changes on them and on its mark. Ask after its content, as a reader meets them. */
export function paragraphChanges(
  paragraph: XmlElement,
  log: RevisionLog,
): Pick<ParagraphBlock, "properties" | "former" | "numbering" | "mark"> {
  const properties = childOf(paragraph, "w:pPr");
  if (properties === undefined) return { properties, former: null, numbering: null, mark: [] };
  const look = childOf(properties, "w:rPr");
  const mark = look === undefined ? [] : marksIn(look, log);
  runFormatting(look, log);
  const change = childOf(properties, "w:pPrChange");
  const value = childOf(change, "w:pPr");
  const former =
    change === undefined
      ? null
      : { revision: record(log, change, "paragraph-formatting", differing(properties, value)), value };
  const numbers = childOf(properties, "w:numPr");
  const added = childOf(numbers, "w:ins");
  const renumbered = childOf(numbers, "w:numberingChange");
  if (renumbered !== undefined) record(log, renumbered, "numbering");
  const section = childOf(properties, "w:sectPr");
  if (section !== undefined) sectionFormatting(section, log);
  return {
    properties,
    former,
    numbering: added === undefined ? null : record(log, added, "numbering-insertion"),
    mark,
  };
}

/** Notes a change of a section's page, columns or headers. */
export function sectionFormatting(section: XmlElement, log: RevisionLog): void {
  const change = childOf(section, "w:sectPrChange");
  if (change === undefined) return;
  record(log, change, "section-formatting", differing(section, childOf(change, "w:sectPr")));
}

function marksIn(look: XmlElement, log: RevisionLog): readonly Revision[] {
  return elementsOf(look).flatMap((child) => {
    const kind = Object.hasOwn(MARKING, child.name) ? MARKING[child.name] : undefined;
    return kind === undefined ? [] : [record(log, child, kind)];
  });
}
