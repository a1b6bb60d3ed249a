import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { precedentShape } from "../../shapes/library-shapes.ts";
import { addCommand } from "./keep.ts";
import { precedentsCommand } from "./precedents.ts";

const folder = mkdtempSync(join(tmpdir(), "travaux-model-"));
const library = join(folder, "library");
const told: string[] = [];
const around = {
  env: {},
  screen: { width: 200, colour: false },
  progress: () => ({ step: () => undefined, end: () => undefined }),
  tell: (line: string) => told.push(line),
};
/** Knows two things, light and bread, in words that share nothing, and counts the texts it was given. */
const TOY = `
export const name = "toy";
export const near = 0.9;
const LIGHT = /lamp|lantern|glow/i, BREAD = /bread|loaf|loaves/i;
globalThis.toyAsked = 0;
export function embed(texts) {
  globalThis.toyAsked += texts.length;
  return texts.map((text) => [LIGHT.test(text) ? 1 : 0, BREAD.test(text) ? 1 : 0, 0.05]);
}
`;
const PACT = `Ferry Pact

Article 1
Lamps

Ferries shall carry two white lamps between sunset and sunrise.

Article 2
Provisions

Ferries shall carry bread for each passenger.
`;
const toy = join(folder, "toy.mjs");
const ask = (text: string, embed?: string): Promise<string> =>
  precedentsCommand(
    undefined,
    { text, library: [library], json: true, ...(embed === undefined ? {} : { embed }) },
    around,
  );
const toyAsked = (): unknown => Reflect.get(globalThis, "toyAsked");

beforeAll(async () => {
  writeFileSync(toy, TOY);
  writeFileSync(join(folder, "pact.txt"), PACT);
  await addCommand([join(folder, "pact.txt")], { library, kind: "treaty" }, around);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a model of the user's own", () => {
  it("finds what shares no word, says its part of the score, and is asked for each text once", async () => {
    const question = "a warm loaf on every crossing";
    const places = (json: string): readonly string[] =>
      precedentShape.parse(JSON.parse(json))[0]?.hits.map(({ instrument, article }) => `${instrument} ${article}`) ??
      [];
    expect(places(await ask(question))).not.toContain("Ferry Pact 2");
    const answer = await ask(question, toy);
    expect(places(answer)[0]).toBe("Ferry Pact 2");
    const why = precedentShape.parse(JSON.parse(answer))[0]?.hits[0]?.why;
    expect(why?.model).toMatchObject({ name: "toy", share: 1 });
    expect(why?.sentence).toContain("the model toy has it at 1.00, 100 % of the score");
    expect(told.some((line) => line.includes("code of your own"))).toBe(true);
    const before = Number(toyAsked());
    await ask(question, toy);
    expect(Number(toyAsked()) - before).toBe(1);
  });

  it("is asked again where the kept vectors are damaged, and where the model is another", async () => {
    const [kept = ""] = readdirSync(library).filter((name) => name.startsWith("vectors-"));
    const bytes = readFileSync(join(library, kept));
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    writeFileSync(join(library, kept), bytes);
    const before = Number(toyAsked());
    await ask("a loaf", toy);
    expect(Number(toyAsked()) - before).toBe(3);
    const other = join(folder, "other.mjs");
    writeFileSync(other, `${TOY}\n// another`);
    await ask("a loaf", other);
    expect(readdirSync(library).filter((name) => name.startsWith("vectors-"))).toHaveLength(2);
  });

  it("changes nothing where none is named: no vectors, the same answer", async () => {
    const answer = await ask("lamps between sunset and sunrise on ferries");
    expect(answer).not.toContain('"model"');
  });

  it("is refused with its reason where it is no model, fails, or answers nonsense", async () => {
    const wrong: readonly (readonly [code: string, source: string])[] = [
      ["E_MODEL_MODULE", "export const nothing = 1;"],
      ["E_MODEL_MODULE", "this is no script"],
      ["E_MODEL_MODULE", "export const near = 7; export const embed = () => [];"],
      ["E_MODEL_FAILED", "export const embed = () => { throw new Error('no memory'); };"],
      ["E_MODEL_FAILED", "export const embed = async () => Promise.reject(new Error('no memory'));"],
      ["E_MODEL_ANSWER", "export const embed = () => 'vectors';"],
      ["E_MODEL_ANSWER", "export const embed = () => [[1, 2]];"],
      ["E_MODEL_ANSWER", "export const embed = (texts) => texts.map(() => [NaN]);"],
      ["E_MODEL_ANSWER", "export const embed = (texts) => texts.map((_, index) => new Array(index + 1).fill(1));"],
      ["E_MODEL_ANSWER", "export const embed = (texts) => texts.map(() => []);"],
    ];
    for (const [index, [code, source]] of wrong.entries()) {
      const path = join(folder, `wrong-${index}.mjs`);
      writeFileSync(path, source);
      await expect(ask("lamps", path)).rejects.toMatchObject({ code });
    }
    await expect(ask("lamps", "https://example.org/model.mjs")).rejects.toMatchObject({ code: "E_MODEL_MODULE" });
  });
});
