import { differing, type RevisionLog, record } from "./revision.ts";
import type { Former } from "./segment.ts";
import { childOf, type XmlElement } from "./xml.ts";

/** Notes a change of a run's formatting, and gives the properties as they were; null where there is none. */
export function runFormatting(
  properties: XmlElement | undefined,
  log: RevisionLog,
): Former<XmlElement | undefined> | null {
  const change = childOf(properties, "w:rPrChange");
  if (change === undefined) return null;
  const value = childOf(change, "w:rPr");
  return { revision: record(log, change, "run-formatting", differing(properties, value)), value };
}
