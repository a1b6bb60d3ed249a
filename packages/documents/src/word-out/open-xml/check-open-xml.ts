import { unzipSync } from "fflate";
import { elementsOf, parseXml, type XmlElement } from "../../docx/xml.ts";
import { LISTED, ONCE, ORDER, REQUIRED } from "./order.ts";

/**
 * What in a Word file is against the rules of Open XML that can be checked without its schema: order and number of children, attributes,
 * ids, references between parts, relationships, types of parts. Each fault says where. For tests: no program is asked.
 */
export function openXmlFaults(bytes: Uint8Array): readonly string[] {
  const files = unzipSync(bytes);
  const parts = new Map<string, XmlElement>();
  const faults: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    try {
      parts.set(name, parseXml(content, name, "checked.docx"));
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : "cannot be read"}`);
    }
  }
  for (const [name, root] of parts)
    visit(root, [], (element, above) => faults.push(...elementFaults(element, above, name)));
  faults.push(...idFaults(parts), ...referenceFaults(parts), ...packageFaults(parts, Object.keys(files)));
  return faults;
}

function visit(
  element: XmlElement,
  above: readonly XmlElement[],
  each: (element: XmlElement, above: readonly XmlElement[]) => void,
): void {
  each(element, above);
  for (const child of elementsOf(element)) visit(child, [...above, element], each);
}

function elementFaults(element: XmlElement, above: readonly XmlElement[], part: string): readonly string[] {
  const { name, attributes } = element;
  const isMark = above.at(-1)?.name === "w:rPr" || above.at(-1)?.name === "w:trPr";
  const faults = (REQUIRED[name] ?? [])
    .filter((attribute) => attributes[attribute] === undefined)
    .map((attribute) => `${name} has no ${attribute}`);
  const listed = LISTED[name];
  const value = attributes["w:val"];
  if (listed !== undefined && value !== undefined && !listed.test(value)) faults.push(`${name} may not be "${value}"`);
  faults.push(...orderFaults(element), ...placeFaults(element, above));
  if (/^w:(?:ins|del)$/.test(name) && isMark && elementsOf(element).length > 0)
    faults.push(`${name} of a mark is not empty`);
  return faults.map((fault) => `${part}: ${fault}`);
}

function orderFaults(element: XmlElement): readonly string[] {
  const order = ORDER[element.name];
  const children = elementsOf(element)
    .map(({ name }) => name)
    .filter((name) => name.startsWith("w:"));
  const faults: string[] = [];
  let last = 0;
  for (const name of order === undefined ? [] : children) {
    const at = order?.findIndex((one) => one.split("|").includes(name)) ?? -1;
    if (at < 0) faults.push(`${element.name} may not hold ${name}`);
    else if (at < last) faults.push(`${name} stands too late in ${element.name}`);
    last = Math.max(last, at);
  }
  if (ONCE.includes(element.name) && new Set(children).size < children.length) {
    faults.push(`${element.name} holds one thing twice: ${children.join(" ")}`);
  }
  return faults;
}

/** Properties come first; a cell ends with a paragraph; struck out words are `w:delText`, others are not. */
function placeFaults(element: XmlElement, above: readonly XmlElement[]): readonly string[] {
  const names = elementsOf(element).map(({ name }) => name);
  const faults: string[] = [];
  const FIRST: Readonly<Record<string, string>> = {
    "w:p": "w:pPr",
    "w:r": "w:rPr",
    "w:tc": "w:tcPr",
    "w:tr": "w:trPr",
  };
  const properties = FIRST[element.name];
  if (properties !== undefined && names.lastIndexOf(properties) > 0)
    faults.push(`${properties} is not first in ${element.name}`);
  if (element.name === "w:tc" && names.at(-1) !== "w:p") faults.push("a cell does not end with a paragraph");
  if (element.name === "w:body" && names.indexOf("w:sectPr") !== names.length - 1)
    faults.push("the section does not end the body");
  const isStruck = above.some(({ name }) => name === "w:del");
  if (element.name === "w:t" && isStruck) faults.push("w:t stands in a deletion");
  if (element.name === "w:delText" && !isStruck && !above.some(({ name }) => name === "w:moveFrom")) {
    faults.push("w:delText stands in no deletion");
  }
  if (
    element.name === "w:p" &&
    above.some(({ name }) => name === "w:p") &&
    !above.some(({ name }) => name === "w:txbxContent")
  ) {
    faults.push("a paragraph stands in a paragraph");
  }
  return faults;
}

/** Kinds of ids that may not be given twice in a file, and what begins and ends together. */
const OWN_IDS = /^w:(?:ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart|bookmarkStart)$/;
const PAIRS: readonly (readonly [start: string, end: string])[] = [
  ["w:commentRangeStart", "w:commentRangeEnd"],
  ["w:moveFromRangeStart", "w:moveFromRangeEnd"],
  ["w:moveToRangeStart", "w:moveToRangeEnd"],
  ["w:bookmarkStart", "w:bookmarkEnd"],
];

function idFaults(parts: ReadonlyMap<string, XmlElement>): readonly string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [part, root] of parts) {
    visit(root, [], ({ name, attributes }) => {
      if (!OWN_IDS.test(name)) return;
      const id = attributes["w:id"] ?? "";
      if (seen.has(id)) faults.push(`${part}: the id ${id} is given twice`);
      seen.add(id);
    });
    for (const [start, end] of PAIRS) {
      const starts = valuesOf(root, start, "w:id").toSorted().join(" ");
      if (starts !== valuesOf(root, end, "w:id").toSorted().join(" "))
        faults.push(`${part}: ${start} and ${end} are no pairs`);
    }
    const from = valuesOf(root, "w:moveFromRangeStart", "w:name").toSorted().join(" ");
    if (from !== valuesOf(root, "w:moveToRangeStart", "w:name").toSorted().join(" "))
      faults.push(`${part}: a move has one end`);
  }
  return faults;
}

function valuesOf(root: XmlElement | undefined, element: string, attribute: string): readonly string[] {
  const values: string[] = [];
  if (root !== undefined) {
    visit(root, [], ({ name, attributes }) => {
      if (name === element) values.push(attributes[attribute] ?? "");
    });
  }
  return values;
}

/** What names something in another part: element, its attribute, the part, and the element and attribute that define it. */
const REFERENCES: readonly (readonly [string, string, string, string, string])[] = [
  ["w:pStyle", "w:val", "word/styles.xml", "w:style", "w:styleId"],
  ["w:rStyle", "w:val", "word/styles.xml", "w:style", "w:styleId"],
  ["w:tblStyle", "w:val", "word/styles.xml", "w:style", "w:styleId"],
  ["w:basedOn", "w:val", "word/styles.xml", "w:style", "w:styleId"],
  ["w:next", "w:val", "word/styles.xml", "w:style", "w:styleId"],
  ["w:numId", "w:val", "word/numbering.xml", "w:num", "w:numId"],
  ["w:abstractNumId", "w:val", "word/numbering.xml", "w:abstractNum", "w:abstractNumId"],
  ["w:footnoteReference", "w:id", "word/footnotes.xml", "w:footnote", "w:id"],
  ["w:commentReference", "w:id", "word/comments.xml", "w:comment", "w:id"],
  ["w:commentRangeStart", "w:id", "word/comments.xml", "w:comment", "w:id"],
];

/** What every word processor knows without being told: no number, and the style of characters that have none. */
const BUILT_IN: ReadonlySet<string> = new Set(["w:numId 0", "w:basedOn DefaultParagraphFont"]);

function referenceFaults(parts: ReadonlyMap<string, XmlElement>): readonly string[] {
  const faults: string[] = [];
  for (const [element, attribute, target, definer, key] of REFERENCES) {
    const known = valuesOf(parts.get(target), definer, key);
    if (definer !== "w:style" && new Set(known).size < known.length)
      faults.push(`${target}: ${definer} is defined twice`);
    for (const [part, root] of parts) {
      for (const value of valuesOf(root, element, attribute)) {
        if (!known.includes(value) && !BUILT_IN.has(`${element} ${value}`)) {
          faults.push(`${part}: ${element} "${value}" is nowhere in ${target}`);
        }
      }
    }
  }
  return faults;
}

/** Every part has a type; every relationship leads to a part; every id of one that is used is there. */
function packageFaults(parts: ReadonlyMap<string, XmlElement>, names: readonly string[]): readonly string[] {
  const faults: string[] = [];
  const types = parts.get("[Content_Types].xml");
  const defaults = valuesOf(types, "ct:Default", "Extension").map((one) => one.toLowerCase());
  const overrides = valuesOf(types, "ct:Override", "PartName");
  for (const name of names) {
    if (name === "[Content_Types].xml" || name.endsWith("/")) continue;
    const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    if (!overrides.includes(`/${name}`) && !defaults.includes(extension)) faults.push(`${name} has no type`);
  }
  for (const name of overrides)
    if (!names.includes(name.slice(1))) faults.push(`a type is given to ${name}, which is not there`);
  for (const [name, root] of parts) {
    if (!name.endsWith(".rels")) continue;
    const owner = name.replace(/_rels\/([^/]*)\.rels$/, "$1");
    const ids = valuesOf(root, "rel:Relationship", "Id");
    if (new Set(ids).size < ids.length) faults.push(`${name}: an id is given twice`);
    for (const relation of elementsOf(root)) faults.push(...targetFaults(relation, owner, names, name));
    const source = parts.get(owner);
    if (source !== undefined) {
      visit(source, [], ({ name: element, attributes }) => {
        const id = attributes["r:id"] ?? attributes["r:embed"];
        if (id !== undefined && !ids.includes(id))
          faults.push(`${owner}: ${element} names ${id}, which is no relationship`);
      });
    }
  }
  return faults;
}

function targetFaults(
  { attributes }: XmlElement,
  owner: string,
  names: readonly string[],
  rels: string,
): readonly string[] {
  const { Target = "", TargetMode, Type, Id } = attributes;
  if (Type === undefined || Id === undefined || Target === "")
    return [`${rels}: a relationship lacks Id, Type or Target`];
  if (TargetMode === "External") return [];
  const path = new URL(Target, `file:///${owner}`).pathname.slice(1);
  return names.includes(decodeURIComponent(path)) ? [] : [`${rels}: ${Target} is not in the file`];
}
