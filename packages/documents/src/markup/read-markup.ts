import { TravauxError } from "@travaux/instrument";
import { type Handler, Parser } from "htmlparser2";
import { MAX_PARAGRAPH_CHARACTERS, MAX_TEXT_BYTES } from "../read/limits.ts";
import { decode } from "../text/encoding.ts";

/** The words of a web page or an Akoma Ntoso file, without its tags: for a library, which keeps texts and not files. */
export interface MarkupText {
  /** The title the file gives itself; null where it gives none. */
  readonly title: string | null;
  /** Paragraphs parted by an empty line. */
  readonly source: string;
}

/** Elements that stand inside a line of text; all others begin a paragraph. Of HTML, and of Akoma Ntoso (`ref`, `def` …). */
const INLINE: ReadonlySet<string> = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time tt " +
    "u var wbr ref rref mref def term person organization concept object event location party role date num inline"
  ).split(" "),
);
/** Elements whose words are no words of the text. */
const SILENT: ReadonlySet<string> = new Set(
  "script style noscript template nav meta header footer aside form button select".split(" "),
);
/** How XML announces itself; in HTML `meta` has no end and in Akoma Ntoso it has. */
const XML = /^\uFEFF?\s*<(?:\?xml|(?:\w+:)?akomaNtoso)/i;
/** Elements of Akoma Ntoso that give the work's title in its front matter. */
const TITLES: ReadonlySet<string> = new Set(["title", "doctitle", "shorttitle"]);

/**
 * Reads HTML or XML leniently, as browsers do. Throws `E_FILE_TOO_LARGE`, `E_TEXT_ENCODING`, `E_TEXT_BLANK`,
 * `E_PARAGRAPH_TOO_LONG`; markup that is broken is read as far as it says anything.
 */
export function readMarkup(bytes: Uint8Array, name: string): MarkupText {
  const where = { file: name };
  if (bytes.length > MAX_TEXT_BYTES) {
    throw new TravauxError("E_FILE_TOO_LARGE", `${name} is too large for a page of text.`, "Give it in parts.", {
      where,
    });
  }
  const { source } = decode(bytes, name);
  const { title, paragraphs } = gathered(source);
  if (paragraphs.length === 0) {
    throw new TravauxError("E_TEXT_BLANK", `${name} holds no words.`, "Give the file that has the text.", { where });
  }
  if (paragraphs.some((paragraph) => paragraph.length > MAX_PARAGRAPH_CHARACTERS)) {
    throw new TravauxError("E_PARAGRAPH_TOO_LONG", `${name} has a paragraph of great length.`, "Divide it.", { where });
  }
  return { title, source: `${paragraphs.join("\n\n")}\n` };
}

function gathered(source: string): { readonly title: string | null; readonly paragraphs: readonly string[] } {
  const paragraphs: string[] = [];
  let line = "";
  let title: string | null = null;
  let titled = "";
  let silent = 0;
  let numbered = false;
  const end = (): void => {
    // `Article 5` and its heading are one line: after a number the line goes on.
    if (numbered) return;
    const words = line.replace(/\s+/g, " ").trim();
    if (words !== "") paragraphs.push(words);
    line = "";
  };
  const handler: Partial<Handler> = {
    onopentagname(name) {
      const tag = localName(name);
      if (SILENT.has(tag)) silent += 1;
      if (TITLES.has(tag)) titled = tag;
      if (!INLINE.has(tag)) end();
    },
    ontext(words) {
      if (silent > 0) return;
      if (titled !== "") title = (title ?? "") + words;
      // The title in the head of a web page is no paragraph of its text.
      if (titled === "title") return;
      if (words.trim() !== "") numbered = false;
      line += words;
    },
    onclosetag(name) {
      const tag = localName(name);
      if (SILENT.has(tag)) silent -= 1;
      if (titled === tag) titled = "";
      if (tag === "num") {
        line += " ";
        numbered = true;
      } else if (!INLINE.has(tag)) end();
    },
  };
  const parser = new Parser(handler, { xmlMode: XML.test(source), decodeEntities: true });
  parser.write(source);
  parser.end();
  numbered = false;
  end();
  const words = title === null ? "" : String(title).replace(/\s+/g, " ").trim();
  return { title: words === "" ? null : words, paragraphs };
}

/** `akn:article` as `article`. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}
