import { readdirSync, readFileSync } from "node:fs";
import { type InstrumentView, paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import type { NoteFacts, Observation, Rule, Subject } from "../finding.ts";
import { builtinPack } from "../packs/builtin.ts";
import { builtinRegister } from "../register/builtin.ts";
import { lexiconOf } from "../register/lexicon.ts";
import { RULES } from "./rules.ts";

/**
 * Cases in plain text, `<rule>.cases.txt` beside each rule. A case: `# what it shows`, then the paragraphs of a text,
 * then one line a finding (`==> the quoted words`, after the name of the row's own rule where it has one; `==> nothing
 * to quote` for findings about the whole text), or `==> silent`. The text is set into a small declaration unless
 * `@whole` says that it is all there is. `@title`, `@for`, and for the covering note `@note`, `@note-subject`,
 * `@enclosure` and `@nothing-enclosed` set the rest. `@agreed` is the agreed language whose words the first line of the
 * text takes up; `@agreed-matter` has its matter only, `@agreed-paraphrase` is no quotation, `@agreed-none` is none.
 */
interface Case {
  readonly title: string;
  readonly settings: readonly (readonly [string, string])[];
  readonly text: string;
  readonly expected: readonly string[];
}

const FOLDERS = ["treaties", "form", "strength", "terms", "safeguards", "who-speaks"];
const LEAST = 5;
const NOTHING = "nothing to quote";

const REGISTER = builtinRegister();
const LEXICON = lexiconOf(REGISTER);

function casesIn(path: URL): readonly Case[] {
  return readFileSync(path, "utf8")
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [title = "", ...lines] = block.split("\n");
      const settings = lines.flatMap((line): (readonly [string, string])[] => {
        const found = /^@([a-z-]+)\s*(.*)$/.exec(line);
        return found === null ? [] : [[found[1] ?? "", found[2] ?? ""]];
      });
      const expected = lines.filter((line) => line.startsWith("==> ")).map((line) => line.slice(4));
      const text = lines
        .filter((line) => !/^(@|==> )/.test(line))
        .join("\n")
        .trim();
      return { title, settings, text, expected };
    });
}

function framed(text: string, title: string): string {
  return [
    title,
    "Port Verde, 4 May 2031",
    "We, the Ministers of Reading, gathered in Port Verde on 4 May 2031,",
    "Recognise the worth of reading aloud;",
    "On reading rooms, we:",
    text,
  ].join("\n\n");
}

function subjectOf({ settings, text }: Case): Subject {
  const all = (name: string): readonly string[] => settings.filter(([key]) => key === name).map(([, value]) => value);
  const title = all("title")[0] ?? "Joint Declaration on Reading Rooms";
  const source = all("whole").length > 0 ? text : framed(text, title);
  const view = viewInstrument(readInstrument(paragraphsOf(source), { version: "case", lexicon: LEXICON }), LEXICON);
  const note: NoteFacts | null = settings.some(([key]) => key.startsWith("note") || key === "enclosure")
    ? {
        number: null,
        subject: all("note-subject")[0] ?? null,
        date: null,
        paragraphs: all("note"),
        enclosures: all("enclosure"),
        enclosed: all("nothing-enclosed").length === 0,
      }
    : null;
  const empty = { title: null, place: null, date: null, divisions: [], clauses: [] };
  return {
    text: all("nothing-enclosed").length > 0 ? empty : view,
    note,
    state: all("for")[0] ?? "PAK",
    pack: builtinPack(),
    register: REGISTER,
    ...agreedWith(view, settings, text),
  };
}

function agreedWith(view: InstrumentView, settings: Case["settings"], text: string): Pick<Subject, "precedents"> {
  const [name, quote = ""] = settings.find(([key]) => key.startsWith("agreed")) ?? [];
  const clause = view.clauses.find((each) => each.text === text.split("\n")[0]);
  if (name === undefined || clause === undefined) return {};
  const precedent = {
    clause: clause.id,
    place: "FERRY 4",
    title: "Ferry Pact",
    article: "4",
    date: "1999",
    binding: true,
    quote,
    paraphrase: name === "agreed-paraphrase",
    sameWords: name !== "agreed-matter",
  };
  return { precedents: { asked: [{ clause: clause.id, precedent: name === "agreed-none" ? null : precedent }] } };
}

function said(observation: Observation): string {
  const words = observation.quote ?? NOTHING;
  return observation.rule === undefined ? words : `${observation.rule}: ${words}`;
}

/** What every finding of every rule owes its reader. */
function checkObservation(observation: Observation, subject: Subject): void {
  const { clause, range, quote, why, source } = observation;
  const text = subject.text.clauses.find((each) => each.id === clause)?.text;
  if (range !== null) expect(quote).toBe(text?.slice(range.start, range.end));
  else expect(clause).toBeNull();
  expect(source.trim()).not.toBe("");
  expect(why).toMatch(/^[“\p{Lu}].*\.$/u);
}

function checkCase(rule: Rule, one: Case): void {
  const subject = subjectOf(one);
  const observations = rule.check(subject);
  for (const observation of observations) checkObservation(observation, subject);
  const expected = one.expected[0] === "silent" ? [] : one.expected;
  expect(observations.map(said)).toEqual(expected);
}

for (const folder of FOLDERS) {
  const files = readdirSync(new URL(`./${folder}/`, import.meta.url)).filter((name) => name.endsWith(".cases.txt"));
  for (const rule of RULES.filter(({ group }) => group === folder)) {
    describe(`the rule ${rule.id}`, () => {
      const file = `${rule.id.slice(folder.length + 1)}.cases.txt`;
      const cases = files.includes(file) ? casesIn(new URL(`./${folder}/${file}`, import.meta.url)) : [];
      it("has five cases in which it speaks and five in which it is silent", () => {
        const silent = cases.filter(({ expected }) => expected[0] === "silent").length;
        expect(silent).toBeGreaterThanOrEqual(LEAST);
        expect(cases.length - silent).toBeGreaterThanOrEqual(LEAST);
        expect(cases.every(({ expected }) => expected.length > 0)).toBe(true);
      });
      for (const one of cases) it(one.title, () => checkCase(rule, one));
    });
  }
}
