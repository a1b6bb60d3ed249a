import { mkdirSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { precedentShape } from "../../shapes/library-shapes.ts";
import { libraryFolder } from "./folder.ts";
import { addCommand, type KeepSurroundings, listCommand, removeCommand, verifyCommand } from "./keep.ts";
import { type PrecedentSurroundings, precedentsCommand } from "./precedents.ts";

let folder = "";
let told: string[] = [];
const around: KeepSurroundings & PrecedentSurroundings = {
  env: {},
  screen: { width: 80, colour: false },
  progress: () => ({ step: () => undefined, end: () => undefined }),
  tell: (line) => told.push(line),
};
const PACT =
  "Ferry Pact\n\nArticle 1 Lamps\n\n1. Ferries shall carry two white lamps between sunset and sunrise.\n\nArticle 2 Bells\n\nPorts shall ring bells in fog.\n";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-library-cli-"));
  told = [];
  mkdirSync(join(folder, "texts", "more"), { recursive: true });
  writeFileSync(join(folder, "texts", "pact.txt"), PACT);
  writeFileSync(
    join(folder, "texts", "more", "page.html"),
    `<html><title>Lake Declaration</title><p>Article 1 Oars</p><p>Rowers keep spare oars aboard every boat.</p></html>`,
  );
  writeFileSync(join(folder, "texts", "more", "broken.json"), "{");
});

const library = (): string => join(folder, "library");
const add = (): Promise<string> => addCommand([join(folder, "texts")], { library: library(), licence: "ours" }, around);

describe("a library on the command line", () => {
  it("takes the readable files of a folder and names those left out", async () => {
    expect(await add()).toContain("added 2 instruments");
    expect(told[0]).toMatch(/left out .*broken\.json: E_JSON_BROKEN/);
    const { instruments } = JSON.parse(await listCommand({ library: library(), json: true }, around));
    expect(
      instruments.map(({ title, kind, binding, licence }: Record<string, unknown>) => [title, kind, binding, licence]),
    ).toEqual([
      ["Lake Declaration", "declaration", false, "ours"],
      ["Ferry Pact", "treaty", true, "ours"],
    ]);
    expect(await add()).toContain("2 instruments stood there already");
    expect(await verifyCommand({ library: library() }, around)).toContain(
      "is whole: 2 instruments, 3 clauses, 1 shelf",
    );
  });

  it("refuses a file it was told of and cannot read, and adds none of the others", async () => {
    const files = [join(folder, "texts", "pact.txt"), join(folder, "texts", "more", "broken.json")];
    await expect(addCommand(files, { library: library() }, around)).rejects.toMatchObject({ code: "E_JSON_BROKEN" });
    await expect(listCommand({ library: library() }, around)).rejects.toMatchObject({ code: "E_LIBRARY_MISSING" });
    const none = addCommand([join(folder, "none.txt")], { library: library() }, around);
    await expect(none).rejects.toMatchObject({ code: "E_FILE_MISSING" });
  });

  it("takes the officer's word before the file's", async () => {
    const flags = {
      library: library(),
      title: "Our Red Lines",
      kind: "position",
      date: "2031-02",
      body: "Ministry",
      key: "OURS",
    };
    await addCommand([join(folder, "texts", "pact.txt")], flags, around);
    const [line] = (await listCommand({ library: library() }, around)).split("\n");
    expect(line).toContain("OURS       2031-02  position, private  Our Red Lines");
    expect(await removeCommand(["ours"], { library: library() }, around)).toContain("removed ");
    const wrong = addCommand([join(folder, "texts", "pact.txt")], { library: library(), kind: "poem" }, around);
    await expect(wrong).rejects.toMatchObject({ code: "E_USAGE" });
  });

  it("is the one named, the one of the environment, or the user's own", () => {
    expect(libraryFolder("here", { env: { TRAVAUX_LIBRARY: "there" } })).toBe("here");
    expect(libraryFolder(undefined, { env: { TRAVAUX_LIBRARY: "there" } })).toBe("there");
    expect(libraryFolder(undefined, { env: { XDG_DATA_HOME: "own" } })).toBe(join("own", "travaux", "library"));
  });
});

describe("precedents on the command line", () => {
  it("come for words, with the differing words marked, and in their documented shape", async () => {
    await add();
    const text = "Ferries will carry two white lamps between sunset and sunrise";
    const shown = await precedentsCommand(undefined, { text, library: [library()] }, around);
    expect(shown).toContain("1. Ferry Pact 1(1) · no date · binding");
    expect(shown).toContain("Ferries[- shall-]{+ will+} carry two white lamps");
    const answers = precedentShape.parse(
      JSON.parse(await precedentsCommand(undefined, { text, library: [library()], json: true }, around)),
    );
    expect(answers[0]).toMatchObject({
      clause: null,
      hits: [{ instrument: "Ferry Pact", article: "1", paragraph: "(1)" }],
    });
  });

  it("come clause by clause for a file, with nothing near said as such", async () => {
    await add();
    const draft = join(folder, "draft.txt");
    writeFileSync(
      draft,
      "Draft\n\nWe, the Ministers of the lakes, met in Port Verde;\n\nDecide that rowers keep spare oars aboard every boat;\n\nThank the orchestra for its splendid overture.\n",
    );
    const answers = precedentShape.parse(
      JSON.parse(await precedentsCommand(draft, { library: [library()], json: true }, around)),
    );
    expect(answers.find(({ text }) => text.includes("oars"))?.hits[0]).toMatchObject({
      instrument: "Lake Declaration",
      binding: false,
    });
    expect(await precedentsCommand(draft, { library: [library()] }, around)).toContain("overture.\n    nothing near\n");
  });

  it("come from the starter library where there is no other, unless one was named", async () => {
    const env = { XDG_DATA_HOME: join(folder, "nobody") };
    const shown = await precedentsCommand(undefined, { text: "the dignified return of migrants" }, { ...around, env });
    expect(shown).toContain("1. SOM 18 · 2000-11-15 · binding");
    expect(shown).toContain("paraphrase, not its words: ");
    const named = precedentsCommand(undefined, { text: "return", library: [join(folder, "nobody")] }, around);
    await expect(named).rejects.toMatchObject({ code: "E_LIBRARY_MISSING" });
    await expect(precedentsCommand(undefined, {}, around)).rejects.toMatchObject({ code: "E_USAGE" });
    await expect(precedentsCommand(undefined, { text: "x", limit: "many" }, around)).rejects.toMatchObject({
      code: "E_USAGE",
    });
  });

  it("come from the version before where the library is damaged, with a warning, until it is mended", async () => {
    await addCommand([join(folder, "texts", "pact.txt")], { library: library() }, around);
    await addCommand([join(folder, "texts", "more", "page.html")], { library: library() }, around);
    const file = join(library(), "agreed-language.travaux");
    truncateSync(file, readFileSync(file).length - 1);
    const shown = await precedentsCommand(
      undefined,
      { text: "lamps of ferries between sunset and sunrise", library: [library()] },
      around,
    );
    expect(shown).toContain("Ferry Pact 1(1)");
    expect(told.at(-1)).toMatch(/^warning E_LIBRARY_DAMAGED: .* The version before it answers\./);
    await expect(verifyCommand({ library: library() }, around)).rejects.toMatchObject({ code: "E_LIBRARY_DAMAGED" });
    expect(await verifyCommand({ library: library(), mend: true }, around)).toContain("is whole: 1 instrument");
  });
});
