import { TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { MAX_BRACKETS, MAX_LINES, MAX_PARAGRAPH_CHARACTERS, MAX_PARAGRAPHS, MAX_TEXT_BYTES } from "../read/limits.ts";
import { encodeText } from "./encode-text.ts";
import { encode } from "./encoding.ts";
import { readText } from "./read-text.ts";

const text = "Joint Statement on Tide Gauges\r\n\r\nWe, the “coastal” States [list],\r\nagree on data — now 🌊.\r\n";

function codeOf(bytes: Uint8Array, name = "note.txt"): string | null {
  try {
    readText(bytes, name);
    return null;
  } catch (error) {
    return error instanceof TravauxError ? error.code : "untyped";
  }
}

function bytesBack(bytes: Uint8Array, name = "note.txt"): boolean {
  const reading = readText(bytes, name);
  return Buffer.compare(Buffer.from(encodeText(reading, reading.source)), Buffer.from(bytes)) === 0;
}

describe("a plain text", () => {
  it("comes back to the byte in UTF-8, with or without its mark, and in UTF-16 of both orders", () => {
    expect(bytesBack(encode(text, "utf-8"))).toBe(true);
    expect(bytesBack(encode(`\uFEFF${text}`, "utf-8"))).toBe(true);
    expect(bytesBack(encode(`\uFEFF${text}`, "utf-16le"))).toBe(true);
    expect(bytesBack(encode(`\uFEFF${text}`, "utf-16be"))).toBe(true);
    expect(readText(encode(`\uFEFF${text}`, "utf-16be"), "note.txt").paragraphs[0]?.text).toBe(
      "Joint Statement on Tide Gauges",
    );
  });

  it("is Markdown only where its name says so", () => {
    expect(readText(encode(text, "utf-8"), "note.md").format).toBe("markdown");
    expect(readText(encode(text, "utf-8"), "note").format).toBe("text");
  });

  it("loses the backslashes of Markdown in a Markdown file alone, and emphasis around them", () => {
    const escaped = "We, the wardens of \\[list of ports\\], \\*agree\\* to *ring* the bells\\...";
    expect(readText(encode(escaped, "utf-8"), "pledge.md").paragraphs[0]?.text).toBe(
      "We, the wardens of [list of ports], *agree* to ring the bells...",
    );
    expect(readText(encode(escaped, "utf-8"), "pledge.txt").paragraphs[0]?.text).toContain("\\[list of ports\\]");
  });

  it("is refused where its characters are not valid, or are no text", () => {
    expect(codeOf(new Uint8Array([0x41, 0xe9, 0x41]))).toBe("E_TEXT_ENCODING");
    expect(codeOf(new Uint8Array([0xff, 0xfe, 0x41]))).toBe("E_TEXT_ENCODING");
    expect(codeOf(new Uint8Array([0xff, 0xfe, 0x00, 0xd8]))).toBe("E_TEXT_ENCODING");
    expect(codeOf(new Uint8Array([0x41, 0x00, 0x41]))).toBe("E_BINARY");
    expect(codeOf(new Uint8Array([1, 2, 3, 0x41]))).toBe("E_BINARY");
    expect(codeOf(new Uint8Array([0x41, 0xe9, 0x41, 0x00, 0x81]))).toBe("E_BINARY");
    expect(codeOf(encode(" \n\t\r\n", "utf-8"))).toBe("E_TEXT_BLANK");
    expect(codeOf(encode("\uFEFF", "utf-8"))).toBe("E_TEXT_BLANK");
  });

  it("is refused where it is ten million brackets, in one line or in as many", () => {
    expect(codeOf(Buffer.alloc(10_000_000, "["))).toBe("E_PARAGRAPH_TOO_LONG");
    expect(codeOf(Buffer.alloc(10_000_000, "[\n"))).toBe("E_TOO_MANY_PARAGRAPHS");
    expect(codeOf(Buffer.alloc(10_000_000, `${"[".repeat(79)}\n`))).toBe("E_TOO_MANY_BRACKETS");
    expect(codeOf(Buffer.alloc(10_000_000, "{"))).toBe("E_PARAGRAPH_TOO_LONG");
  });

  it("is refused just past its limits and read just at them", () => {
    expect(codeOf(Buffer.alloc(MAX_PARAGRAPH_CHARACTERS, "a"))).toBeNull();
    expect(codeOf(Buffer.alloc(MAX_PARAGRAPH_CHARACTERS + 1, "a"))).toBe("E_PARAGRAPH_TOO_LONG");
    expect(codeOf(Buffer.alloc((MAX_LINES + 1) * 2, "a\n"))).toBe("E_TOO_MANY_PARAGRAPHS");
    expect(codeOf(Buffer.alloc((MAX_PARAGRAPHS + 1) * 3, "a\n\n"))).toBe("E_TOO_MANY_PARAGRAPHS");
    expect(codeOf(Buffer.alloc(MAX_BRACKETS * 3, "[a\n"))).toBeNull();
    expect(codeOf(Buffer.alloc((MAX_BRACKETS + 1) * 3, "[a\n"))).toBe("E_TOO_MANY_BRACKETS");
    expect(codeOf(Buffer.alloc(MAX_TEXT_BYTES + 1, "a"))).toBe("E_FILE_TOO_LARGE");
  });
});

describe("a text in a JSON record", () => {
  const content = "The Council of Lakes,\nRecalling “Article 4”,\n1. Decides to meet/adjourn.\n";

  it("is read from its field and written back to the byte, however the writer spelt it", () => {
    const python = JSON.stringify({ Title: "Draft", ID: "L/1", Content: content }, null, 4).replace(
      /[\u0080-\uFFFF]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    const php = JSON.stringify({ text: content }).replaceAll("/", "\\/");
    for (const record of [JSON.stringify({ content }), python, php, `\uFEFF${JSON.stringify({ content })}\n`]) {
      const reading = readText(encode(record, "utf-8"), "l1.json");
      expect(reading.source).toBe(content);
      expect(bytesBack(encode(record, "utf-8"), "l1.json")).toBe(true);
    }
    expect(readText(encode(python, "utf-8"), "l1.json").remarks[0]?.message).toContain("ID: L/1");
  });

  it("is found at the outermost level only, past strings that look like it", () => {
    const record = '{"note": "\\"Content\\": \\"no\\"", "inner": {"Content": "no"}, "Content": "The yes."}';
    expect(readText(encode(record, "utf-8"), "a").source).toBe("The yes.");
  });

  it("is refused where it cannot be written back, is missing, or the file is no JSON although named so", () => {
    expect(codeOf(encode('{"Content": "\\u0041 spelt oddly"}', "utf-8"), "a.json")).toBe("E_JSON_ESCAPES");
    expect(codeOf(encode('{"Content": "half \\ud800"}', "utf-8"), "a.json")).toBe("E_JSON_ESCAPES");
    expect(codeOf(encode('{"Title": "no text"}', "utf-8"), "a.json")).toBe("E_JSON_NO_TEXT");
    expect(codeOf(encode("[1, 2]", "utf-8"), "a.json")).toBe("E_JSON_NO_TEXT");
    expect(codeOf(encode("{broken", "utf-8"), "a.json")).toBe("E_JSON_BROKEN");
    expect(codeOf(encode("{broken", "utf-8"), "a.txt")).toBeNull();
  });
});
