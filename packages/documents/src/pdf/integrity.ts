import { inflateRawSync, inflateSync } from "node:zlib";

/** Where an object of the file stands: its dictionary, and its stream where it has one. */
interface PdfObject {
  readonly dictionary: string;
  readonly stream: { readonly start: number; readonly end: number } | null;
}

/** Entries that must point at an object that is there, or text is missing. ISO 32000-1, 7.7.2, 7.7.3, 9.6 to 9.10. */
const NEEDED =
  /\/(?:Pages|Kids|Contents|Resources|Font|DescendantFonts|FontDescriptor|FontFile[23]?|ToUnicode)\s*(\[[^\]/]{0,200000}\]|<<[^<>]{0,20000}>>|\d+\s+\d+\s+R)/g;
/** A dictionary of fonts may be an object of its own; every entry of it is a font. */
const FONTS_APART = /\/Font\s+(\d+)\s+\d+\s+R/g;
const REFERENCE = /(\d+)\s+\d+\s+R/g;
const OBJECT = /(\d{1,10})\s+\d{1,5}\s+obj\b/g;
/** Streams of pictures, colours and attached files: without them all text is there. */
const NO_TEXT =
  /\/Subtype\s*\/(?:Image|XML)\b|\/(?:ShadingType|FunctionType|Alternate)\b|\/Type\s*\/(?:EmbeddedFile|Metadata)\b/;
const PACKED = /\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\s*(?:\]|\/|>|$)(?!\s*\/(?:DCTDecode|JPXDecode|CCITTFaxDecode))/;

/** A line end and the word that closes a stream. */
const ROOM_BEHIND = 12;
/** A title may contain the word; a stream has its dictionary's end before it and a line end behind it. */
const STREAM = />>\s{0,8}stream(?=[\r\n])/;
/** What one stream may unpack to while it is checked; larger ones are not text. */
const LARGEST_STREAM = 64 * 1024 * 1024;

/**
 * Says what of the text of a PDF is missing or damaged, or null where every page's text is whole. Viewers pass over a stream
 * that breaks off and over a page that is gone, and show less text without a word; for a text that is vetted that must not
 * be. A broken table of objects alone loses nothing: they are found by their heads.
 */
export function damageIn(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const characters = file.toString("latin1");
  // What is encrypted cannot be unpacked before the library has its key.
  if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(characters)) return null;
  const objects = objectsOf(characters);
  const dictionaries: string[] = [characters.slice(characters.lastIndexOf("trailer"))];
  const known = new Set(objects.keys());
  for (const [number, object] of objects) {
    dictionaries.push(object.dictionary);
    if (object.stream === null || NO_TEXT.test(object.dictionary)) continue;
    const state = unpacked(file, object, objects);
    if (state === "damaged") return `stream ${number} breaks off or is damaged`;
    if (state === null || !/\/Type\s*\/ObjStm\b/.test(object.dictionary)) continue;
    const inside = state.toString("latin1");
    dictionaries.push(inside);
    for (const inner of numbersIn(inside, object.dictionary)) known.add(inner);
  }
  const fonts = dictionaries.flatMap((dictionary) =>
    [...dictionary.matchAll(FONTS_APART)].map(([, number]) => objects.get(Number(number))?.dictionary ?? ""),
  );
  const needed = [...dictionaries.flatMap(neededBy), ...fonts.flatMap(referencesIn)];
  const missing = needed.find((number) => !known.has(number));
  return missing === undefined ? null : `object ${missing}, which a page needs, is missing`;
}

/** The objects of the file by number, found by their heads; the last of a number counts, as in a file saved again. */
function objectsOf(characters: string): ReadonlyMap<number, PdfObject> {
  const heads = [...characters.matchAll(OBJECT)];
  const objects = new Map<number, PdfObject>();
  let behind = 0;
  heads.forEach((head, index) => {
    if (head.index < behind) return;
    const from = head.index + head[0].length;
    const next = heads[index + 1]?.index ?? characters.length;
    const object = objectAt(characters, from, next);
    objects.set(Number(head[1]), object);
    behind = object.stream?.end ?? from;
  });
  return objects;
}

/** The object between its head and the next head: looked at once, so that no file makes this long. */
function objectAt(characters: string, from: number, next: number): PdfObject {
  const piece = characters.slice(from, next);
  const ends = piece.indexOf("endobj");
  const last = ends < 0 ? piece.length : ends;
  const index = piece.search(STREAM);
  if (index < 0 || index >= last) return { dictionary: piece.slice(0, last), stream: null };
  const word = from + piece.indexOf("stream", index);
  const start = word + 6 + (characters.startsWith("\r\n", word + 6) ? 2 : 1);
  const end = characters.indexOf("endstream", start);
  return { dictionary: characters.slice(from, word), stream: { start, end: end < 0 ? characters.length : end } };
}

/** The unpacked stream; `damaged` where it is not whole; null where it is packed in a way that is not looked into. */
function unpacked(
  file: Buffer,
  { dictionary, stream }: PdfObject,
  objects: ReadonlyMap<number, PdfObject>,
): Buffer | "damaged" | null {
  if (stream === null) return null;
  const bytes = file.subarray(stream.start, stream.end);
  if (!/\/(?:Filter|F)\b/.test(dictionary)) {
    const length = lengthIn(dictionary, objects);
    if (length === null || bytes.length >= length) return bytes;
    const behind = file.toString("latin1", stream.start + length, stream.start + length + ROOM_BEHIND);
    return /^\s*endstream/.test(behind) ? file.subarray(stream.start, stream.start + length) : "damaged";
  }
  return PACKED.test(dictionary) ? inflated(bytes) : null;
}

function lengthIn(dictionary: string, objects: ReadonlyMap<number, PdfObject>): number | null {
  const [, direct, reference] = /\/Length\s+(?:(\d+)(?!\s+\d+\s+R)|(\d+)\s+\d+\s+R)/.exec(dictionary) ?? [];
  const figure = direct ?? /\d+/.exec(objects.get(Number(reference))?.dictionary ?? "")?.[0];
  return figure === undefined ? null : Number(figure);
}

function inflated(bytes: Buffer): Buffer | "damaged" | null {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST_STREAM });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : null;
    if (code === "ERR_BUFFER_TOO_LARGE") return null;
    return code === "Z_BUF_ERROR" ? withoutCheckSum(bytes) : "damaged";
  }
}

/** Some producers leave the check sum out, and every viewer does without it. */
function withoutCheckSum(bytes: Buffer): Buffer | "damaged" {
  try {
    return inflateRawSync(bytes.subarray(2), { maxOutputLength: LARGEST_STREAM });
  } catch {
    return "damaged";
  }
}

/** The numbers of the objects in an object stream: pairs of number and offset before `First` (ISO 32000-1, 7.5.7). */
function numbersIn(inside: string, dictionary: string): readonly number[] {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
  const figures = inside.slice(0, first).trim().split(/\s+/).map(Number);
  return figures.filter((_, index) => index % 2 === 0);
}

function neededBy(dictionary: string): readonly number[] {
  return [...dictionary.matchAll(NEEDED)].flatMap(([, value = ""]) => referencesIn(value));
}

function referencesIn(value: string): readonly number[] {
  return [...value.matchAll(REFERENCE)].map(([, number]) => Number(number));
}
