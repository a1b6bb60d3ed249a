import { describe, expect, it } from "vitest";
import { cursorsUnder } from "./cursor.ts";
import { MAX_CURSOR_CHARACTERS, MAX_FILES_A_STREAM } from "./limits.ts";

const CURSORS = cursorsUnder(Buffer.alloc(32, 7));

describe("a cursor", () => {
  it("gives its own reader their places again, however large the numbers", () => {
    const places = new Map(
      [0, 1, 127, 128, 300, 2 ** 31, 2 ** 40 + 5].map((seq, at) => [CURSORS.tagOf(`file-${at}`), seq]),
    );
    expect(CURSORS.read("officer", CURSORS.write("officer", places))).toEqual(places);
    expect(CURSORS.read("officer", CURSORS.write("officer", new Map()))).toEqual(new Map());
  });

  it("is nothing to another person, to another instance, and when it was changed at any place", () => {
    const cursor = CURSORS.write("officer", new Map([[CURSORS.tagOf("2031-0117"), 42]]));
    expect(CURSORS.read("officers", cursor)).toBeUndefined();
    expect(cursorsUnder(Buffer.alloc(32, 8)).read("officer", cursor)).toBeUndefined();
    for (let at = 0; at < cursor.length; at += 1) {
      const other = cursor[at] === "A" ? "B" : "A";
      expect(CURSORS.read("officer", cursor.slice(0, at) + other + cursor.slice(at + 1))).toBeUndefined();
      expect(CURSORS.read("officer", cursor.slice(0, at))).toBeUndefined();
    }
    for (const text of ["", "%", `${cursor}=`, "A".repeat(100_000)]) {
      expect(CURSORS.read("officer", text)).toBeUndefined();
    }
  });

  it("names no file to whoever finds it", () => {
    const cursor = CURSORS.write("officer", new Map([[CURSORS.tagOf("2031-0117"), 42]]));
    expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toContain("0117");
    expect(cursorsUnder(Buffer.alloc(32, 8)).tagOf("2031-0117")).not.toBe(CURSORS.tagOf("2031-0117"));
  });

  it("fits into a header with as many files as a stream follows", () => {
    const places = new Map(
      Array.from({ length: MAX_FILES_A_STREAM }, (_, at) => [CURSORS.tagOf(`file-${at}`), 2_000_000]),
    );
    const cursor = CURSORS.write("officer", places);
    expect(cursor.length).toBeLessThanOrEqual(MAX_CURSOR_CHARACTERS);
    expect(CURSORS.read("officer", cursor)?.size).toBe(MAX_FILES_A_STREAM);
  });
});
