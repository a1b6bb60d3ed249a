import { existsSync, readdirSync, readFileSync } from "node:fs";
import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { vet } from "./engine.ts";
import type { Finding, Subject } from "./finding.ts";
import { builtinPack } from "./packs/builtin.ts";
import { builtinRegister } from "./register/builtin.ts";
import { lexiconOf } from "./register/lexicon.ts";

/** Texts kept outside the project; without them these tests are not present. */
const SHARED = new URL("../../../../shared/", import.meta.url);
const isPresent = existsSync(SHARED);
const said = isPresent ? "" : " (not present)";

function subject(source: string, state: string): Subject {
  const register = builtinRegister();
  const lexicon = lexiconOf(register);
  const text = viewInstrument(readInstrument(paragraphsOf(source), { version: "v", lexicon }), lexicon);
  return { text, note: null, state, pack: builtinPack(), register };
}

function seed(state: string): Subject {
  const folder = new URL("seed/", SHARED);
  const name = readdirSync(folder).find((each) => each.endsWith(".txt")) ?? "";
  const source = readFileSync(new URL(name, folder), "utf8");
  return subject(source.slice(source.lastIndexOf("\nJoint Declaration") + 1, source.indexOf("Amna")), state);
}

function textOf({ text }: Subject, { clause }: Finding): string {
  return text.clauses.find((each) => each.id === clause)?.text ?? "";
}

describe.skipIf(!isPresent)(`the commissioned draft, vetted for Pakistan${said}`, () => {
  const draft = isPresent ? seed("PAK") : null;
  const report = draft === null ? null : vet(draft);
  const findings = report?.findings ?? [];
  const rules = findings.map((finding) => finding.rule);

  it("begins with the recital that reaffirms full implementation of the Protocol, and says the same of the corruption clause", () => {
    const [first, second] = findings;
    expect(first?.rule).toMatch(/^treaties\//);
    expect(first?.quote).toContain("full implementation");
    expect(draft && second && textOf(draft, second)).toMatch(/^Combat corruption/);
  });

  it("finds both binding verbs, the missing line, the open places, and few things to object to", () => {
    expect(rules.filter((rule) => rule === "strength/binding-verb").length).toBe(2);
    expect(rules).toContain("strength/no-non-binding-line");
    expect(rules.filter((rule) => rule === "form/unfilled-placeholder").length).toBe(2);
    expect(report?.summary.counts.object).toBeLessThanOrEqual(5);
  });

  it("reads the safeguards: one present beside human rights, some touched on, the rest absent", () => {
    const status = Object.fromEntries(report?.summary.safeguards.map((each) => [each.key, each.status]) ?? []);
    expect(status).toMatchObject({
      "non-criminalisation": "present",
      "domestic-law": "partial",
      "root-causes": "partial",
      "consular-access": "absent",
      "women-and-children": "absent",
      sovereignty: "absent",
      "personal-data": "absent",
      "capacity-resources": "absent",
    });
    for (const each of report?.summary.safeguards ?? []) {
      if (each.status === "partial") expect(each.quote).not.toBeNull();
    }
  });

  it("gives five things, each about something else", () => {
    const things = report?.summary.fiveThings ?? [];
    expect(things.length).toBe(5);
    const ids = things.flatMap((thing) => thing.findings);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.skipIf(!isPresent)(`texts under negotiation${said}`, () => {
  const folder = new URL("corpora/negotiation/", SHARED);
  const drafts = isPresent ? readdirSync(new URL("unsc-drafts/", folder)) : [];
  it.each(drafts)("the draft resolution %s is not read as a political text", (name) => {
    const { Content } = JSON.parse(readFileSync(new URL(`unsc-drafts/${name}`, folder), "utf8"));
    const { findings } = vet(subject(String(Content), "PAK"));
    expect(findings.filter((finding) => finding.rule.startsWith("strength/"))).toEqual([]);
  });

  const versions = isPresent ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];
  it.each(versions)("%s is vetted with every quotation exact and every id its own", (name) => {
    const { findings } = vet(subject(readFileSync(new URL(name, folder), "utf8"), "DEU"));
    expect(new Set(findings.map((finding) => finding.id)).size).toBe(findings.length);
  });
});
