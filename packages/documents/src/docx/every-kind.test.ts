import { TravauxError } from "@travaux/instrument";
import { beforeAll, describe, expect, it } from "vitest";
import { makeDocx } from "../made-files.ts";
import { readFile } from "../read/read-file.ts";
import { MADE_KINDS } from "./made-kinds.ts";
import { readTracked } from "./read-tracked.ts";
import type { WordView } from "./revision.ts";

async function linesOf(bytes: Uint8Array, view: WordView): Promise<readonly string[]> {
  try {
    const { paragraphs } = await readFile(bytes, "draft.docx", { view });
    const cells = paragraphs.flatMap(
      ({ text, rows }) => rows?.flat().flatMap((cell) => cell.split(/[\t\n]/)) ?? [text],
    );
    return cells.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "");
  } catch (error) {
    if (error instanceof TravauxError && error.code === "E_DOCX_NO_TEXT") return [];
    throw error;
  }
}

describe("every kind of change, in files made by hand", () => {
  it.each(MADE_KINDS)("$name: the text with all changes accepted, and with all rejected", async (kind) => {
    const bytes = makeDocx(kind.body);
    expect(await linesOf(bytes, "accepted")).toEqual(kind.accepted);
    expect(await linesOf(bytes, "rejected")).toEqual(kind.rejected);
    expect((await readTracked(bytes, "draft.docx")).revisions.length).toBeGreaterThan(0);
  });
});

/** A development dependency that is no small one: where somebody leaves it out, our own expectations still hold. */
const engine = await import("docxodus/core").catch(() => null);

describe.skipIf(engine === null)(`docxodus settles them alike${engine === null ? " (not present)" : ""}`, () => {
  beforeAll(async () => {
    const { log } = console;
    console.log = (): void => undefined;
    await engine?.initialize();
    console.log = log;
  }, 120_000);

  it.each(MADE_KINDS)("$name", async ({ body, accepted, rejected, alone }) => {
    if (engine === null) throw new Error("docxodus is not present");
    const settled = [
      await engine.docxDiffAcceptRevisions(makeDocx(body)),
      await engine.docxDiffRejectRevisions(makeDocx(body)),
    ] as const;
    const theirs = [await linesOf(settled[0], "accepted"), await linesOf(settled[1], "accepted")];
    if (alone === undefined) {
      expect(theirs).toEqual([accepted, rejected]);
      // Nothing is left that our reader would settle in their stead.
      for (const bytes of settled) expect((await readTracked(bytes, "settled.docx")).revisions).toEqual([]);
    } else expect(theirs, alone).not.toEqual([accepted, rejected]);
  });
});
