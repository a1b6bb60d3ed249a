import { existsSync, readFileSync } from "node:fs";
import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { builtinPack } from "../../packs/builtin.ts";
import { builtinRegister } from "../../register/builtin.ts";
import { lexiconOf } from "../../register/lexicon.ts";
import { instrumentByKey } from "../../register/register.ts";
import { articlesIn, sameArticle } from "./articles.ts";
import { engagementsOf } from "./engagement.ts";
import { notAParty } from "./not-a-party.ts";
import { notInForce } from "./not-in-force.ts";
import { reservation } from "./reservation.ts";
import { restatedWider, restatementRows } from "./restated-wider.ts";
import { statusUnknown } from "./status-unknown.ts";
import { titleMisquoted } from "./title-misquoted.ts";

const REGISTER = builtinRegister();
const LEXICON = lexiconOf(REGISTER);
const FRAME =
  "Samarra Declaration on Manuscripts\n\nSamarra, 3 May 2026\n\nWe, the Ministers of Culture, gathered in Samarra,\n\n";

function subjectOf(source: string, state = "PAK"): Subject {
  const text = viewInstrument(readInstrument(paragraphsOf(source), { version: "case", lexicon: LEXICON }), LEXICON);
  return { text, note: null, state, pack: builtinPack(), register: REGISTER };
}

const said = (rule: Rule, clause: string, state = "PAK"): readonly Observation[] =>
  rule.check(subjectOf(FRAME + clause, state));

/** The clause with the suggestion in place of the words it is for. */
function mended(rule: Rule, clause: string, state = "PAK"): string {
  const subject = subjectOf(FRAME + clause, state);
  const [first] = rule.check(subject);
  const home = subject.text.clauses.find((each) => each.id === first?.clause);
  if (first === undefined || first.range === null || home === undefined) return clause;
  const { quote, suggestion, range } = first;
  const words = suggestion?.startsWith("…") ? `${quote}${suggestion.slice(1)}` : (suggestion ?? quote);
  return home.text.slice(0, range.start) + words + home.text.slice(range.end);
}

describe("an undertaking under a treaty to which the State is not shown as a party", () => {
  const reaffirm =
    "Reaffirm our commitment to the full implementation of the United Nations Convention against Transnational Organized Crime and its Protocol against the Smuggling of Migrants by Land, Sea and Air, alongside other rules of international law;";

  it("is an objection where the State binds itself, with wording that binds States party only", () => {
    const [first] = said(notAParty, reaffirm);
    expect(first).toMatchObject({ severity: "object", advice: "propose", view: "diplomatic" });
    expect(first?.suggestion).toBe("…, for States party to it");
    expect(first?.why).toContain(
      "commits Pakistan to carry out the Protocol against the Smuggling of Migrants by Land, Sea and Air, to which it is not shown as a party at 31 December 2017",
    );
    expect(first?.source).toContain("Vienna Convention on the Law of Treaties, article 34");
  });

  it("is a matter to consider where others are called upon", () => {
    const [first] = said(notAParty, "Call upon all States to implement the Arms Trade Treaty;");
    expect(first).toMatchObject({
      severity: "consider",
      suggestion: "…, by States parties thereto",
    });
  });

  it.each([
    [
      "Call upon States that have not yet done so to ratify or accede to the Arms Trade Treaty;",
      "consider ratifying or acceding to the Arms Trade Treaty",
    ],
    [
      "Urge all States to ratify and fully implement the Arms Trade Treaty;",
      "consider ratifying and fully implementing the Arms Trade Treaty",
    ],
    [
      "Encourage States to become parties to the Arms Trade Treaty;",
      "consider becoming parties to the Arms Trade Treaty",
    ],
    ["Urge the universalisation of the Arms Trade Treaty;", null],
  ])("becomes a call the State can join when it is softened to considering: %s", (clause, suggestion) => {
    expect(said(notAParty, clause)).toMatchObject([{ severity: "consider", suggestion }]);
  });

  it.each([
    ["Undertake to ratify the Arms Trade Treaty;", "consider ratifying the Arms Trade Treaty"],
    ["Ratify the Arms Trade Treaty;", "Consider ratifying the Arms Trade Treaty"],
    ["Commit to becoming parties to the Arms Trade Treaty;", "considering becoming parties to the Arms Trade Treaty"],
  ])("is an objection where accession is promised: %s", (clause, suggestion) => {
    const [first, ...others] = said(notAParty, clause);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ severity: "object", suggestion });
    expect(first?.why).toContain("promises that Pakistan will become a party to the Arms Trade Treaty");
  });

  it("names the protocols that are meant by their number", () => {
    const [first] = said(notAParty, `${reaffirm.split(" and its")[0]} and its three Protocols;`);
    expect(first?.why).toContain("the Protocol against the Smuggling of Migrants by Land, Sea and Air");
    expect(first?.why).not.toContain("Trafficking in Persons");
  });

  it("is a note where States are only asked to consider it", () => {
    const [first] = said(notAParty, "Invite States to consider acceding to the Arms Trade Treaty;");
    expect(first).toMatchObject({ severity: "note", advice: "accept with caveat", suggestion: null });
  });

  it("points to the clause of the same text that already uses the way out", () => {
    const limited = "Improve our responses, in particular into States party to the Smuggling Protocol;";
    const [first] = said(notAParty, `${reaffirm}\n\n${limited}`);
    expect(first?.why).toMatch(/; \S+ already uses the way out, “States party to”\.$/);
    expect(said(notAParty, reaffirm)[0]?.why).not.toContain("way out");
  });

  it("says that a signatory is one", () => {
    const [first] = said(notAParty, "Commit to act in accordance with the Vienna Convention on the Law of Treaties;");
    expect(first?.why).toContain("which it has signed but is not shown to have ratified at March 2015");
    expect(first?.source).toContain("articles 14 and 18");
  });

  it("makes one finding for two treaties under the same words", () => {
    const found = said(
      notAParty,
      "Act in line with the 1951 Refugee Convention and its 1967 Protocol in every harbour;",
    );
    expect(found.length).toBe(1);
    expect(found[0]?.suggestion).toBe("…, for States party to them,");
  });

  it.each([
    reaffirm,
    "Reaffirm the Convention relating to the Status of Refugees;",
    "Act in line with the 1951 Refugee Convention and its 1967 Protocol in every harbour;",
    "Call upon all States to implement the Rome Statute of the International Criminal Court;",
    "Treat stowaways pursuant to article 16 of the Smuggling Protocol.",
    "Reaffirm the importance of the Convention on Cluster Munitions;",
  ])("is healed by its own suggestion: %s", (clause) => {
    expect(said(notAParty, clause).length).toBe(1);
    expect(said(notAParty, mended(notAParty, clause))).toEqual([]);
  });

  it.each([
    [
      "Recalling that States parties to the Rome Statute of the International Criminal Court adopted it in 1998,",
      "limited",
    ],
    ["Guided by the Rome Statute of the International Criminal Court,", "press"],
    ["Noting our obligations under the Rome Statute of the International Criminal Court,", "own"],
    ["Bearing in mind the Rome Statute of the International Criminal Court,", "mention"],
    ["Stress that all States must comply with the Rome Statute of the International Criminal Court;", "press"],
    ["Urge the universalisation of the Rome Statute of the International Criminal Court;", "join"],
    ["Welcome the ratification of the Rome Statute of the International Criminal Court by Samarra;", "mention"],
    ["Call upon States to commit to ratify the Rome Statute of the International Criminal Court;", "join"],
    ["Commit to accede to the Rome Statute of the International Criminal Court;", "accede"],
    ["Support our early ratification of the Rome Statute of the International Criminal Court;", "join"],
    ["Nothing here obliges us to implement the Rome Statute of the International Criminal Court;", "mention"],
    ["Raise awareness of the Rome Statute of the International Criminal Court;", "mention"],
    ["Open our archives, without prejudice to the Rome Statute of the International Criminal Court;", "mention"],
  ] as const)("%s is %s", (clause, engagement) => {
    const subject = subjectOf(FRAME + clause);
    const uses = subject.text.clauses.flatMap((each) => engagementsOf(each, subject.text));
    expect(uses.map((use) => use.engagement)).toEqual([engagement]);
  });
});

describe("titles", () => {
  it("are put right in the draft's own sentence", () => {
    const clause =
      "Recall the UN Convention against Transnational Organised Crime and its Protocol against the Smuggling of Migrants by Land, Sea, and Air;";
    expect(said(titleMisquoted, clause).map((each) => each.suggestion)).toEqual([
      "United Nations Convention against Transnational Organized Crime",
      "Protocol against the Smuggling of Migrants by Land, Sea and Air",
    ]);
  });

  it("are given in full where the parent is not beside them", () => {
    const [first] = said(titleMisquoted, "Recall the Protocol on the Smuggling of Migrants;");
    expect(first?.suggestion).toBe(instrumentByKey(REGISTER, "SOM")?.title);
  });

  it("are a note where a short name stands for them, and a matter to consider where they are wrong", () => {
    expect(said(titleMisquoted, "Recall the Palermo Convention;")[0]?.severity).toBe("note");
    expect(said(titleMisquoted, "Recall the UN Convention on Corruption;")[0]?.severity).toBe("consider");
  });
});

describe("questions to the Treaty Section", () => {
  it("are worded as questions and never as facts", () => {
    const [first] = said(statusUnknown, "Commit to the full implementation of the Smuggling Protocol;", "BRA");
    expect(first).toMatchObject({ severity: "consider", advice: "seek instructions" });
    expect(first?.why).toContain("does not show whether Brazil is a party");
    expect(first?.why).toContain("confirm with the Treaty Section");
  });

  it("are asked with the treaty that has not entered into force", () => {
    const [first] = said(notInForce, "Act in line with the United Nations Convention against Cybercrime;");
    expect(first?.why).toContain("whether Pakistan has signed it is to be confirmed");
    expect(first?.why).toContain("is not in force at 25 October 2025; whether it has entered into force since");
  });
});

describe("reservations", () => {
  it("are quoted in substance, and matter more on the cited article", () => {
    const [exact] = said(
      reservation,
      "Settle disputes as provided in article 30 of the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment;",
    );
    expect(exact).toMatchObject({ severity: "consider", advice: "accept with caveat" });
    expect(exact?.why).toContain("article 30(1)");
    const [general] = said(
      reservation,
      "Implement the Convention on the Elimination of All Forms of Discrimination against Women;",
    );
    expect(general?.severity).toBe("note");
  });

  it("are found by article and paragraph", () => {
    expect(articlesIn("12-14").map((each) => each.number)).toEqual([12, 13, 14]);
    expect(articlesIn("5, 6(4)")).toEqual([
      { number: 5, paragraph: null },
      { number: 6, paragraph: "4" },
    ]);
    expect(sameArticle({ number: 8, paragraph: "2" }, { number: 8, paragraph: null })).toBe(true);
    expect(sameArticle({ number: 8, paragraph: "2" }, { number: 8, paragraph: "1" })).toBe(false);
    expect(articlesIn(null)).toEqual([]);
    expect(articlesIn("VII")).toEqual([]);
    expect(articlesIn("1-999999")).toEqual(articlesIn("1-999999").slice(0, 500));
  });
});

describe("restatements", () => {
  it.each(restatementRows().map((row) => [row.key, row] as const))(
    "%s speaks and is silent as its examples say",
    (key, row) => {
      expect(instrumentByKey(REGISTER, row.instrument)).not.toBeNull();
      expect(row.examples.fires.length).toBeGreaterThan(0);
      expect(row.examples.silent.length).toBeGreaterThan(0);
      const speaks = (clause: string): boolean => said(restatedWider, clause).some((each) => each.topic === row.topic);
      for (const clause of row.examples.fires) expect([key, clause, speaks(clause)]).toEqual([key, clause, true]);
      for (const clause of row.examples.silent) expect([key, clause, speaks(clause)]).toEqual([key, clause, false]);
    },
  );

  it.each(restatementRows().map((row) => [row.key, row] as const))("%s is healed by its own suggestion", (_, row) => {
    if (row.suggestion === null) return;
    for (const clause of row.examples.fires) {
      expect(said(restatedWider, mended(restatedWider, clause)).filter((each) => each.topic === row.topic)).toEqual([]);
    }
  });
});

describe("whatever a text says", () => {
  const rules = [notAParty, statusUnknown, titleMisquoted, reservation, notInForce, restatedWider];
  const pieces = [
    ..."Reaffirm|our commitment to|in line with|the full implementation of|States party to|Call upon all States to ratify|, as applicable,|under|recalling|; and|[|]|its".split(
      "|",
    ),
    ..."the Smuggling Protocol|UNTOC|the UN Convention against Corruption|article 8(2) of|the Convention against Torture|the 1951 Convention relating to the Status of Refugees|the Kabul Protocol on Maps|the return of migrants".split(
      "|",
    ),
  ];

  it("every quotation stands at its place, every finding has a source and a sentence, and the same text gives the same", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (words) => {
        const subject = subjectOf(FRAME + words.join(" "));
        const once = rules.flatMap((rule) => rule.check(subject));
        for (const { clause, range, quote, why, source } of once) {
          const home = subject.text.clauses.find((each) => each.id === clause);
          if (range !== null) expect(home?.text.slice(range.start, range.end)).toBe(quote);
          expect(why).toMatch(/^[\p{Lu}“].*\.$/u);
          expect(`${why} ${source}`).not.toMatch(/undefined|null|\.\.| {2}|,,/);
          expect(source.trim()).not.toBe("");
        }
        expect(rules.flatMap((rule) => rule.check(subject))).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });
});

const SEED = new URL("../../../../../../shared/seed/", import.meta.url);
const SEED_FILE = new URL("000_e3eda3c6dacdf14e.txt", SEED);

describe.skipIf(!existsSync(SEED_FILE))("the commissioned declaration (skipped where it is not present)", () => {
  const source = existsSync(SEED_FILE) ? readFileSync(SEED_FILE, "utf8") : "";
  const enclosure = source.slice(source.indexOf("Joint Declaration on"));

  it("for Pakistan: the recital and the corruption clause, not the clause on States party", () => {
    const found = notAParty.check(subjectOf(enclosure));
    expect(found.map((each) => each.severity)).toEqual(["object", "object"]);
    expect(found[0]?.quote).toMatch(/^full implementation of .* Sea, and Air$/);
    expect(found[1]?.quote).toMatch(/^in line with .* Sea, and Air$/);
    expect(found[0]?.why).toContain("already uses the way out, “states party to”");
  });

  it("three titles are misquoted, once each", () => {
    expect(titleMisquoted.check(subjectOf(enclosure)).length).toBe(3);
  });

  it.each(["DEU", "IND"])("for %s there is nothing to object to under a treaty, and nothing to ask", (state) => {
    expect(notAParty.check(subjectOf(enclosure, state))).toEqual([]);
    expect(statusUnknown.check(subjectOf(enclosure, state))).toEqual([]);
  });

  it("for a State without rows it asks about each treaty once", () => {
    expect(notAParty.check(subjectOf(enclosure, "BRA"))).toEqual([]);
    expect(statusUnknown.check(subjectOf(enclosure, "BRA")).length).toBe(3);
  });
});
