import { existsSync, readFileSync } from "node:fs";
import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { builtinPack } from "../../packs/builtin.ts";
import { builtinRegister } from "../../register/builtin.ts";
import { lexiconOf } from "../../register/lexicon.ts";
import { capacity } from "./capacity.ts";
import { custodian } from "./custodian.ts";
import { euBesideMembers } from "./eu-beside-members.ts";
import { framing } from "./speakers.ts";

const REGISTER = builtinRegister();
const LEXICON = lexiconOf(REGISTER);

function subjectOf(source: string, state = "PAK"): Subject {
  const text = viewInstrument(readInstrument(paragraphsOf(source), { version: "case", lexicon: LEXICON }), LEXICON);
  return { text, note: null, state, pack: builtinPack(), register: REGISTER };
}

const declaration = (opening: string, closing: string): string =>
  `Joint Declaration on Reading Rooms\n\nPort Verde, 4 May 2031\n\n${opening}\n\nOn reading rooms, we:\n\nOpen our reading rooms to all;\n\n${closing}`;

/** The text with every suggestion of the rule in its place no longer makes the rule suggest. */
function suggestsAgain(rule: Rule, source: string): readonly Observation[] {
  const subject = subjectOf(source);
  let mended = source;
  for (const { clause, range, quote, suggestion } of rule.check(subject)) {
    const home = subject.text.clauses.find((each) => each.id === clause);
    if (home === undefined || range === null || suggestion === null) continue;
    const words = suggestion.startsWith("…") ? `${quote}${suggestion.slice(1)}` : suggestion;
    mended = mended.replace(home.text, home.text.slice(0, range.start) + words + home.text.slice(range.end));
  }
  return rule.check(subjectOf(mended)).filter((each) => each.suggestion !== null);
}

describe("who speaks", () => {
  it("is read from the opening and the closing", () => {
    const { opening, closing } = framing(
      subjectOf(
        declaration(
          "We, representatives of the European Union and partner countries [list of countries], and International Organisations [list] gathered in Port Verde on 4 May 2031;",
          "We, the Ministers, endorse this Declaration.",
        ),
      ).text,
    );
    expect(opening).toMatchObject({
      capacity: "representatives",
      words:
        "representatives of the European Union and partner countries [list of countries], and International Organisations [list]",
      who: { union: true, states: true, organisations: true },
    });
    expect(closing).toMatchObject({ capacity: "ministers" });
  });

  it("a Union that does not endorse is put among those who do", () => {
    const found = capacity.check(
      subjectOf(
        declaration(
          "We, Ministers of the European Union and of partner countries, gathered in Port Verde;",
          "We, the Ministers of the partner countries, endorse this Declaration.",
        ),
      ),
    );
    expect(found.map((each) => each.suggestion)).toEqual(["Ministers of the European Union, the partner countries"]);
  });

  it.each([
    [
      capacity,
      "We, Ministers of partner countries and international organisations, gathered in Port Verde;",
      "We, the Ministers, endorse this Declaration.",
    ],
    [
      euBesideMembers,
      "We, Ministers of the European Union and partner countries, gathered in Port Verde;",
      "We, the Ministers, endorse this Declaration.",
    ],
    [
      custodian,
      "We, Ministers of partner countries, gathered in Port Verde;",
      "This Declaration remains open for endorsement by others.",
    ],
  ] as const)("the suggestion answers the point", (rule, opening, closing) => {
    const source = declaration(opening, closing);
    expect(rule.check(subjectOf(source)).some((each) => each.suggestion !== null)).toBe(true);
    expect(suggestsAgain(rule, source)).toEqual([]);
  });

  it("matters more to a Member State of the Union", () => {
    const source = declaration(
      "We, Ministers of the European Union and partner countries, gathered in Port Verde;",
      "We endorse this Declaration.",
    );
    expect(euBesideMembers.check(subjectOf(source, "DEU"))[0]).toMatchObject({ severity: "consider" });
    expect(euBesideMembers.check(subjectOf(source, "PAK"))[0]).toMatchObject({ severity: "note" });
  });
});

const SEED = new URL("../../../../../../shared/seed/000_e3eda3c6dacdf14e.txt", import.meta.url);

describe.skipIf(!existsSync(SEED))("the commissioned declaration (skipped where it is not present)", () => {
  const source = existsSync(SEED) ? readFileSync(SEED, "utf8") : "";
  const subject = subjectOf(source.slice(source.indexOf("Joint Declaration on")));

  it("is open for endorsement without a custodian, by a Union beside countries", () => {
    expect(custodian.check(subject).length).toBe(1);
    expect(euBesideMembers.check(subject).length).toBe(1);
  });

  it("loses the Union between its opening and its end", () => {
    const lost = capacity.check(subject).filter((each) => each.why.startsWith("The European Union"));
    expect(lost.map((each) => each.suggestion)).toEqual([
      "representatives of the European Union, the partner countries and international organisations",
    ]);
  });
});
