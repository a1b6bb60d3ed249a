import { readdirSync, readFileSync } from "node:fs";
import { drawTree, type Instrument, paragraphsOf, print, readInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import {
  compile,
  concordance,
  expandFiling,
  type Filing,
  misreadClauses,
  passagesOf,
  printedParagraphs,
  printRolling,
  project,
  rebase,
  rollingLabels,
  rollingText,
  roundOf,
  type Style,
  silentChanges,
  silentInRound,
  type Told,
} from "./index.ts";

/**
 * A case is `# Title`, then texts, each under `=== name`: `=== base`, then a party's file under its code (`=== EU`), whole or
 * as `=== EU changes 2` (only the second paragraph differs; an empty text strikes it out). Then one or several expectations:
 * `==> rolling`, `==> rolling brackets`, `==> tree`, `==> paragraphs` (as people read them, footnotes with their marks), `==> accept EU JPN`, `==> collisions EU JPN`, `==> silent CHAIR`, `==> rebase EU`
 * (the party's file was made on `=== older`), `==> labels`, `==> concordance EU`, `==> set aside`, `==> not carried`, `==> read so`.
 * Where the base has brackets with names it is a rolling text, and these are the proposals of the round before.
 */
const FOLDER = new URL("../../../cases/compile/", import.meta.url);
const NOTHING_KNOWN = { instruments: [], organisations: [] };

interface Section {
  readonly head: string;
  readonly body: string;
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".txt"))) {
  describe(file, () => {
    const cases = readFileSync(new URL(file, FOLDER), "utf8").split(/^# /m).slice(1);
    it("holds cases", () => expect(cases.length).toBeGreaterThan(0));
    for (const text of cases) {
      const [title = "", ...rest] = text.split("\n");
      it(title, () => checkCase(sectionsOf(rest.join("\n"))));
    }
  });
}

function sectionsOf(text: string): readonly Section[] {
  return text
    .split(/^(?===[=>] )/m)
    .filter((part) => /^==[=>] /.test(part))
    .map((part) => {
      const [head = "", ...lines] = part.split("\n");
      return { head, body: lines.join("\n").trim() };
    });
}

function read(text: string, version: string): Instrument {
  return readInstrument(paragraphsOf(text), { version, lexicon: NOTHING_KNOWN });
}

function checkCase(sections: readonly Section[]): void {
  const texts = sections.filter(({ head }) => head.startsWith("=== "));
  const named = (name: string): string => texts.find(({ head }) => head === `=== ${name}`)?.body ?? "";
  const arrived = read(named("base"), "zero");
  const round = roundOf(arrived);
  const base = round?.base ?? arrived;
  const readSo: Told[] = [];
  const notCarried: Told[] = [];
  const filings: Filing[] = [];
  for (const { head, body } of texts) {
    const [party = "", how, ...where] = head.slice(4).split(" ");
    if (party === "base" || party === "older" || party === "CHAIR") continue;
    const text = how === "changes" ? read(changed(named("base"), Number(where[0]), body), party) : read(body, party);
    const expansion = expandFiling(base, { party, file: `${party}-${filings.length + 1}.txt`, text }, round);
    filings.push(...expansion.filings);
    readSo.push(...expansion.readSo);
    notCarried.push(...expansion.notCarried);
  }
  const compilation = compile(
    base,
    [...(round?.standing ?? []), ...filings],
    round === null ? {} : { arrived: round.arrived },
  );
  expect(project(compilation, []).text).toBe(
    passagesOf(arrived)
      .map((each) => each.text)
      .join("\n"),
  );
  const rolling = rollingText(compilation);
  expect(misreadClauses(rolling)).toEqual([]);
  const asked = sections.filter(({ head }) => head.startsWith("==> "));
  expect(asked.length).toBeGreaterThan(0);
  for (const { head, body } of asked) {
    const [what = "", ...words] = head.slice(4).split(" ");
    expect(answer(what, words, { compilation, rolling, named, filings, readSo, notCarried })).toBe(body);
  }
}

/** The base with its paragraph `at` (1 first) replaced. */
function changed(base: string, at: number, words: string): string {
  const paragraphs = base.split(/\n\n+/);
  paragraphs[at - 1] = words;
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
}

interface Given {
  readonly compilation: ReturnType<typeof compile>;
  readonly rolling: Instrument;
  readonly named: (name: string) => string;
  readonly filings: readonly Filing[];
  readonly readSo: readonly Told[];
  readonly notCarried: readonly Told[];
}

/** What is silent in a Chair's text; in a round also what became of the brackets. */
function silentIn(compilation: Given["compilation"], chair: Instrument): ReturnType<typeof silentChanges> {
  return compilation.arrived === undefined
    ? silentChanges(compilation, passagesOf(chair))
    : silentInRound(compilation, chair);
}

const STYLE_NAMES: readonly Style[] = ["attributed", "brackets", "slashes", "options"];

function answer(what: string, words: readonly string[], given: Given): string {
  const { compilation, rolling, named } = given;
  switch (what) {
    case "rolling": {
      const style = STYLE_NAMES.find((name) => name === words[0]) ?? "attributed";
      return printRolling(rolling, style).replaceAll("\n", "\n\n");
    }
    case "paragraphs":
      return printedParagraphs(rolling, "attributed").join("\n\n");
    case "tree":
      return drawTree(rolling).trim();
    case "accept":
      return project(compilation, words).text.replaceAll("\n", "\n\n");
    case "collisions":
      return project(compilation, words)
        .collisions.map((each) => `${each.clause ?? "(head)"}: ${each.what}: ${each.parties.join(", ")}`)
        .join("\n");
    case "silent":
      return silentIn(compilation, read(named("CHAIR"), "chair"))
        .map(({ clause, kind: what, removed, inserted, touching, whose, retained }) => {
          const kind = whose === undefined ? what : `${what} of ${whose.join(", ")}${retained ? " (retain)" : ""}`;
          const beside = touching.map((each) => `${each.parties.join(", ")} -${each.removed} +${each.inserted}`);
          const line = `${clause ?? "(head)"}: ${kind}: -${removed} +${inserted}`;
          return beside.length === 0 ? line : `${line}: ${beside.join("; ")}`;
        })
        .join("\n");
    case "rebase": {
      const party = words[0] ?? "";
      const older = passagesOf(read(named("older"), "older"));
      const filed = passagesOf(read(named(party), party));
      const moved = rebase(older, passagesOf(read(named("base"), "zero")), filed);
      const lines = moved.notCarried.map(
        (each) => `not carried: ${each.clause ?? "(head)"}: ${each.proposal}: ${each.why}`,
      );
      const there = moved.alreadyThere.map((each) => `already there: ${each.clause ?? "(head)"}: ${each.proposal}`);
      return [moved.paragraphs.join("\n\n"), [...lines, ...there].join("\n")]
        .filter((part) => part !== "")
        .join("\n\n");
    }
    case "labels": {
      const labels = rollingLabels(compilation.base, rolling);
      return passagesOf(rolling)
        .map((passage) => `${labels.get(passage.id) ?? "-"}: ${passage.text.slice(0, 40)}`)
        .join("\n");
    }
    case "concordance":
      return concordance(compilation.base, project(compilation, words).instrument, compilation)
        .map((row) => `${row.older ?? "-"} | ${row.newer ?? "-"} | ${row.done} | ${row.parties.join(", ")}`.trimEnd())
        .join("\n");
    case "set":
      return compilation.setAside
        .map(({ party, file, reason, proposal }) =>
          [party, file ?? "", ...(proposal === undefined ? [] : [proposal]), reason].join(": "),
        )
        .join("\n");
    case "not":
      return given.notCarried.map((each) => `${each.parties.join(", ")}: ${each.proposal}: ${each.why}`).join("\n");
    case "read":
      return given.readSo.map((each) => `${each.parties.join(", ")}: ${each.proposal}: ${each.why}`).join("\n");
    default:
      return `(nothing is known of "${what}" of ${print(compilation.base).length} characters)`;
  }
}
