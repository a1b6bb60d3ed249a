import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { LibraryText } from "../model.ts";
import { libraryText } from "../read/library-text.ts";
import { LIBRARY_NAME, pathsIn } from "./disk.ts";
import { addTexts, instrumentsOf, mendFolder, openFolder, removeTexts, verifyFolder } from "./library-folder.ts";

let folder = "";
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "travaux-library-")), "library");
});

function pact(name: string, words = "Ferries shall carry lamps."): LibraryText {
  const about = {
    key: null,
    date: null,
    body: null,
    kind: "treaty",
    binding: true,
    source: null,
    licence: null,
  } as const;
  return libraryText({ ...about, title: `Pact of ${name}` }, [{ heading: "Article 1", text: words }]);
}

const titles = async (): Promise<readonly string[]> => {
  const opened = await openFolder(folder);
  return opened === null ? [] : instrumentsOf(opened.library).map(({ title }) => title);
};
const current = (): string => join(folder, LIBRARY_NAME);

describe("a library's folder", () => {
  it("holds what was added, whenever it was added, and each text once", async () => {
    expect(await openFolder(folder)).toBeNull();
    const names = Array.from({ length: 12 }, (_, index) => `Port ${index}`);
    for (const name of names) await addTexts(folder, [pact(name)]);
    expect((await addTexts(folder, [pact("Port 3")])).present.length).toBe(1);
    expect(await titles()).toEqual(names.map((name) => `Pact of ${name}`));
    expect((await verifyFolder(folder))?.shelves).toBeLessThan(6);
    expect(await verifyFolder(folder)).toMatchObject({ instruments: 12, clauses: 12, wrong: [] });
  });

  it("gives up what is removed, by key, id or its beginning, and takes it again", async () => {
    const [one, two] = [pact("One"), pact("Two")];
    await addTexts(folder, [one, two]);
    expect((await removeTexts(folder, [one.about.id.slice(0, 8)])).length).toBe(1);
    expect(await titles()).toEqual(["Pact of Two"]);
    await addTexts(folder, [one]);
    expect((await titles()).length).toBe(2);
    await expect(removeTexts(folder, ["ffffffff"])).rejects.toMatchObject({ code: "E_LIBRARY_NO_SUCH" });
    await removeTexts(folder, [one.about.id, two.about.id]);
    expect(await titles()).toEqual([]);
  });
});

describe("a damaged library", () => {
  it("is answered for by the version before, until it is mended", async () => {
    await addTexts(folder, [pact("One")]);
    await addTexts(folder, [pact("Two")]);
    truncateSync(current(), statSync(current()).size - 5);
    const opened = await openFolder(folder);
    expect(opened?.fallback?.code).toBe("E_LIBRARY_DAMAGED");
    expect(await titles()).toEqual(["Pact of One"]);
    await expect(addTexts(folder, [pact("Three")])).rejects.toMatchObject({ code: "E_LIBRARY_DAMAGED" });
    await mendFolder(folder);
    expect((await openFolder(folder))?.fallback).toBeNull();
    expect(await titles()).toEqual(["Pact of One"]);
  });

  it("without a version before is refused, and so is mending it", async () => {
    await addTexts(folder, [pact("One")]);
    writeFileSync(current(), readFileSync(current()).fill(0, 60, 70));
    await expect(openFolder(folder)).rejects.toMatchObject({ code: "E_LIBRARY_DAMAGED" });
    await expect(mendFolder(folder)).rejects.toMatchObject({ code: "E_LIBRARY_NO_PREVIOUS" });
    writeFileSync(current(), "something else");
    await expect(openFolder(folder)).rejects.toMatchObject({ code: "E_LIBRARY_FOREIGN" });
  });
});

describe("an import that was stopped", () => {
  it("leaves the library as it was, and the next one clears its remains away", async () => {
    await addTexts(folder, [pact("One")]);
    writeFileSync(join(folder, `.${LIBRARY_NAME}.999999.part`), "half a");
    writeFileSync(pathsIn(folder).lock, "999999999");
    expect(await titles()).toEqual(["Pact of One"]);
    await addTexts(folder, [pact("Two")]);
    expect((await titles()).length).toBe(2);
    expect(readdirSync(folder).sort()).toEqual([LIBRARY_NAME, `${LIBRARY_NAME}.previous`]);
  });

  it("is told from one that goes on", async () => {
    await addTexts(folder, [pact("One")]);
    writeFileSync(pathsIn(folder).lock, String(process.ppid));
    await expect(addTexts(folder, [pact("Two")])).rejects.toMatchObject({ code: "E_LIBRARY_BUSY" });
    expect(await titles()).toEqual(["Pact of One"]);
  });

  it("for want of a folder or of room says so, and the old library answers", async () => {
    await addTexts(folder, [pact("One")]);
    await expect(addTexts(join(current(), "x"), [pact("Two")])).rejects.toMatchObject({ code: "E_LIBRARY_UNWRITABLE" });
    // A folder in the place of the half-written file refuses the bytes as a full disk does.
    mkdirSync(join(folder, `.${LIBRARY_NAME}.${process.pid}.part`, "x"), { recursive: true });
    await expect(addTexts(folder, [pact("Two")])).rejects.toMatchObject({ code: "E_LIBRARY_UNWRITABLE" });
    expect(await titles()).toEqual(["Pact of One"]);
  });
});
