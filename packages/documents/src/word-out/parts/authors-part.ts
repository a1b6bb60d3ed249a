import type { WordView } from "../../docx/revision.ts";
import { elementsOf, parseXml, textOf } from "../../docx/xml.ts";
import type { Archive } from "../../zip/archive.ts";
import { escaped, quoted } from "./xml-text.ts";

/** The namespace of the part that says which delegations stand behind the name of a change. */
const NAMESPACE = "urn:travaux:authors:1";

/** The part, whole: for each name under which changes stand, everybody it stands for. */
export function authorsXml(authors: ReadonlyMap<string, readonly string[]>): string {
  const rows = [...authors].map(
    ([name, by]) =>
      `<author name="${quoted(name)}">${by.map((one) => `<party>${escaped(one)}</party>`).join("")}</author>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<authors xmlns="${NAMESPACE}">${rows.join("")}</authors>`;
}

/** For each name under which changes stand in a Word file, everybody it stands for; empty where the file does not say. */
export function authorsIn(archive: Archive, file: string): ReadonlyMap<string, readonly string[]> {
  for (const name of archive.names) {
    if (!/^customXml\/item\d+\.xml$/i.test(name)) continue;
    const part = archive.part(name);
    if (part === null || !Buffer.from(part.subarray(0, 400)).toString("utf8").includes(NAMESPACE)) continue;
    const rows = elementsOf(parseXml(part, name, file));
    return new Map(rows.map((row) => [row.attributes.name ?? "", elementsOf(row).map(textOf)]));
  }
  return new Map();
}

/** A view of one author's changes with every name under which they stand in a file; other views as they are. */
export function withSharedNames(view: WordView, archive: Archive, file: string): WordView {
  if (view === "accepted" || view === "rejected" || view.names !== undefined) return view;
  const shared = [...authorsIn(archive, file)].filter(([, by]) => by.includes(view.author)).map(([name]) => name);
  return { author: view.author, names: [view.author, ...shared] };
}
