import type { Run } from "./draft.ts";
import type { Styles } from "./styles.ts";
import { symbolOf } from "./symbols.ts";
import { childOf, elementsOf, numberOf, switchOf, textOf, wordValueOf, type XmlElement } from "./xml.ts";

/** What reading the runs of one story (body, footnote, header) needs to know and reports. */
export interface InlineContext {
  readonly styles: Styles;
  /** Field marks that find no partner, and so begin or end nothing. */
  readonly strayFieldMarks: ReadonlySet<XmlElement>;
  /** The label for a footnote or endnote reference, called in reading order. */
  readonly noteLabel: (kind: "footnote" | "endnote", id: string, customMark: string | null) => string;
  /** A text box met on the way; its paragraphs stand after the paragraph that anchors it. */
  readonly textBox: (content: XmlElement) => void;
  readonly seen: Sightings;
  readonly fields: OpenFields;
}

/** Fields that are open, across paragraphs. */
export interface OpenFields {
  /** For each, true while in its instruction. */
  readonly phases: boolean[];
  /** How many are in their instruction: their words are not the text's. */
  instructions: number;
}

/** Things met that the text itself does not show. */
export interface Sightings {
  insertions: number;
  deletions: number;
  comments: number;
  pictures: number;
  hidden: number;
}

/** Namespaces whose Choice in an mc:AlternateContent is read; others are read by their Fallback. */
const UNDERSTOOD: ReadonlySet<string> = new Set(
  "wps wpg wpc wp14 w14 w15 w16 w16cid w16se w16cex wpi v a14".split(" "),
);

/** Content that a reader of the accepted text does not see. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "w:del",
  "w:moveFrom",
  "w:rPr",
  "w:pPr",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:delText",
  "w:instrText",
  "w:delInstrText",
  "w:rt",
  "w:annotationRef",
  "w:footnoteRef",
  "w:endnoteRef",
  "w:pgNum",
  "m:ctrlPr",
]);

/** The fixed table of characters that Word keeps as elements. Published in `docs/spec/word-text.md`. */
const CHARACTERS: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:cr": "\n",
  "w:noBreakHyphen": "\u2011",
  "w:softHyphen": "\u00AD",
};

const PLAIN: Omit<Run, "text"> = { strong: false, emphasis: false };

/** Reads the content of a paragraph as accepted: insertions in, deletions out, fields by their result, one of two alternatives. */
export function runsOf(paragraph: XmlElement, context: InlineContext): readonly Run[] {
  const runs: Run[] = [];
  read(paragraph, PLAIN, { context, runs });
  return runs;
}

interface Reader {
  readonly context: InlineContext;
  readonly runs: Run[];
}

function read(element: XmlElement, marks: Omit<Run, "text">, reader: Reader): void {
  const { context } = reader;
  const children = elementsOf(element);
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined) continue;
    switch (child.name) {
      case "w:r":
        readRun(child, reader);
        break;
      case "w:t":
      case "m:t":
        write(textOf(child), marks, reader);
        break;
      case "w:br":
        write(/^(?:page|column)$/.test(child.attributes["w:type"] ?? "") ? "\f" : "\n", marks, reader);
        break;
      case "w:sym":
        write(symbolIn(child), marks, reader);
        break;
      case "w:fldChar":
        readFieldMark(child, context);
        break;
      case "w:footnoteReference":
      case "w:endnoteReference":
        index += readReference(child, children[index + 1], { marks, reader });
        break;
      case "mc:AlternateContent":
        read({ name: "", attributes: {}, children: branchOf(child) }, marks, reader);
        break;
      case "w:txbxContent":
        context.textBox(child);
        break;
      default:
        readOther(child, marks, reader);
    }
  }
}

function readOther(child: XmlElement, marks: Omit<Run, "text">, reader: Reader): void {
  const { seen } = reader.context;
  const character = Object.hasOwn(CHARACTERS, child.name) ? CHARACTERS[child.name] : undefined;
  if (child.name === "w:ins" || child.name === "w:moveTo") seen.insertions += 1;
  if (child.name === "w:del" || child.name === "w:moveFrom") seen.deletions += 1;
  if (child.name === "w:commentReference") seen.comments += 1;
  if (child.name === "pic:pic" || child.name === "v:imagedata") seen.pictures += 1;
  if (character !== undefined) write(character, marks, reader);
  else if (!LEFT_OUT.has(child.name)) read(child, marks, reader);
}

function write(text: string, marks: Omit<Run, "text">, { context, runs }: Reader): void {
  if (text !== "" && context.fields.instructions === 0) runs.push({ text, ...marks });
}

function readRun(run: XmlElement, reader: Reader): void {
  const { styles, seen } = reader.context;
  const properties = childOf(run, "w:rPr");
  const style = wordValueOf(properties, "w:rStyle");
  const on = (name: string): boolean => switchOf(properties, name) ?? styles.runSwitch(style, name) ?? false;
  if (on("w:vanish") && run.children.some((child) => typeof child !== "string" && child.name === "w:t"))
    seen.hidden += 1;
  read(run, { strong: on("w:b"), emphasis: on("w:i") }, reader);
}

function symbolIn(symbol: XmlElement): string {
  const code = Number.parseInt(symbol.attributes["w:char"] ?? "", 16);
  if (!Number.isInteger(code) || code < 0x20 || code > 0xffff || (code >= 0xd800 && code <= 0xdfff)) return "";
  return symbolOf(String.fromCharCode(code), symbol.attributes["w:font"]);
}

function readFieldMark(mark: XmlElement, { fields, strayFieldMarks }: InlineContext): void {
  if (strayFieldMarks.has(mark)) return;
  const type = mark.attributes["w:fldCharType"];
  if (type === "begin") {
    fields.phases.push(true);
    fields.instructions += 1;
    return;
  }
  if (type !== "separate" && type !== "end") return;
  if (fields.phases.pop() === true) fields.instructions -= 1;
  if (type === "separate") fields.phases.push(false);
}

/** Returns how many of the following elements belong to the reference: the text of a mark the author chose. */
function readReference(
  reference: XmlElement,
  next: XmlElement | undefined,
  { marks, reader }: { readonly marks: Omit<Run, "text">; readonly reader: Reader },
): number {
  const kind = reference.name === "w:footnoteReference" ? "footnote" : "endnote";
  const follows = /^(?:1|true|on)$/.test(reference.attributes["w:customMarkFollows"] ?? "");
  const own = follows && next?.name === "w:t" ? textOf(next).trim() : "";
  const label = reader.context.noteLabel(kind, reference.attributes["w:id"] ?? "", own === "" ? null : own);
  write(`[^${label}]`, marks, reader);
  return own === "" ? 0 : 1;
}

/** The branch of an mc:AlternateContent that this reader understands (ECMA-376 part 3, 7.6). */
export function branchOf(alternatives: XmlElement): readonly (XmlElement | string)[] {
  const choice = elementsOf(alternatives).find(
    (child) =>
      child.name === "mc:Choice" &&
      (child.attributes.Requires ?? "").split(/\s+/).every((prefix) => prefix === "" || UNDERSTOOD.has(prefix)),
  );
  return (choice ?? childOf(alternatives, "mc:Fallback"))?.children ?? [];
}

/**
 * Field marks of a story that have no partner once deletions are out. An instruction that never ends would otherwise
 * swallow the rest of the text.
 */
export function strayFieldMarksOf(story: XmlElement): ReadonlySet<XmlElement> {
  const stray = new Set<XmlElement>();
  const open: XmlElement[][] = [];
  const visit = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      if (child.name === "w:fldChar") {
        const type = child.attributes["w:fldCharType"];
        if (type === "begin") open.push([child]);
        else if (open.length === 0) stray.add(child);
        else if (type === "end") open.pop();
        else open.at(-1)?.push(child);
      } else if (child.name === "mc:AlternateContent") {
        visit({ name: "", attributes: {}, children: branchOf(child) });
      } else if (!LEFT_OUT.has(child.name) && child.name !== "w:txbxContent") visit(child);
    }
  };
  visit(story);
  for (const mark of open.flat()) stray.add(mark);
  return stray;
}

/** An outline level set on the paragraph itself. */
export function outlineLevelOf(properties: XmlElement | undefined): number | undefined {
  return numberOf(wordValueOf(properties, "w:outlineLvl"));
}
