import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { BRIEF_KINDS, REPLY_KINDS } from "../commands/contents.ts";
import { loadFile } from "./load.ts";
import { checkTargets, targetsFor } from "./targets.ts";
import { writeTogether } from "./write-together.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-"));
});

describe("where reports go", () => {
  it("is told by the ending of the name", () => {
    expect(targetsFor("b.html", ["a.txt"], BRIEF_KINDS)).toEqual([[{ path: "b.html", kind: "html" }]]);
    expect(() => targetsFor("b.pdfx", ["a.txt"], BRIEF_KINDS)).toThrow(expect.objectContaining({ code: "E_OUT_KIND" }));
    expect(() => targetsFor("b", ["a.txt"], BRIEF_KINDS)).toThrow(expect.objectContaining({ code: "E_OUT_KIND" }));
    expect(() => targetsFor("b.json", ["a.txt"], REPLY_KINDS)).toThrow(expect.objectContaining({ code: "E_OUT_KIND" }));
  });

  it("is a file of each usual kind for a folder", () => {
    expect(targetsFor(folder, ["x/a.txt"], BRIEF_KINDS)[0]?.map(({ path }) => path)).toEqual([
      join(folder, "a.html"),
      join(folder, "a.docx"),
      join(folder, "a.json"),
    ]);
  });

  it("is one file for each of several inputs, never one for all", () => {
    expect(() => targetsFor("b.html", ["a.txt", "c.txt"], BRIEF_KINDS)).toThrow(
      expect.objectContaining({ code: "E_OUT_SHARED" }),
    );
    expect(
      targetsFor("{name}-brief.html", ["a.txt", "c.txt"], BRIEF_KINDS)
        .flat()
        .map(({ path }) => path),
    ).toEqual(["a-brief.html", "c-brief.html"]);
  });

  it("is refused where one report would lie over another, or over what is read", () => {
    const targets = targetsFor(join(folder, "{name}.html"), ["x/a.txt", "y/a.txt"], BRIEF_KINDS).flat();
    expect(() => checkTargets(targets, ["x/a.txt", "y/a.txt"])).toThrow(
      expect.objectContaining({ code: "E_OUT_COLLISION" }),
    );
    const same = join(folder, "a.txt");
    expect(() => checkTargets([{ path: same, kind: "txt" }], [same])).toThrow(
      expect.objectContaining({ code: "E_OUT_IS_INPUT" }),
    );
  });

  it("is refused where there is no such folder", () => {
    expect(() => checkTargets([{ path: join(folder, "no", "b.html"), kind: "html" }], [])).toThrow(
      expect.objectContaining({ code: "E_OUT_FOLDER" }),
    );
  });
});

describe("writing several files", () => {
  it("writes all of them whole", async () => {
    await writeTogether([
      { path: join(folder, "a.txt"), content: "A" },
      { path: join(folder, "b.bin"), content: new Uint8Array([1, 2]) },
    ]);
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("A");
    expect(readdirSync(folder).sort()).toEqual(["a.txt", "b.bin"]);
  });

  it("writes none of them where one cannot be written, and leaves what was there", async () => {
    writeFileSync(join(folder, "a.txt"), "before");
    const files = [
      { path: join(folder, "a.txt"), content: "after" },
      { path: join(folder, "missing", "b.txt"), content: "B" },
    ];
    await expect(writeTogether(files)).rejects.toMatchObject({ code: "E_OUT_UNWRITABLE" });
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("before");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });
});

describe("loading a file", () => {
  it("gives its bytes and its name", async () => {
    writeFileSync(join(folder, "a.txt"), "We");
    expect(await loadFile(join(folder, "a.txt"))).toMatchObject({ name: "a.txt", bytes: new Uint8Array([87, 101]) });
  });

  it("says what is wrong with a path that holds no file", async () => {
    await expect(loadFile(join(folder, "none.txt"))).rejects.toMatchObject({ code: "E_FILE_MISSING" });
    mkdirSync(join(folder, "box"));
    await expect(loadFile(join(folder, "box"))).rejects.toMatchObject({ code: "E_FILE_FOLDER" });
  });

  it.skipIf(process.getuid?.() === 0)("says when a file may not be read", async () => {
    writeFileSync(join(folder, "shut.txt"), "x");
    chmodSync(join(folder, "shut.txt"), 0);
    await expect(loadFile(join(folder, "shut.txt"))).rejects.toMatchObject({ code: "E_FILE_UNREADABLE" });
  });
});
