import { RIGHT_TO_LEFT_WORDS } from "../../print/characters.ts";
import type { WrittenChange, WrittenChangeKind, WrittenSegment } from "../written.ts";
import { changeAttributes, changesKey, type Pen } from "./pen.ts";
import { escaped } from "./xml-text.ts";

/** How a call of a note is written: the number Word gives it, or the writer's own mark. */
export interface NoteCall {
  readonly id: number;
  /** Null where Word's own count gives the label. */
  readonly customMark: string | null;
}

/** What the words of a paragraph need from the file around them. */
export interface RunContext {
  readonly pen: Pen;
  readonly noteCall: (label: string) => NoteCall | null;
}

const ELEMENT: Readonly<Record<WrittenChangeKind, string>> = {
  insertion: "w:ins",
  deletion: "w:del",
  "move-from": "w:moveFrom",
  "move-to": "w:moveTo",
};

/** The segments of a paragraph as runs, each stretch under the same changes in one wrapping. */
export function runsXml(segments: readonly WrittenSegment[], context: RunContext): string {
  let xml = "";
  let at = 0;
  while (at < segments.length) {
    const first = segments[at];
    if (first === undefined) break;
    const key = changesKey(first.changes);
    let end = at;
    while (end < segments.length && changesKey(segments[end]?.changes ?? []) === key) end += 1;
    xml += wrapped(segments.slice(at, end), first.changes, context);
    at = end;
  }
  return xml;
}

function wrapped(segments: readonly WrittenSegment[], changes: readonly WrittenChange[], context: RunContext): string {
  const gone = changes.some(({ kind }) => kind === "deletion");
  return underChanges(segments.map((segment) => segmentXml(segment, gone, context)).join(""), changes, context.pen);
}

/** Runs inside the elements of the changes on them, outermost first; nothing where there are no runs. */
export function underChanges(runs: string, changes: readonly WrittenChange[], pen: Pen): string {
  if (runs === "") return "";
  return [...changes].reverse().reduce((inside, { kind, by }) => {
    const element = ELEMENT[kind];
    return `<${element} ${changeAttributes(pen, by)}>${inside}</${element}>`;
  }, runs);
}

function segmentXml(segment: WrittenSegment, gone: boolean, context: RunContext): string {
  const call = segment.note === undefined ? null : context.noteCall(segment.note);
  if (call !== null) return callXml(call, gone);
  const style = segment.sign === true ? '<w:rStyle w:val="BracketSign"/>' : "";
  const marks = (segment.marks ?? []).map((mark) => (mark === "strong" ? "<w:b/><w:bCs/>" : "<w:i/><w:iCs/>")).sort();
  return byDirection(segment.text)
    .map(({ words, rightToLeft }) =>
      runXml(
        words,
        style + marks.join("") + (rightToLeft ? `<w:rtl/><w:lang w:bidi="${rightToLeftLanguage(words)}"/>` : ""),
        gone,
      ),
    )
    .join("");
}

function callXml({ id, customMark }: NoteCall, gone: boolean): string {
  const style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';
  if (customMark === null) return `<w:r>${style}<w:footnoteReference w:id="${id}"/></w:r>`;
  const own = textXml(customMark, gone);
  return `<w:r>${style}<w:footnoteReference w:customMarkFollows="1" w:id="${id}"/>${own}</w:r>`;
}

/** One run: its words, with tabs and line breaks as the elements Word has for them. */
export function runXml(words: string, properties: string, gone = false): string {
  if (words === "") return "";
  const content = words
    .split(/([\t\n])/)
    .map((part) => (part === "\t" ? "<w:tab/>" : part === "\n" ? "<w:br/>" : part === "" ? "" : textXml(part, gone)))
    .join("");
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
}

function textXml(words: string, gone: boolean): string {
  const element = gone ? "w:delText" : "w:t";
  return `<${element} xml:space="preserve">${escaped(words)}</${element}>`;
}

/** Letters that Urdu has and Arabic has not. */
const URDU = /[\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1-\u06c3\u06cc\u06d2\u06d3]/;

/** The language that words from right to left are marked as, by their letters. */
export function rightToLeftLanguage(words: string): "he-IL" | "ur-PK" | "ar-SA" {
  if (/[\u0590-\u05ff]/.test(words)) return "he-IL";
  return URDU.test(words) ? "ur-PK" : "ar-SA";
}

function byDirection(text: string): readonly { readonly words: string; readonly rightToLeft: boolean }[] {
  const parts: { words: string; rightToLeft: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(RIGHT_TO_LEFT_WORDS)) {
    if (match.index > at) parts.push({ words: text.slice(at, match.index), rightToLeft: false });
    parts.push({ words: match[0], rightToLeft: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ words: text.slice(at), rightToLeft: false });
  return parts;
}

/** True where most letters of a text are written from right to left. */
export function isRightToLeft(text: string): boolean {
  const rightToLeft = text.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g)?.length ?? 0;
  return rightToLeft > 0 && rightToLeft * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}
