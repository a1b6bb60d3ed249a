import { readFileSync } from "node:fs";
import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { expect, it } from "vitest";
import { vet } from "../engine.ts";
import { builtinRegister } from "../register/builtin.ts";
import { lexiconOf } from "../register/lexicon.ts";
import { builtinPack } from "./builtin.ts";
import { loadPack } from "./load.ts";
import { mergePacks } from "./merge.ts";

const SPEC = readFileSync(new URL("../../../../docs/spec/packs.md", import.meta.url), "utf8");

function block(before: string): string {
  const found = SPEC.slice(SPEC.indexOf(`\n${before}\n`)).match(/```\w+\n([\s\S]*?)```/);
  return found?.[1] ?? "";
}

it("the ministry's pack in the documentation speaks where the documentation says", () => {
  const files = ["pack.json", "terms.json"].map((name) => ({ name, content: block(`\`${name}\``) }));
  const register = builtinRegister();
  const lexicon = lexiconOf(register);
  const instrument = readInstrument(paragraphsOf(block("The text:")), { version: "v", lexicon });
  const text = viewInstrument(instrument, lexicon);
  const subject = { text, note: null, state: "PAK", register };
  const without = vet({ ...subject, pack: builtinPack() }).findings.map((finding) => finding.rule);
  expect(without).toContain("terms/like-minded");
  const { findings, summary } = vet({ ...subject, pack: mergePacks(builtinPack(), loadPack(files)) });
  expect(findings.map((finding) => finding.rule)).not.toContain("terms/like-minded");
  const own = findings.find((finding) => finding.rule === "terms/water-sharing");
  expect(own).toMatchObject({ quote: "shared water resources", severity: "object", advice: "reserve" });
  expect(summary.packs.at(-1)).toBe("ministry-of-gardens 1.0.0");
});
