import type { Inline, Leaf, Literal } from "@travaux/instrument";
import { textOf } from "../passage.ts";
import { readParagraph } from "./read-words.ts";

/** Put before a square bracket that would otherwise be read as the beginning or the end of a bracket. */
const ESCAPE: Literal = { type: "literal", kind: "markup", value: "\\" };

/** Put after a backslash that ends a reading, which would otherwise escape the bracket after it. */
const PAD: Literal = { type: "literal", kind: "markup", value: " " };

/** True for a sign of the print that is no part of the words: it only keeps them from being misread. */
export function isGuard(node: Inline): boolean {
  return node.type === "literal" && node.kind === "markup" && (node.value === "\\" || node.value === " ");
}

/** Length of a node's print in the text it came from: an escape put in here has none. */
export function lengthOf(node: Inline): number {
  if (node === ESCAPE || node === PAD) return 0;
  return "value" in node ? node.value.length : textOf(node.children).length;
}

const STARTS: WeakMap<readonly Inline[], Int32Array> = new WeakMap();

/** Where each node begins, and the length of all at the end; kept, because a paragraph with many regions is cut many times. */
function startsOf(nodes: readonly Inline[]): Int32Array {
  const known = STARTS.get(nodes);
  if (known !== undefined) return known;
  const starts = new Int32Array(nodes.length + 1);
  nodes.forEach((node, at) => {
    starts[at + 1] = (starts[at] ?? 0) + lengthOf(node);
  });
  STARTS.set(nodes, starts);
  return starts;
}

/** The nodes of [from, to) of a paragraph; nodes that are cut become plain text, and the brackets of cut ones are escaped. */
export function sliceOf(nodes: readonly Inline[], from: number, to: number): readonly Inline[] {
  const out: Inline[] = [];
  const starts = startsOf(nodes);
  for (let index = firstEnding(starts, from); index < nodes.length; index += 1) {
    const node = nodes[index];
    const at = starts[index] ?? 0;
    const end = starts[index + 1] ?? 0;
    if (node === undefined || at >= to) break;
    if (node === ESCAPE) {
      if (at >= from) out.push(node);
    } else if (end > from) {
      if (at >= from && end <= to) out.push(node);
      else out.push(...cutNode(node, Math.max(from - at, 0), Math.min(to, end) - at));
    }
  }
  return out;
}

/** The first node that ends at or after an offset. */
function firstEnding(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle + 1] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cutNode(node: Inline, from: number, to: number): readonly Inline[] {
  if (node.type === "text") return [{ ...node, value: node.value.slice(from, to) }];
  if (node.type === "citation") return sliceOf(node.children, from, to);
  return escaped(("value" in node ? node.value : textOf(node.children)).slice(from, to));
}

/** Words of the base inside a compiled bracket: square brackets without a partner are escaped there. */
export function escapedInside(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node, at) => {
    const lone =
      node.type === "text" || node.type === "milestone" || (node.type === "literal" && node.kind === "unbalanced");
    return lone && nodes[at - 1] !== ESCAPE ? escaped(node.value) : [node];
  });
}

/** Words as plain text, every square bracket escaped that finds no partner in them. */
function escaped(words: string): readonly Inline[] {
  const lone = loneBrackets(words);
  if (lone.size === 0) return words === "" ? [] : [{ type: "text", value: words }];
  const out: Inline[] = [];
  let from = 0;
  for (const at of [...lone].sort((x, y) => x - y)) {
    if (at > from) out.push({ type: "text", value: words.slice(from, at) });
    out.push(ESCAPE);
    from = at;
  }
  out.push({ type: "text", value: words.slice(from) });
  return out;
}

/** Words in which a reader could take a sign for one of the print's own: a bracket, a slash or a name between spaces, an option, a stance. */
const HAZARD =
  /[[\]]|(?<=\s|^)\/(?=\s|$)|\/(?=\s*[A-Z])|(?<=\s|^)[–—-](?=\s*[A-Z][^\n]*$)|\b(?:Option|OPTION|option|Alt|ALT|alt)|^(?:to )?(?:be )?(?:delet|strike|retain|keep|\(?no text|placement)/gi;

/** Words as plain text with a backslash before every sign that could be misread. Joined without these guards they are the words. */
export function guarded(words: string): readonly Inline[] {
  const out: Inline[] = [];
  let from = 0;
  for (const { index } of words.matchAll(HAZARD)) {
    if (index > from) out.push({ type: "text", value: words.slice(from, index) });
    out.push(ESCAPE);
    from = index;
  }
  if (from < words.length) out.push({ type: "text", value: words.slice(from) });
  return words.endsWith("\\") ? [...out, PAD] : out;
}

/** Every word and every sign of some words; backslashes before a paragraph sign stand as they are, because their number counts. */
const EVERYTHING = /\\*¶|[\p{L}\p{M}\p{N}]+|\S/gu;

/** Words as plain text with a backslash before each word and each sign: nothing in them can be misread. */
export function wholly(words: string): readonly Inline[] {
  const out: Inline[] = [];
  let from = 0;
  for (const { 0: match, index } of words.matchAll(EVERYTHING)) {
    if (match.endsWith("¶")) continue;
    if (index > from) out.push({ type: "text", value: words.slice(from, index) });
    out.push(ESCAPE);
    from = index;
  }
  if (from < words.length) out.push({ type: "text", value: words.slice(from) });
  return words.endsWith("\\") ? [...out, PAD] : out;
}

/** Nodes of a paragraph, its compiled brackets kept and all its other words wholly guarded. */
export function whollyNodes(nodes: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = [];
  let words = "";
  const close = (): void => {
    out.push(...wholly(words));
    words = "";
  };
  for (const node of nodes) {
    if (node.type === "bracket" && node.origin === "compiled") {
      close();
      out.push(node);
    } else if (!isGuard(node)) words += "value" in node ? node.value : textOf(node.children);
  }
  close();
  return out;
}

/** The same for words of the base that stand in a bracket with compiled brackets among them, which stay. */
export function guardedNodes(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (isGuard(node) || (node.type === "bracket" && node.origin === "compiled")) return [node];
    if (node.type === "bracket") {
      const children = node.children.map((child) =>
        child.type === "alternative" ? { ...child, children: guardedNodes(child.children) } : child,
      );
      return [{ ...node, children }];
    }
    return guarded("value" in node ? node.value : textOf(node.children));
  });
}

function loneBrackets(words: string): ReadonlySet<number> {
  const lone = new Set<number>();
  if (!words.includes("[") && !words.includes("]")) return lone;
  const open: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === "[") open.push(at);
    else if (words[at] === "]" && open.pop() === undefined) lone.add(at);
  }
  for (const at of open) lone.add(at);
  return lone;
}

/** Nodes without the escapes put in here, for a paragraph in which no compiled bracket remains. */
export function unescaped(nodes: readonly Inline[]): readonly Inline[] {
  return settledText(
    nodes.flatMap((node): readonly Inline[] => {
      if (node === ESCAPE || node === PAD) return [];
      if (node.type === "citation") return [{ ...node, children: unescaped(node.children) }];
      if (node.type !== "bracket") return [node];
      const children = node.children.map((child) =>
        child.type === "alternative" ? { ...child, children: unescaped(child.children) } : child,
      );
      return [{ ...node, children }];
    }),
  );
}

/** Words that somebody proposes, read as a reader of texts would: with their own brackets, placeholders and citations. */
export function inlineOf(words: string): readonly Inline[] {
  if (words === "") return [];
  const lone = loneBrackets(words);
  if (lone.size > 0) return words.includes("\\") ? escaped(words) : withEscapes(readWords(escapedString(words, lone)));
  return readWords(words);
}

/** The words with a backslash before each bracket that has no partner in them. */
function escapedString(words: string, lone: ReadonlySet<number>): string {
  return [...lone].sort((x, y) => y - x).reduce((text, at) => `${text.slice(0, at)}\\${text.slice(at)}`, words);
}

/** Each backslash put in before a bracket as the node that marks it for no part of the text. */
function withEscapes(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (node.type === "bracket") {
      const children = node.children.map((child) =>
        child.type === "alternative" ? { ...child, children: withEscapes(child.children) } : child,
      );
      return [{ ...node, children }];
    }
    if (node.type !== "text" || !node.value.includes("\\")) return [node];
    return node.value
      .split("\\")
      .flatMap((part, index): readonly Inline[] => [
        ...(index === 0 ? [] : [ESCAPE]),
        ...(part === "" ? [] : [{ ...node, value: part }]),
      ]);
  });
}

/** Proposed words longer than this, if no bracket is in them, stay plain text: nobody looks for a citation there, and finding it takes long. */
const LONGEST_READ = 20_000;

function readWords(words: string): readonly Inline[] {
  if (!LIVELY.test(words) || (words.length > LONGEST_READ && !words.includes("[")))
    return [{ type: "text", value: words }];
  const text = LEADER + words;
  const children = readParagraph(text, "body");
  const [first] = children;
  if (first?.type !== "text" || !first.value.startsWith(LEADER) || textOf(children) !== text) {
    return [{ type: "text", value: words }];
  }
  return settledText([{ ...first, value: first.value.slice(LEADER.length) }, ...children.slice(1)]);
}

/** Put before words that are read on their own, so that a number at their head is not taken for a paragraph's. */
const LEADER = "that ";

/** Words without any of these are read as plain text by every reader. */
const LIVELY = /[[\]()\d]|\b(?:Convention|Protocol|Covenant|Charter|Declaration|resolution|Agenda|Treaty|Agreement)\b/i;

/** Neighbouring plain texts as one, as a reader of the print would find them. */
export function settledText(nodes: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === "text" && node.value === "") continue;
    if (node.type === "text" && last?.type === "text" && sameMarks(node, last)) {
      out[out.length - 1] = { ...last, value: last.value + node.value };
    } else out.push(node);
  }
  return out;
}

function sameMarks(a: { readonly marks?: readonly string[] }, b: { readonly marks?: readonly string[] }): boolean {
  return (a.marks ?? []).join() === (b.marks ?? []).join();
}

/** The inline nodes of a block; a table's or an opaque block's characters as one text. */
export function childrenOf(leaf: Leaf): readonly Inline[] {
  if (leaf.type === "opaque") return [{ type: "text", value: leaf.value }];
  if (leaf.type === "table") return [{ type: "text", value: leaf.rows.map((row) => row.join("\t")).join("\n") }];
  return leaf.children;
}
