/** Faults put into files on purpose, for the tests of this room; the same seed makes the same faults. */

/** A small generator with a seed (mulberry32), so that a failure replays. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Flips, overwrites, repeats, cuts and swaps stretches of a file. */
export function mutated(bytes: Uint8Array, next: () => number): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = (): number => Math.floor(next() * copy.length);
  for (let count = 1 + Math.floor(next() * 4); count > 0; count -= 1) {
    const kind = next();
    if (kind < 0.4) copy.writeUInt8(copy.readUInt8(at()) ^ (1 << Math.floor(next() * 8)), at());
    else if (kind < 0.6) copy.writeUInt8(Math.floor(next() * 256), at());
    else if (kind < 0.8) copy.copyWithin(at(), at(), at());
    else if (kind < 0.9) copy.fill(Math.floor(next() * 256), at(), at());
    else return new Uint8Array(copy.subarray(0, at()));
  }
  return new Uint8Array(copy);
}

/** Tags, the words between them, and what stands between the quotes of an attribute. */
const TAG = /<[^>]*>/g;
const VALUE = /"[^"]*"/g;

/** Numbers and words that a schema forbids, or that no program writes, though well-formed markup may hold them. */
const ODD_VALUES = [
  '"-1"',
  '"0"',
  '"99999999999999999999"',
  '"NaN"',
  '""',
  '"__proto__"',
  '"1e9"',
  '"%s"',
  '"../../x"',
];

/**
 * Markup that is still markup but says something else: elements repeated, swapped, left out, renamed, nested; attributes with odd
 * values. One in five is not well-formed any more.
 */
export function mutatedMarkup(xml: string, next: () => number): string {
  const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  let out = xml;
  for (let count = 1 + Math.floor(next() * 4); count > 0; count -= 1) {
    const tags = [...out.matchAll(TAG)];
    const tag = one(tags);
    const other = one(tags);
    if (tag === undefined || other === undefined) return out;
    const kind = next();
    if (kind < 0.2) out = replaced(out, tag, oddly(tag[0], one(ODD_VALUES) ?? '""', next));
    else if (kind < 0.4) out = replaced(out, tag, renamed(tag[0], other[0]));
    else if (kind < 0.6) out = put(out, other.index, elementAt(out, tag));
    else if (kind < 0.8) out = replaced(out, { 0: elementAt(out, tag), index: tag.index }, "");
    else if (kind < 0.9) out = put(out, tag.index + tag[0].length, one(ODD_WORDS) ?? "");
    else out = replaced(out, tag, next() < 0.5 ? "" : other[0]);
  }
  return out;
}

const ODD_WORDS = [
  "\u0000",
  "&#0;",
  "&unknown;",
  "<![CDATA[x]]>",
  "<?x y?>",
  "<!-- x -->",
  "\ud800",
  "[[[[",
  "\u202e",
  "&lt;w:p&gt;",
];

interface Place {
  readonly 0: string;
  readonly index: number;
}

function replaced(text: string, { 0: words, index }: Place, by: string): string {
  return text.slice(0, index) + by + text.slice(index + words.length);
}

function put(text: string, at: number, words: string): string {
  return text.slice(0, at) + words + text.slice(at);
}

function oddly(tag: string, value: string, next: () => number): string {
  const values = [...tag.matchAll(VALUE)];
  const one = values[Math.floor(next() * values.length)];
  return one === undefined ? tag : replaced(tag, one, value);
}

/** A tag under another's name, kept an opening, a closing or an empty one. */
function renamed(tag: string, other: string): string {
  const [, name = "w:p"] = /^<\/?([^\s/>]+)/.exec(other) ?? [];
  return tag.replace(/^(<\/?)[^\s/>]+/, `$1${name}`);
}

/** The element that a tag begins, up to the next end of its name; a tag that begins none stands for itself. */
function elementAt(text: string, tag: Place): string {
  const [, name] = /^<([^\s/>?!]+)/.exec(tag[0]) ?? [];
  if (name === undefined || tag[0].endsWith("/>")) return tag[0];
  const end = text.indexOf(`</${name}>`, tag.index);
  return end < 0 ? tag[0] : text.slice(tag.index, end + name.length + 3);
}
