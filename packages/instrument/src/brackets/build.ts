import type { Alternative, Bracket, BracketKind, Inline, Literal, Milestone } from "../nodes.ts";
import { optionsIn } from "../parse/marker.ts";
import { lowerBound } from "../parse/sorted.ts";
import { signsOff } from "../parse/verbs.ts";
import type { PartyName } from "../view.ts";
import { attributionOf } from "./attribution.ts";
import { type Classified, classify } from "./classify.ts";
import type { Pair } from "./pairs.ts";

/** A bracket without a partner, at its offset. */
export interface Stray {
  readonly at: number;
  readonly node: Literal | Milestone;
}

/** Everything the builder needs of one paragraph; offsets are UTF-16 units of `text`. */
export interface BracketSource {
  readonly text: string;
  readonly pairs: readonly Pair[];
  /** Brackets without a partner in this paragraph, by offset: they stand as literals, or as one end of a bracket over several clauses. */
  readonly strays: readonly Stray[];
  /** The marker of the paragraph where it stands inside brackets: `[12. …]`. */
  readonly marker?: { readonly start: number; readonly end: number };
  /** True for headings and chapeaux: a bracket round the whole of one brackets the heading. */
  readonly heading: boolean;
  readonly links: ReadonlySet<string>;
  /** True for a line of a signature block, where a drawn line is signed on, not filled in. */
  readonly signature: boolean;
  readonly parties: readonly PartyName[];
  /** Words without brackets: marks, citations, reservations. */
  readonly words: (start: number, end: number) => readonly Inline[];
}

/** The inline nodes of a paragraph. Their print is exactly `source.text`. */
export function inlinesOf(source: BracketSource): readonly Inline[] {
  return phrase(source, 0, source.text.length, source.pairs);
}

/** Words from `start` to `end`; where they offer two options or more (`Option 1: … Option 2: …`), these are readings to choose from. */
function phrase(source: BracketSource, start: number, end: number, pairs: readonly Pair[]): readonly Inline[] {
  const words = source.text.slice(0, end);
  const options = OPTION_WORD.test(words.slice(start)) ? optionsIn(words, pairs, start) : [];
  const first = options[0];
  if (options.length < 2 || first === undefined) return stretch(source, start, end, pairs);
  const before = stretch(source, start, first.start, within(pairs, start, first.start));
  const reason = `${options.length} options are offered in one paragraph.`;
  return [...before, bracketOf("unagreed", reason, optionAlternatives(source, options, end, pairs))];
}

const OPTION_WORD = /\b(?:Option|Alt)/i;

/** Pairs that lie wholly between two offsets; `pairs` is sorted and its pairs do not overlap. */
function within(pairs: readonly Pair[], start: number, end: number): readonly Pair[] {
  const from = lowerBound(pairs, (pair) => pair.open < start);
  const to = lowerBound(pairs, (pair) => pair.close < end);
  return from < to ? pairs.slice(from, to) : [];
}

function stretch(source: BracketSource, start: number, end: number, pairs: readonly Pair[]): readonly Inline[] {
  const out: Inline[] = [];
  let at = start;
  for (let index = 0; index < pairs.length; ) {
    const pair = pairs[index];
    if (pair === undefined) break;
    pushLeaf(out, source, at, pair.open);
    const group = groupAt(source, pairs, index);
    out.push(...(group.length > 1 ? [alternativesOf(source, group)] : single(source, pair)));
    const last = group.at(-1) ?? pair;
    at = last.close + 1;
    index += group.length;
  }
  pushLeaf(out, source, at, end);
  return out;
}

function pushLeaf(out: Inline[], source: BracketSource, start: number, end: number): void {
  let from = start;
  for (let index = lowerBound(source.strays, (stray) => stray.at < start); index < source.strays.length; index += 1) {
    const stray = source.strays[index];
    if (stray === undefined || stray.at >= end) break;
    pushWords(out, source, from, stray.at);
    out.push(stray.node);
    from = stray.at + stray.node.value.length;
  }
  pushWords(out, source, from, end);
}

function pushWords(out: Inline[], source: BracketSource, start: number, end: number): void {
  const { marker } = source;
  const marked = marker !== undefined && marker.start >= start && marker.end <= end ? marker : null;
  const from = marked?.end ?? start;
  if (marked !== null) {
    if (start < marked.start) for (const word of source.words(start, marked.start)) out.push(word);
    out.push(literal("marker", source.text.slice(marked.start, marked.end)));
  }
  if (from < end) for (const word of source.words(from, end)) out.push(word);
}

const BETWEEN_ALTERNATIVES = /^(?:|\s*\/\s*|\s*or\s*)$/i;
const OPTION_HEAD = /^\s*(?:Option|Alt(?:ernative)?)\s+[A-Z0-9]+\s*[:.]/i;

/** Pairs that stand for one choice: `[A][B]`, `[A]/[B]`, `[A] or [B]`, `[Option 1: …] [Option 2: …]`. */
function groupAt(source: BracketSource, pairs: readonly Pair[], from: number): readonly Pair[] {
  const group: Pair[] = [];
  for (let index = from; index < pairs.length; index += 1) {
    const pair = pairs[index];
    if (pair === undefined || isWhole(source, pair) || classified(source, pair).kind !== "unagreed") break;
    const last = group.at(-1);
    if (last !== undefined) {
      const between = source.text.slice(last.close + 1, pair.open);
      const options = OPTION_HEAD.test(wordsOf(source, last)) && OPTION_HEAD.test(wordsOf(source, pair));
      if (between !== "" && namesParties(source, last) && namesParties(source, pair)) break;
      if (!BETWEEN_ALTERNATIVES.test(between) && !(options && between.trim() === "")) break;
    }
    group.push(pair);
  }
  const only = pairs[from];
  return group.length > 0 || only === undefined ? group : [only];
}

/** Brackets that name their parties are readings of one choice only where nothing stands between them. */
function namesParties(source: BracketSource, pair: Pair): boolean {
  return attributionOf(wordsOf(source, pair), source.parties).attribution.length > 0;
}

function wordsOf(source: BracketSource, pair: Pair): string {
  return source.text.slice(pair.open + 1, pair.close);
}

function isWhole(source: BracketSource, pair: Pair): boolean {
  if (!source.heading) return false;
  const read = attributionOf(wordsOf(source, pair), source.parties);
  if (read.attribution.length > 0 || read.stance !== "text") return false;
  const outside = source.text.slice(0, pair.open) + source.text.slice(pair.close + 1);
  return /^[\s.:;,*_]*$/.test(outside);
}

/** A pair is asked for its kind when readings are grouped and again when it is built; it belongs to one text. */
const KINDS: WeakMap<Pair, Classified> = new WeakMap();

function classified(source: BracketSource, pair: Pair): Classified {
  const known = KINDS.get(pair);
  if (known !== undefined) return known;
  const before = source.text.slice(Math.max(0, pair.open - 24), pair.open);
  const after = source.text.slice(pair.close + 1, pair.close + 80);
  const words = wordsOf(source, pair);
  const kind: Classified =
    source.signature && /^[\s_.…]*$/.test(words)
      ? { kind: "editor", reason: TO_SIGN }
      : saysWho(words)
        ? { kind: "unagreed", reason: SAID_BY }
        : classify(words, { before, after, links: source.links, signing: signsOff(source.text) });
  KINDS.set(pair, kind);
  return kind;
}

const TO_SIGN = "A line to sign on.";
const SAID_BY = "Names or a stance stand before the words: somebody proposes them, a blank in them too.";

/** True where words begin with codes and a colon, or with a stance and a colon, and words behind it: `EU: US$ ___ million`. */
function saysWho(words: string): boolean {
  const head = words.slice(0, LONGEST_HEAD);
  if (!head.includes(":")) return false;
  const read = attributionOf(head, []);
  return read.head > 0 && read.head < words.length && head.slice(0, read.head).includes(":");
}

/** Names and a stance before words in brackets are looked for in so many characters. */
const LONGEST_HEAD = 2000;

function single(source: BracketSource, pair: Pair): readonly Inline[] {
  if (isWhole(source, pair)) {
    return [surrounded(source, pair, "heading", "The brackets stand round the whole heading or chapeau.")];
  }
  const { kind, reason } = classified(source, pair);
  const value = source.text.slice(pair.open, pair.close + 1);
  if (kind === "placeholder") return [{ type: "placeholder", value, reason }];
  if (kind === "footnote") return [{ type: "footnoteReference", label: value.slice(2, -1), value }];
  if (kind === "omission" || kind === "editor") return [surrounded(source, pair, kind, reason)];
  return [alternativesOf(source, [pair])];
}

function surrounded(source: BracketSource, pair: Pair, kind: BracketKind, reason: string): Bracket {
  const children = stretch(source, pair.open + 1, pair.close, pair.inner);
  const reading: Alternative = { type: "alternative", stance: "text", attribution: [], children };
  return bracketOf(kind, reason, [literal("bracket", "["), reading, literal("bracket", "]")]);
}

function alternativesOf(source: BracketSource, group: readonly Pair[]): Bracket {
  const children: (Literal | Alternative)[] = [literal("bracket", "[")];
  group.forEach((pair, index) => {
    const previous = group[index - 1];
    if (previous !== undefined) children.push(literal("separator", source.text.slice(previous.close, pair.open + 1)));
    for (const child of readings(source, pair)) children.push(child);
  });
  children.push(literal("bracket", "]"));
  const count = children.filter((child) => child.type === "alternative").length;
  const named = children.some((child) => child.type === "alternative" && child.attribution.length > 0);
  const reason =
    count > 1 ? `${count} readings to choose from: not agreed.` : "Words of the text in brackets: not agreed.";
  return bracketOf(
    "unagreed",
    named ? `${reason.slice(0, -1)}, with the names of those who want it.` : reason,
    children,
  );
}

/** What stands between one `[` and its `]`: one reading, several divided by slashes, or options. */
function readings(source: BracketSource, pair: Pair): readonly (Literal | Alternative)[] {
  const start = pair.open + 1;
  const words = wordsOf(source, pair);
  const options = optionsIn(source.text.slice(0, pair.close), pair.inner, start);
  const first = options[0];
  if (first !== undefined && first.start === start) return optionAlternatives(source, options, pair.close, pair.inner);
  const slashes = slashesIn(words, pair);
  if (slashes.length > 0) {
    const bounds = [...slashes, { start: words.length, end: words.length }];
    let from = 0;
    return bounds.flatMap((slash) => {
      const reading = oneReading(source, start + from, start + slash.start, pair.inner);
      from = slash.end;
      return slash.start === slash.end
        ? reading
        : [...reading, literal("separator", words.slice(slash.start, slash.end))];
    });
  }
  return oneReading(source, start, pair.close, pair.inner);
}

function oneReading(
  source: BracketSource,
  start: number,
  end: number,
  pairs: readonly Pair[],
): readonly (Literal | Alternative)[] {
  const words = source.text.slice(start, end);
  const read = attributionOf(words, source.parties);
  const from = start + read.head;
  const to = end - read.tail;
  const inner = phrase(source, from, to, within(pairs, from, to));
  const out: (Literal | Alternative)[] = [];
  if (read.head > 0) out.push(literal("attribution", words.slice(0, read.head)));
  out.push({ type: "alternative", stance: read.stance, attribution: read.attribution, children: inner });
  if (read.tail > 0) out.push(literal("attribution", words.slice(words.length - read.tail)));
  return out;
}

function optionAlternatives(
  source: BracketSource,
  options: readonly { readonly start: number; readonly length: number }[],
  end: number,
  pairs: readonly Pair[],
): readonly (Literal | Alternative)[] {
  return options.flatMap((option, index) => {
    const from = option.start + option.length;
    const to = options[index + 1]?.start ?? end;
    return [
      literal("option", source.text.slice(option.start, from)),
      ...oneReading(source, from, to, within(pairs, from, to)),
    ];
  });
}

const SPACED_SLASH = /\s+\/\s+/g;
const ONE_WORD_CHOICES = /^[\p{L}\p{M}'’-]{2,30}(?:\/[\p{L}\p{M}'’-]{2,30})+$/u;
const SET_PHRASE = /^(?:and\/or|he\/she|his\/hers?|him\/her|s\/he|either\/or|HIV\/AIDS|SIDS\/LDCs?)$/i;

/** Slashes of `EU: shall/PAK: should` and `shall – EU/should – PAK`: each with who wants the words on either side of it. */
function beforeNames(words: string): readonly { readonly start: number; readonly end: number }[] {
  if (words.length > LONGEST_NAMED || !words.includes("/")) return [];
  const slashes = [...words.matchAll(/\s*\/\s*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const named = (from: number): boolean => {
    const { head, attribution } = attributionOf(words.slice(from), []);
    return head > 0 && attribution.length > 0;
  };
  const divides = ({ end }: { readonly end: number }): boolean => named(end);
  if (named(0)) return slashes.filter(divides);
  const [unnamed] = slashes;
  if (unnamed !== undefined && divides(unnamed) && PLAIN_READING.test(words.slice(0, unnamed.start))) {
    return slashes.filter(divides);
  }
  const tailed = (from: number, to: number): boolean => attributionOf(words.slice(from, to), []).tail > 0;
  const bounds = [0, ...slashes.map(({ end }) => end)];
  const whole = bounds.every((from, at) => tailed(from, slashes[at]?.start ?? words.length));
  return whole ? slashes : [];
}

/** Words before `/EU: 50` that are a reading without a name: no sign of names in them, and no code at their end. */
const PLAIN_READING = /^(?!.*(?:[:–—]|\b[A-Z][A-Z0-9]+$))\S.*$/s;

/** Readings divided by slashes without spaces are short. */
const LONGEST_NAMED = 400;

/** Where slashes divide the words of one bracket into readings, relative to its first character. */
function slashesIn(words: string, pair: Pair): readonly { readonly start: number; readonly end: number }[] {
  const outside = (at: number): boolean =>
    !pair.inner.some((inner) => at > inner.open - pair.open - 1 && at < inner.close - pair.open - 1);
  const listed = slashesOfNames(words);
  const divides = (at: number): boolean => outside(at) && !listed.has(at);
  const spaced = [...words.matchAll(SPACED_SLASH)].filter((match) => divides(match.index));
  const named = beforeNames(words).filter((match) => divides(match.start));
  if (named.length > spaced.length) return named;
  if (spaced.length > 0) return spaced.map((match) => ({ start: match.index, end: match.index + match[0].length }));
  if (!ONE_WORD_CHOICES.test(words) || SET_PHRASE.test(words)) return [];
  return [...words.matchAll(/\//g)].map((match) => ({ start: match.index, end: match.index + 1 }));
}

/** Slashes that stand within a list of names, `EU/PAK: closely` or `closely – EU / PAK`: they divide no readings. */
function slashesOfNames(words: string): ReadonlySet<number> {
  const out = new Set<number>();
  if (words.length > LONGEST_NAMED || !words.includes("/")) return out;
  const slashes = [...words.matchAll(/\s*\/\s*/g)];
  const whole = attributionOf(words, []);
  const tail = words.length - whole.tail;
  let names = whole.head;
  for (const match of slashes) {
    const end = match.index + match[0].length;
    if (match.index < names || match.index >= tail) out.add(match.index);
    else names = end + attributionOf(words.slice(end), []).head;
  }
  return out;
}

function bracketOf(kind: BracketKind, reason: string, children: Bracket["children"]): Bracket {
  return { type: "bracket", kind, origin: "base", reason, children };
}

function literal(kind: Literal["kind"], value: string): Literal {
  return { type: "literal", kind, value };
}
