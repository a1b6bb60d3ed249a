import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { renamed, shippedFonts } from "./fonts.ts";

const SERIF = fileURLToPath(import.meta.resolve("@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf"));
const wide = (letters: string): Buffer => Buffer.from(letters, "utf16le").swap16();

describe("the fonts of a PDF", () => {
  it("come from packages, under names that no font of the machine has", async () => {
    const fonts = await shippedFonts();
    expect(fonts.length).toBe(10);
    for (const font of fonts) expect(font.includes(wide("Trav"))).toBe(true);
  });

  it("are as they were but for the family's name: as long, and every other byte the same", async () => {
    const before = await readFile(SERIF);
    const after = renamed(before);
    expect(after.length).toBe(before.length);
    const differing = [...before.keys()].filter((at) => before[at] !== after[at]);
    expect(differing.length).toBeGreaterThan(0);
    expect(differing.length).toBeLessThanOrEqual(16);
  });
});
