import { elementsOf, parseXml, textOf } from "../../docx/xml.ts";
import { openArchive } from "../../zip/archive.ts";
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
export function authorsIn(bytes: Uint8Array, file: string): ReadonlyMap<string, readonly string[]> {
  const archive = openArchive(bytes, file);
  for (const name of archive.names) {
    if (!/^customXml\/item\d+\.xml$/i.test(name)) continue;
    const part = archive.part(name);
    if (part === null || !Buffer.from(part.subarray(0, 400)).toString("utf8").includes(NAMESPACE)) continue;
    const rows = elementsOf(parseXml(part, name, file));
    return new Map(rows.map((row) => [row.attributes.name ?? "", elementsOf(row).map(textOf)]));
  }
  return new Map();
}
