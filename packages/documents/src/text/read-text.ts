import { linesOf, paragraphsOf, type SourceParagraph, TravauxError } from "@travaux/instrument";
import { furnitureOf } from "../furniture/furniture.ts";
import { MAX_BRACKETS, MAX_LINES, MAX_PARAGRAPH_CHARACTERS, MAX_PARAGRAPHS, MAX_TEXT_BYTES } from "../read/limits.ts";
import type { Reading } from "../reading.ts";
import { decode, encodingOf } from "./encoding.ts";
import { jsonRecordOf } from "./json-record.ts";

/** Control characters beside tab, line feed, vertical tab, form feed, carriage return: no writer types them. */
const CONTROL: RegExp = /(?![\t\n\v\f\r])\p{Cc}(?<![\u007F-\u009F])/gu;

/** One stray control character in so many is a slip of some program; more is no text. */
const CHARACTERS_PER_CONTROL = 1000;

/** Reads plain text, Markdown, or a JSON record that carries a text. Throws a `TravauxError` for everything else. */
export function readText(bytes: Uint8Array, name: string): Reading {
  if (bytes.length > MAX_TEXT_BYTES) {
    throw new TravauxError(
      "E_FILE_TOO_LARGE",
      `${name} is a plain text of ${bytes.length.toLocaleString("en-GB")} bytes; at most ${MAX_TEXT_BYTES.toLocaleString("en-GB")} are read.`,
      "Give the text without its annexes, or in parts.",
      { where: { file: name } },
    );
  }
  // The bytes of UTF-16 hold zeros that are no sign of binary data.
  if (encodingOf(bytes) === "utf-8") refuseBinary(Buffer.from(bytes).toString("latin1"), name);
  const { encoding, source: characters } = decode(bytes, name);
  refuseBinary(characters, name);
  const record = jsonRecordOf(characters, name);
  const source = record?.source ?? characters;
  if (source.replace(/^\uFEFF/, "").trim() === "") {
    throw new TravauxError("E_TEXT_BLANK", `${name} holds only blank space.`, "Give the file that has the text.", {
      where: { file: name },
    });
  }
  checkLines(source, name);
  const aside = furnitureOf(linesOf(source));
  const format = /\.(?:md|markdown)$/i.test(name) ? "markdown" : "text";
  const paragraphs = paragraphsOf(source, { aside, escapes: format === "markdown" });
  checkParagraphs(paragraphs, name);
  return {
    format,
    name,
    source,
    paragraphs,
    remarks: record?.remarks ?? [],
    encoding,
    aside,
    furniture: [...new Set(aside.map((line) => line.text))],
    ...(record === null ? {} : { envelope: record.envelope }),
  };
}

function refuseBinary(characters: string, name: string): void {
  const controls = characters.match(CONTROL)?.length ?? 0;
  if (!characters.includes("\0") && controls * CHARACTERS_PER_CONTROL <= characters.length) return;
  throw new TravauxError(
    "E_BINARY",
    `${name} is no text: it holds binary data that is neither a Word file nor a PDF.`,
    "Give the text as DOCX, PDF, TXT or MD.",
    { where: { file: name } },
  );
}

function checkLines(source: string, name: string): void {
  let lines = 1;
  let start = 0;
  for (let at = source.search(LINE_END); at >= 0; at = nextLineEnd(source, at + 1)) {
    if (at - start > MAX_PARAGRAPH_CHARACTERS) throw tooLong(at - start, lines, name);
    start = at + 1;
    lines += 1;
  }
  if (source.length - start > MAX_PARAGRAPH_CHARACTERS) throw tooLong(source.length - start, lines, name);
  if (lines > MAX_LINES) throw tooMany(lines, "lines", MAX_LINES, name);
  checkBrackets([source], name);
}

const LINE_END = /[\r\n]/;
const LINE_ENDS = /[\r\n]/g;

function nextLineEnd(source: string, from: number): number {
  LINE_ENDS.lastIndex = from;
  return LINE_ENDS.exec(source)?.index ?? -1;
}

/** Throws where a reader found more, or longer, paragraphs than any text of a conference has. */
export function checkParagraphs(paragraphs: readonly SourceParagraph[], name: string): void {
  if (paragraphs.length > MAX_PARAGRAPHS) throw tooMany(paragraphs.length, "paragraphs", MAX_PARAGRAPHS, name);
  checkBrackets(
    paragraphs.map(({ text }) => text),
    name,
  );
  paragraphs.forEach((paragraph, index) => {
    const { length } = paragraph.text;
    if (length > MAX_PARAGRAPH_CHARACTERS && paragraph.style !== "table") throw tooLong(length, index + 1, name);
  });
}

function tooLong(length: number, paragraph: number, name: string): TravauxError {
  return new TravauxError(
    "E_PARAGRAPH_TOO_LONG",
    `A paragraph of ${name} is ${length.toLocaleString("en-GB")} characters long; at most ${MAX_PARAGRAPH_CHARACTERS.toLocaleString("en-GB")} are read.`,
    "Check that this is the text you mean; if it is, divide it into paragraphs.",
    { where: { file: name, paragraph } },
  );
}

function checkBrackets(texts: readonly string[], name: string): void {
  const brackets = texts.reduce((sum, text) => sum + (text.match(/[[\]]/g)?.length ?? 0), 0);
  if (brackets <= MAX_BRACKETS) return;
  throw new TravauxError(
    "E_TOO_MANY_BRACKETS",
    `${name} has ${brackets.toLocaleString("en-GB")} square brackets; at most ${MAX_BRACKETS.toLocaleString("en-GB")} are read.`,
    "Check that this is the text you mean; if it is, give it in parts.",
    { where: { file: name } },
  );
}

function tooMany(count: number, of: "lines" | "paragraphs", most: number, name: string): TravauxError {
  return new TravauxError(
    "E_TOO_MANY_PARAGRAPHS",
    `${name} has ${count.toLocaleString("en-GB")} ${of}; at most ${most.toLocaleString("en-GB")} are read.`,
    "Check that this is the text you mean; if it is, give it in parts.",
    { where: { file: name } },
  );
}
