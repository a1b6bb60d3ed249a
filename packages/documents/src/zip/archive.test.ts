import { TravauxError } from "@travaux/instrument";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { makeZip } from "../made-files.ts";
import { MAX_ZIP_PARTS } from "../read/limits.ts";
import { openArchive } from "./archive.ts";

const parts = { "a.txt": "The tide gauge at Port Elm.", "b/c.txt": "x".repeat(500) };

function codeOf(bytes: Uint8Array): string | null {
  try {
    openArchive(bytes, "paper.docx");
    return null;
  } catch (error) {
    return error instanceof TravauxError ? error.code : "untyped";
  }
}

/** Offset of the n-th central directory entry. */
function entryAt(bytes: Uint8Array, index: number): number {
  let from = -1;
  for (let found = 0; found <= index; found += 1)
    from = Buffer.from(bytes).indexOf("PK\u0001\u0002", from + 1, "latin1");
  return from;
}

function changed(bytes: Uint8Array, change: (copy: Buffer) => void): Uint8Array {
  const copy = Buffer.from(bytes);
  change(copy);
  return new Uint8Array(copy);
}

function renamed(from: string, to: string): Uint8Array {
  const bytes = makeZip({ ...parts, [from]: "x" });
  return changed(bytes, (copy) => {
    for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at, "latin1");
  });
}

describe("a Word file's archive", () => {
  it("gives every part whole, whatever the case of its name", () => {
    const archive = openArchive(makeZip(parts), "paper.docx");
    expect(archive.names).toEqual(["a.txt", "b/c.txt"]);
    expect(Buffer.from(archive.part("A.TXT") ?? []).toString()).toBe("The tide gauge at Port Elm.");
    expect(archive.part("b/c.txt")).toHaveLength(500);
    expect(archive.part("missing")).toBeNull();
  });

  it("is refused for any single flipped bit in a packed part", () => {
    const bytes = makeZip(parts);
    const start = Buffer.from(bytes).indexOf("a.txt") + 5;
    for (let bit = 0; bit < 8 * 20; bit += 1) {
      const flipped = changed(bytes, (copy) =>
        copy.writeUInt8(copy.readUInt8(start + (bit >> 3)) ^ (1 << (bit & 7)), start + (bit >> 3)),
      );
      expect(codeOf(flipped)).not.toBeNull();
    }
  });

  it("is refused for a false check sum, a size too small and a size too large", () => {
    const bytes = makeZip(parts);
    const entry = entryAt(bytes, 1);
    expect(codeOf(changed(bytes, (copy) => copy.writeUInt32LE(1, entry + 16)))).toBe("E_ZIP_DAMAGED");
    expect(codeOf(changed(bytes, (copy) => copy.writeUInt32LE(499, entry + 24)))).toBe("E_ZIP_DAMAGED");
    expect(codeOf(changed(bytes, (copy) => copy.writeUInt32LE(501, entry + 24)))).toBe("E_ZIP_DAMAGED");
    expect(codeOf(changed(bytes, (copy) => copy.writeUInt32LE(0, entry + 24)))).toBe("E_ZIP_DAMAGED");
  });

  it("is refused as a bomb for its ratio, its size, its number of parts, and parts that share bytes", () => {
    expect(codeOf(zipSync({ "a.bin": new Uint8Array(3_000_000) }))).toBe("E_ZIP_BOMB");
    const bytes = makeZip(parts);
    expect(codeOf(changed(bytes, (copy) => copy.writeUInt32LE(200_000_000, entryAt(bytes, 0) + 24)))).toBe(
      "E_ZIP_BOMB",
    );
    const many = Object.fromEntries(Array.from({ length: MAX_ZIP_PARTS + 1 }, (_, index) => [`p${index}`, ""]));
    expect(codeOf(makeZip(many))).toBe("E_ZIP_BOMB");
    const twice = makeZip({ "a.txt": "same", "b.txt": "same" });
    const shared = changed(twice, (copy) => {
      copy.writeUInt32LE(0, entryAt(twice, 1) + 42);
      copy.write("a.txt", entryAt(twice, 1) + 46);
    });
    expect(codeOf(shared)).toMatch(/E_ZIP_(?:BOMB|NAMES)/);
  });

  it("is refused for names that are double, absolute, outward or not the same in both places", () => {
    expect(codeOf(renamed("A_txt", "A.TXT"))).toBe("E_ZIP_NAMES");
    expect(codeOf(renamed("xetc", "/etc"))).toBe("E_ZIP_NAMES");
    expect(codeOf(renamed("xx/etc", "../etc"))).toBe("E_ZIP_NAMES");
    expect(codeOf(renamed("xx_etc", "..\\etc"))).toBe("E_ZIP_NAMES");
    const bytes = makeZip(parts);
    expect(codeOf(changed(bytes, (copy) => copy.write("z.txt", entryAt(bytes, 0) + 46)))).toBe("E_ZIP_NAMES");
  });

  it("is told apart when it is cut short, locked or packed in an unknown way", () => {
    const bytes = makeZip(parts);
    expect(codeOf(bytes.slice(0, -10))).toBe("E_ZIP_CUT_SHORT");
    expect(codeOf(bytes.slice(0, 60))).toBe("E_ZIP_CUT_SHORT");
    expect(codeOf(changed(bytes, (copy) => copy.writeUInt16LE(1, entryAt(bytes, 0) + 8)))).toBe("E_ZIP_ENCRYPTED");
    expect(codeOf(changed(bytes, (copy) => copy.writeUInt16LE(12, entryAt(bytes, 0) + 10)))).toBe("E_ZIP_UNSUPPORTED");
  });
});
