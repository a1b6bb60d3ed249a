import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { madeParagraph, madeWord } from "../../made-word.ts";
import { compareCommand } from "./compare.ts";
import { compileCommand, type RollingSurroundings } from "./compile.ts";
import { metricsCommand } from "./metrics.ts";
import { projectCommand } from "./project.ts";
import { silentCommand } from "./silent.ts";

const BASE =
  "Declaration on River Ferries\r\n\r\nWe, the Ministers of the ferry States, met in Port Verde;\r\n\r\nDecide to quickly survey the river mouth each spring;\r\n\r\nInvite every port to report.\r\n";

let folder = "";
let told: string[] = [];
const around: RollingSurroundings = {
  progress: () => ({ step: () => undefined, end: () => undefined }),
  tell: (line) => told.push(line),
  today: "2031-02-03",
};

function put(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-rolling-"));
  told = [];
  put("base.txt", BASE);
  put("eu.txt", BASE.replace("quickly ", ""));
  put("pak.txt", BASE.replace("quickly ", "").replace("spring", "autumn"));
  put("zaf.txt", BASE.replace("spring", "summer").replaceAll("\r\n", "\n"));
});

const at = (name: string): string => join(folder, name);
const named = (): readonly string[] => [`EU=${at("eu.txt")}`, `PAK=${at("pak.txt")}`, `ZAF=${at("zaf.txt")}`];

describe("the rolling text on the command line", () => {
  it("prints every proposal in brackets with its names", async () => {
    const text = await compileCommand(at("base.txt"), named(), {}, around);
    expect(text).toContain(
      "Decide to [EU, PAK: delete: quickly] survey the river mouth each [retain: spring][PAK: autumn][ZAF: summer];",
    );
  });

  it("gives the base and each delegation's file back, to the byte", async () => {
    const json = put("c.json", await compileCommand(at("base.txt"), named(), { json: true }, around));
    expect(await projectCommand(json, { rejectAll: true })).toEqual({ text: BASE, said: [], exit: 0 });
    for (const [party, file] of [
      ["EU", "eu.txt"],
      ["PAK", "pak.txt"],
      ["ZAF", "zaf.txt"],
    ]) {
      const { text, exit } = await projectCommand(json, { accept: [party ?? ""] });
      expect(text).toBe(readFileSync(at(file ?? ""), "utf8"));
      expect(exit).toBe(0);
    }
  });

  it("does not lay a party's words out as a file in which it typed its own name", async () => {
    put("ken.txt", BASE.replace("quickly", "[KEN: promptly]"));
    const json = put("k.json", await compileCommand(at("base.txt"), [`KEN=${at("ken.txt")}`], { json: true }, around));
    const { text } = await projectCommand(json, { accept: ["KEN"] });
    expect(text).toContain("Decide to promptly survey the river mouth each spring;\n");
    expect(text).toContain("\nInvite every port to report.");
  });

  it("takes a rolling text as the base of the next round: names join, and it comes back to the byte", async () => {
    const first = put("first.txt", await compileCommand(at("base.txt"), named(), {}, around));
    const ken = readFileSync(first, "utf8")
      .replace("ZAF: summer", "KEN, ZAF: summer")
      .replace("PAK: autumn", "PAK: fall");
    put("ken.txt", ken);
    told = [];
    const json = put("c.json", await compileCommand(first, [`KEN=${at("ken.txt")}`], { json: true }, around));
    expect(told.slice(0, 2)).toEqual([
      `standing: ${first} is a rolling text: what its brackets say stands as the proposals of EU, PAK, ZAF, unless they file anew.`,
      `read so: ${at("ken.txt")}, OP1, PAK: [PAK: fall]: KEN changed it and has words of its own there: read as KEN's, which leaves open which; what PAK said stands as before`,
    ]);
    expect((await projectCommand(json, { rejectAll: true })).text).toBe(readFileSync(first, "utf8"));
    expect((await projectCommand(json, { accept: ["KEN"] })).text).toContain(
      "survey the river mouth each [summer / fall];",
    );
    const shown = await compileCommand(first, [`KEN=${at("ken.txt")}`], {}, around);
    expect(shown).toContain("each [retain: spring][KEN: [summer / fall]][PAK: autumn][ZAF: summer];");
  });

  it("says of what it cannot carry the file, the clause and the words", async () => {
    put("nor.txt", BASE.replace("survey", "[EU: retain] survey"));
    told = [];
    await compileCommand(at("base.txt"), [`NOR=${at("nor.txt")}`], {}, around);
    expect(told).toEqual([
      `not carried: ${at("nor.txt")}, OP1, EU: [EU: retain]: it does not say of which words: type them in the bracket, as in [EU: delete: words]; the words stay in the sender's own text`,
    ]);
  });

  it("keeps the covering note of the base with the text of several", async () => {
    const note =
      "No. 4/2/2031\nMinistry of Ports\n\nNOTE VERBALE\n\nSubject: FERRIES\n\nThe draft declaration is enclosed for comments.\n\nTo: All ports\n\nDated: 2 February 2031\n\n";
    const whole = (name: string): string => put(name, note + readFileSync(at(name), "utf8").replaceAll("\r\n", "\n"));
    for (const name of ["base.txt", "eu.txt", "zaf.txt"]) whole(name);
    const json = put(
      "c.json",
      await compileCommand(at("base.txt"), [`EU=${at("eu.txt")}`, `ZAF=${at("zaf.txt")}`], { json: true }, around),
    );
    for (const accept of [["EU"], ["ZAF"], ["EU", "ZAF"]]) {
      expect((await projectCommand(json, { accept })).text.startsWith(note)).toBe(true);
    }
  });

  it("keeps colliding proposals in brackets and says so with exit code 1", async () => {
    const json = put("c.json", await compileCommand(at("base.txt"), named(), { json: true }, around));
    const { text, said, exit } = await projectCommand(json, { accept: ["PAK", "ZAF"] });
    expect(text).toContain("Decide to survey the river mouth each [retain: spring][PAK: autumn][ZAF: summer];");
    expect(said).toEqual(["collision at OP1: words: PAK, ZAF; left in brackets"]);
    expect(exit).toBe(1);
  });

  it("takes files named after their delegations from a folder", async () => {
    mkdirSync(at("in"));
    writeFileSync(join(at("in"), "EU second proposal.txt"), readFileSync(at("eu.txt")));
    const text = await compileCommand(at("base.txt"), [], { from: at("in"), style: "brackets" }, around);
    expect(text).toContain("Decide to [quickly] survey");
    writeFileSync(join(at("in"), "pak-final.txt"), readFileSync(at("pak.txt")));
    await expect(compileCommand(at("base.txt"), [], { from: at("in") }, around)).rejects.toMatchObject({
      code: "E_FROM_FOLDER",
      message: expect.stringContaining("pak-final.txt"),
    });
    mkdirSync(at("empty"));
    await expect(compileCommand(at("base.txt"), [], { from: at("empty") }, around)).rejects.toMatchObject({
      code: "E_FROM_FOLDER",
    });
  });

  it("refuses a compiled text that was damaged, though it is still data, and takes one that was only laid out anew", async () => {
    const whole = await compileCommand(at("base.txt"), named(), { json: true }, around);
    const laidOut = put("laid-out.json", JSON.stringify(JSON.parse(whole), null, 2));
    expect((await projectCommand(laidOut, { rejectAll: true })).text).toBe(BASE);
    for (const [from, to, message] of [
      [/"edits":\[[0-9,]+\]/, '"edits":[99]', "EU has an edit that is not there"],
      [/"start":\d+/, '"start":-5', "edit 0 points outside the base"],
      [/"end":\d+/, '"end":99999', "edit 0 points outside the base"],
      [/"passage":\d+/, '"passage":70', "edit 0 points outside the base"],
      ['"party":"EU"', '"party":"retain"', '"retain" is no party\'s code'],
      ['"party":"EU"', '"party":"PAK"', "PAK stands in it twice"],
      [
        /"children":\[.*?\],"edits"|"children":\[.*\]\}\]\},"edits"/,
        '"children":[]},"edits"',
        "points outside the base",
      ],
      [/"children":\[\{"type":"text"[^\]]*\]/, '"children":"x"', "is not a compiled text"],
      [/"at":\d+/, '"at":99999', "the layout of the base points outside it"],
      ["river mouth", "river mouse", "was changed since it was written"],
      [/,"digest":"[0-9a-f]+"/, "", "was changed since it was written"],
    ] as const) {
      const damaged = whole.replace(from, to);
      expect(damaged).not.toBe(whole);
      await expect(projectCommand(put("damaged.json", damaged), { accept: ["PAK"] }), message).rejects.toMatchObject({
        code: "E_COMPILED_INVALID",
        message: expect.stringContaining(message),
      });
    }
  });

  it("writes a page and the text together, and refuses a file that is no compilation", async () => {
    await compileCommand(at("base.txt"), named(), { out: [at("r.html"), at("r.txt")] }, around);
    expect(readFileSync(at("r.html"), "utf8")).toContain("<h2>Side by side</h2>");
    expect(told).toEqual([`wrote ${at("r.html")}`, `wrote ${at("r.txt")}`]);
    await expect(projectCommand(at("base.txt"), { rejectAll: true })).rejects.toMatchObject({
      code: "E_COMPILED_INVALID",
    });
  });
});

describe("comparing, counting and looking for what nobody proposed", () => {
  it("shows words struck out and put in", async () => {
    expect(await compareCommand(at("base.txt"), at("pak.txt"), {}, around)).toContain(
      "Decide to [-quickly-] survey the river mouth each [-spring-] {+autumn+};",
    );
  });

  it("names a chair's change that nobody proposed", async () => {
    put("chair.txt", BASE.replace("quickly ", "").replace("every port", "some ports"));
    const shown = await silentCommand(at("base.txt"), at("chair.txt"), named(), {}, around);
    expect(shown).toContain("[-every port-] {+some ports+}");
    expect(shown).not.toContain("quickly");
  });

  it("says of a Chair's text in a second round whose bracket was lifted, whose alternative is gone, and what nobody proposed", async () => {
    const first = put("first.txt", await compileCommand(at("base.txt"), named(), {}, around));
    const rolling = readFileSync(first, "utf8");
    expect(await silentCommand(first, first, [], {}, around)).toContain("No silent change");
    put("chair.txt", rolling.replace(/\[retain: spring\][^;]*/, "autumn").replace("every port", "some ports"));
    const shown = await silentCommand(first, at("chair.txt"), [], {}, around);
    expect(shown.split("\n")).toEqual([
      "OP1: bracket lifted of PAK: [-spring-] {+autumn+}",
      "OP1: alternative gone of ZAF: [-spring-] {+summer+}",
      "OP2: words: [-every port-] {+some ports+}",
      "",
    ]);
  });

  it("counts each version", async () => {
    put("rolling.txt", await compileCommand(at("base.txt"), named(), {}, around));
    const counted = JSON.parse(await metricsCommand([at("base.txt"), at("rolling.txt")], { json: true }, around.tell));
    expect(counted.versions.map((each: { brackets: number }) => each.brackets)).toEqual([0, 2]);
  });

  it("says where a clause moved to, and what differs where two wordings look alike", async () => {
    const clauses = [
      "Pay the pilots of the upper river each spring;",
      "Dredge the channel below the old weir;",
      "Count the lamps of every harbour twice;",
    ];
    const text = (...order: readonly (string | undefined)[]): string =>
      ["Pledge on Ferries", "We, the ferry States, met;", "On pilots, we:", ...order].join("\n\n");
    put("one.txt", text(...clauses));
    put("two.txt", text(clauses[1], clauses[2]?.replace("every harbour", "every\u00a0harbour"), clauses[0]));
    const lines = await compareCommand(at("one.txt"), at("two.txt"), {}, around);
    expect(lines).toContain("OP1 move to after OP3: Pay the pilots");
    expect(lines).toContain("(no-break space put in)");
    await compileCommand(at("one.txt"), [`FRA=${at("two.txt")}`], {}, around);
    expect(told).toEqual(["looks alike: OP3, FRA: after “lamps of every”: no-break space put in"]);
  });

  it("reads Word files in the view asked for, also to count and to find silent changes", async () => {
    const path = at("draft.docx");
    writeFileSync(
      path,
      madeWord(
        madeParagraph("We, the ferry States, met;") + madeParagraph("Rest ", ["Anna Berg", "[well] "], "at noon;"),
      ),
    );
    const count = async (text: string): Promise<number> =>
      JSON.parse(await metricsCommand([path], { json: true, text }, around.tell)).versions[0].brackets;
    expect([await count("accepted"), await count("rejected")]).toEqual([1, 0]);
    expect(told).toContainEqual(expect.stringContaining("draft.docx: Read as if all tracked changes were"));
    put("plain.txt", "We, the ferry States, met;\n\nRest at noon;\n");
    const silent = (text: string): Promise<string> =>
      silentCommand(at("plain.txt"), path, [`EU=${at("plain.txt")}`], { text }, around);
    expect(await silent("rejected")).toMatch(/^No silent change/);
    expect(await silent("accepted")).toContain("{+[well]+}");
  });
});
