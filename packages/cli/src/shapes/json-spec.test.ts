import { readFileSync } from "node:fs";
import { intake, readFile } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { failureJson } from "../failure.ts";
import { checkedJson } from "./checked.ts";
import { clausesShape } from "./text-shapes.ts";
import { vettingShape } from "./vetting-shape.ts";

const SPEC = readFileSync(new URL("../../../../docs/spec/json.md", import.meta.url), "utf8");

function block(name: string): string {
  const found = new RegExp(`\`\`\`${name}\\n([\\s\\S]*?)\`\`\``).exec(SPEC)?.[1];
  if (found === undefined) throw new Error(`docs/spec/json.md has no block "${name}"`);
  return found;
}

describe("the JSON described in docs/spec/json.md", () => {
  it("is what a text gives", async () => {
    const reading = await readFile(new TextEncoder().encode(block("text")), "example.txt");
    const read = intake(reading, { version: "v1", lexicon: { instruments: [], organisations: [] } });
    expect(JSON.parse(checkedJson(clausesShape, read.view.clauses))).toEqual(JSON.parse(block("json clauses")));
  });

  it("is a report that fits its shape", () => {
    expect(vettingShape.safeParse(JSON.parse(block("json vetting"))).error).toBeUndefined();
  });

  it("is refused before it is printed where it does not fit", () => {
    const report = { ...JSON.parse(block("json vetting")), surplus: true };
    expect(() => checkedJson(vettingShape, report)).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
  });

  it("is how a refusal is printed", () => {
    const error = new TravauxError("E_FILE_MISSING", "There is no file note.txt.", "Check the name and the folder.", {
      where: { file: "note.txt" },
    });
    expect(JSON.parse(failureJson(error))).toEqual(JSON.parse(block("json refusal")));
  });
});
