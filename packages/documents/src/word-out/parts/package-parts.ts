import { zipSync } from "fflate";
import { quoted } from "./xml-text.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Declarations of every namespace that our parts use. */
const NAMESPACES: string = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'mc:Ignorable="w14 w15"',
].join(" ");

/** The line that every part begins with. */
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part that the main part relates to. */
export interface WordPart {
  readonly id: string;
  /** Last word of the relationship's type. */
  readonly kind: string;
  /** Path below `word/`. */
  readonly path: string;
  readonly type: string;
  readonly xml: string;
}

/** What kinds of parts are called in the table of contents, beside `application/xml`. */
export const TYPE_OF: Readonly<Record<string, string>> = {
  main: `${WORD_TYPE}.document.main+xml`,
  styles: `${WORD_TYPE}.styles+xml`,
  numbering: `${WORD_TYPE}.numbering+xml`,
  settings: `${WORD_TYPE}.settings+xml`,
  footnotes: `${WORD_TYPE}.footnotes+xml`,
  comments: `${WORD_TYPE}.comments+xml`,
  header: `${WORD_TYPE}.header+xml`,
  footer: `${WORD_TYPE}.footer+xml`,
  people: `${WORD_TYPE}.people+xml`,
};

/** URI of a relationship by its kind; people came with a later Word. */
export function relationshipType(kind: string): string {
  if (kind === "people") return "http://schemas.microsoft.com/office/2011/relationships/people";
  return `${OFFICE}/${kind}`;
}

/** A part of Word, whole: its root element with `inside` in it. */
export function wordXml(root: string, inside: string): string {
  return `${DECLARATION}<${root} ${NAMESPACES}>${inside}</${root}>`;
}

/** The oldest day a zip can name; it names a wall time, so the local one gives the same bytes in every time zone. */
const NO_DAY: Date = new Date(1980, 0, 1);

/** All parts of a file by their path, in the order Word writes them. */
export function packageParts(
  main: string,
  parts: readonly WordPart[],
  more: { readonly title: string; readonly authors: string | null },
): Readonly<Record<string, string>> {
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    overrideXml("/word/document.xml", TYPE_OF.main ?? ""),
    ...parts.map(({ path, type }) => overrideXml(`/word/${path}`, type)),
    overrideXml("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ...(more.authors === null ? [] : [overrideXml("/customXml/itemProps1.xml", AUTHORS_PROPERTIES_TYPE)]),
  ];
  const links = parts.map(({ id, kind, path }) => linkXml(id, relationshipType(kind), path));
  if (more.authors !== null) links.push(linkXml("rIdAuthors", `${OFFICE}/customXml`, "../customXml/item1.xml"));
  return {
    "[Content_Types].xml": `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">${types.join("")}</Types>`,
    "_rels/.rels": linksXml([
      linkXml("rId1", `${OFFICE}/officeDocument`, "word/document.xml"),
      linkXml("rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"),
    ]),
    "word/document.xml": main,
    "word/_rels/document.xml.rels": linksXml(links),
    ...Object.fromEntries(parts.map(({ path, xml }) => [`word/${path}`, xml])),
    "docProps/core.xml": `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${quoted(more.title)}</dc:title><dc:creator>Travaux</dc:creator><cp:lastModifiedBy>Travaux</cp:lastModifiedBy></cp:coreProperties>`,
    ...(more.authors === null ? {} : authorsParts(more.authors)),
  };
}

/** Names the part that says whom authors stand for. */
const AUTHORS_ID = "{5B1F0C64-8A0E-4E0B-9C6B-2D7A51E3F0A1}";

/** Content type of the properties of such a part. */
export const AUTHORS_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/** The part that says whom authors stand for, as the file's item of that number: only with properties a program that saves the file again keeps it. */
export function authorsParts(xml: string, number = 1): Readonly<Record<string, string>> {
  const properties = `<ds:datastoreItem xmlns:ds="${OFFICE.replace("/relationships", "/customXml")}" ds:itemID="${AUTHORS_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="urn:travaux:authors:1"/></ds:schemaRefs></ds:datastoreItem>`;
  const target = `itemProps${number}.xml`;
  return {
    [`customXml/item${number}.xml`]: xml,
    [`customXml/${target}`]: DECLARATION + properties,
    [`customXml/_rels/item${number}.xml.rels`]: linksXml([linkXml("rId1", `${OFFICE}/customXmlProps`, target)]),
  };
}

/** A relationship, as it stands in the part that lists them. */
export function linkXml(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
}

/** The part that lists relationships. */
export function linksXml(links: readonly string[]): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}</Relationships>`;
}

/** What a part is called in the table of contents; `path` begins with a slash. */
export function overrideXml(path: string, type: string): string {
  return `<Override PartName="${path}" ContentType="${type}"/>`;
}

/** Parts as the bytes of a file. The same parts give the same bytes. */
export function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder();
  const entries = Object.entries(parts).map(([path, text]): [string, Uint8Array] => [path, encoder.encode(text)]);
  return zipSync(Object.fromEntries(entries), { mtime: NO_DAY, level: 6 });
}
