import { TravauxError } from "@travaux/instrument";
import { SaxesParser } from "saxes";
import { MAX_XML_DEPTH, MAX_XML_ELEMENTS } from "../read/limits.ts";

/** An element with names under fixed prefixes, whatever prefixes and dialect (transitional or ISO strict) the file uses. */
export interface XmlElement {
  /** `w:p`, `m:t`, `mc:Choice`; `?:name` for a namespace that is not read. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** ECMA-376 part 1 (strict, `purl.oclc.org`) and part 4 (transitional, `schemas.openxmlformats.org`). */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
  "http://schemas.openxmlformats.org/package/2006/content-types": "ct:",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps:",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg:",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc:",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
  "http://purl.oclc.org/ooxml/drawingml/main": "a:",
  "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic:",
  "http://purl.oclc.org/ooxml/drawingml/picture": "pic:",
  "urn:schemas-microsoft-com:vml": "v:",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
  "http://schemas.microsoft.com/office/word/2012/wordml": "w15:",
  "http://schemas.microsoft.com/office/word/2016/wordml/cid": "w16cid:",
  "http://schemas.microsoft.com/office/word/2018/wordml/cex": "w16cex:",
  "http://schemas.microsoft.com/office/word/2023/wordml/word16du": "w16du:",
};

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/**
 * Parses one part of a Word file into a light tree. Refuses any DOCTYPE (its entities are how XML attacks begin), nesting
 * and size past the limits, and anything that is not well-formed. Throws `E_XML_…`.
 */
export function parseXml(bytes: Uint8Array, part: string, file: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const root: OpenElement = { name: "", attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  let elements = 0;
  const refuse = (code: string, what: string, cause?: unknown): never => {
    throw xmlError(code, what, { part, file, cause });
  };
  parser.on("doctype", () => refuse("E_XML_DOCTYPE", "declares a document type, which Word files never do"));
  parser.on("error", (error) => refuse("E_XML_BROKEN", "is not well-formed XML", error));
  parser.on("opentag", (tag) => {
    elements += 1;
    if (elements > MAX_XML_ELEMENTS) refuse("E_XML_TOO_LARGE", `has over ${MAX_XML_ELEMENTS} elements`);
    if (open.length > MAX_XML_DEPTH) refuse("E_XML_TOO_DEEP", `nests elements over ${MAX_XML_DEPTH} deep`);
    const element: OpenElement = { name: fixedName(tag.uri, tag.local), attributes: attributesOf(tag), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (characters) => open.at(-1)?.children.push(characters));
  parser.on("cdata", (characters) => open.at(-1)?.children.push(characters));
  try {
    parser.write(charactersOf(bytes)).close();
  } catch (cause) {
    if (cause instanceof TravauxError) throw cause;
    refuse("E_XML_BROKEN", "is not well-formed XML", cause);
  }
  const document = root.children.find((child) => typeof child !== "string");
  return document ?? refuse("E_XML_BROKEN", "is empty");
}

function xmlError(
  code: string,
  what: string,
  { part, file, cause }: { readonly part: string; readonly file: string; readonly cause: unknown },
): TravauxError {
  return new TravauxError(
    code,
    `The part ${part} of ${file} ${what}.`,
    "Open the file in a word processor and save it again as DOCX; if that fails, ask the sender for it again.",
    { where: { file, part }, cause },
  );
}

/** Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 6.2.5); the mark itself is no character of the XML. */
function charactersOf(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

function fixedName(uri: string, local: string): string {
  return (Object.hasOwn(PREFIXES, uri) ? PREFIXES[uri] : "?:") + local;
}

function attributesOf(tag: {
  readonly attributes: Readonly<
    Record<string, { readonly uri: string; readonly local: string; readonly value: string }>
  >;
}): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const { uri, local, value } of Object.values(tag.attributes)) {
    attributes[uri === "" ? local : fixedName(uri, local)] = value;
  }
  return attributes;
}

/** Children that are elements. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== "string");
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== "string" && child.name === name);
}

/** The `w:val` of the first child of that name. */
export function wordValueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes["w:val"];
}

/** An on/off property (ECMA-376 part 1, 17.17.4): present means on unless it says otherwise; undefined where absent. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  if (child === undefined) return undefined;
  return !["0", "false", "off"].includes(child.attributes["w:val"] ?? "");
}

/** Characters directly inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === "string").join("");
}

/** The whole number an attribute or value gives, or undefined. */
export function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}
