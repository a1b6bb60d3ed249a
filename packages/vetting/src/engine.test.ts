import { paragraphsOf, readInstrument, TravauxError, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { digest } from "./digest.ts";
import { vet } from "./engine.ts";
import type { Finding, Observation, Rule, RuleGroup, Subject } from "./finding.ts";
import { builtinPack } from "./packs/builtin.ts";
import { builtinRegister } from "./register/builtin.ts";
import { lexiconOf } from "./register/lexicon.ts";

const SOURCE = `Joint Declaration on the Smuggling of Rare Bees

Port Verde, 4 May 2031

We, the Ministers of Gardens, gathered in Port Verde on 4 May 2031,

Recall that bees are needed by all;

On hives, we:

Share data on hives with [list of countries];

Shall protect every hive.

We endorse this Declaration.`;

function subject(source: string = SOURCE): Subject {
  const register = builtinRegister();
  const lexicon = lexiconOf(register);
  const text = viewInstrument(readInstrument(paragraphsOf(source), { version: "v", lexicon }), lexicon);
  return { text, note: null, state: "PAK", pack: builtinPack(), register };
}

const SUBJECT = subject();

function rule(id: string, observations: readonly Partial<Observation>[]): Rule {
  const base: Observation = {
    clause: null,
    quote: null,
    range: null,
    severity: "consider",
    view: "legal",
    why: "A reason.",
    source: "A source",
    advice: "propose",
    suggestion: null,
  };
  const group = id.split("/")[0];
  const known: readonly RuleGroup[] = ["treaties", "form", "strength", "terms", "safeguards", "who-speaks"];
  return {
    id,
    group: known.find((each) => each === group) ?? "form",
    title: id,
    check: () => observations.map((each) => ({ ...base, ...each })),
  };
}

function placed(words: string): Partial<Observation> {
  const clause = SUBJECT.text.clauses.find(({ text }) => text.includes(words));
  const start = clause?.text.indexOf(words) ?? 0;
  return { clause: clause?.id ?? null, quote: words, range: { start, end: start + words.length } };
}

function rulesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => finding.rule);
}

describe("the order of findings", () => {
  it("is severity, then treaties, then place in the text, then the text as a whole", () => {
    const rules = [
      rule("terms/late", [placed("hives")]),
      rule("form/whole", [{}]),
      rule("form/early", [placed("bees")]),
      rule("treaties/late", [placed("protect")]),
      rule("terms/grave", [{ ...placed("protect"), severity: "object", why: "It is grave." }]),
      rule("treaties/light", [{ ...placed("bees"), severity: "note", why: "It is light." }]),
    ];
    const { findings } = vet(SUBJECT, { rules });
    expect(rulesOf(findings)).toEqual([
      "terms/grave",
      "treaties/late",
      "form/early",
      "terms/late",
      "form/whole",
      "treaties/light",
    ]);
  });

  it("is the same at every vetting, to the byte", () => {
    expect(JSON.stringify(vet(subject()))).toBe(JSON.stringify(vet(subject())));
  });
});

describe("the id of a finding", () => {
  it("stands for rule, clause and range, and not for the wording of the reason", () => {
    const one = vet(SUBJECT, { rules: [rule("form/a", [{ ...placed("bees"), why: "One reason." }])] });
    const other = vet(SUBJECT, { rules: [rule("form/a", [{ ...placed("bees"), why: "Another reason." }])] });
    expect(one.findings[0]?.id).toBe(other.findings[0]?.id);
    expect(one.findings[0]?.id).toMatch(/^[0-9a-f]{16}$/);
  });

  it("differs between places, rules, and several findings of one rule about the whole text", () => {
    const rules = [
      rule("form/a", [placed("bees"), placed("hives"), {}, {}]),
      rule("form/b", [{ ...placed("bees"), why: "Other." }]),
    ];
    const ids = vet(SUBJECT, { rules }).findings.map((finding) => finding.id);
    expect(ids.length).toBe(5);
    expect(new Set(ids).size).toBe(5);
  });

  it("is FNV-1a with 64 bits, so that others can compute it", () => {
    expect(digest("")).toBe("cbf29ce484222325");
    expect(digest("a")).not.toBe(digest("b"));
  });
});

describe("what is said twice", () => {
  it("is said once, by the more severe, where words, advice and suggestion are the same", () => {
    const words = { ...placed("hives"), suggestion: "beehives" };
    const rules = [
      rule("terms/a", [{ ...words, severity: "note" }]),
      rule("form/b", [{ ...words, severity: "consider" }]),
    ];
    expect(rulesOf(vet(SUBJECT, { rules }).findings)).toEqual(["form/b"]);
  });

  it("stays twice where different words are suggested, different advice is given, or different reasons", () => {
    const rules = [
      rule("treaties/d", [{ ...placed("bees"), advice: "seek instructions", why: "One reason." }]),
      rule("treaties/e", [{ ...placed("bees"), advice: "seek instructions", why: "Another reason." }]),
      rule("terms/a", [{ ...placed("hives"), suggestion: "beehives" }]),
      rule("terms/b", [{ ...placed("hives"), suggestion: "apiaries" }]),
      rule("terms/c", [{ ...placed("hives"), advice: "reserve" }]),
    ];
    expect(vet(SUBJECT, { rules }).findings.length).toBe(5);
  });

  it("is said once for one topic in one clause, though the words differ", () => {
    const rules = [
      rule("strength/a", [{ ...placed("Share data"), topic: "personal-data", severity: "note" }]),
      rule("safeguards/b", [{ ...placed("data on hives"), topic: "personal-data" }]),
      rule("terms/c", [{ ...placed("bees"), topic: "personal-data" }]),
    ];
    expect(rulesOf(vet(SUBJECT, { rules }).findings)).toEqual(["terms/c", "safeguards/b"]);
  });

  it("is never swallowed by a finding from a point of view that was not asked for", () => {
    const words = { ...placed("hives"), suggestion: "beehives" };
    const rules = [rule("terms/a", [words]), rule("form/b", [{ ...words, severity: "object", view: "security" }])];
    expect(rulesOf(vet(SUBJECT, { rules, view: "legal" }).findings)).toEqual(["terms/a"]);
  });
});

describe("a rule that misquotes", () => {
  it.each([
    [{ ...placed("bees"), quote: "wasps" }],
    [{ ...placed("bees"), clause: "nowhere" }],
    [{ ...placed("bees"), source: "" }],
  ])("is stopped before anybody reads it", (observation) => {
    expect(() => vet(SUBJECT, { rules: [rule("form/a", [observation])] })).toThrow(TravauxError);
  });
});

describe("a point of view", () => {
  it("shows only its own findings, and the recommendation tells of objections from others", () => {
    const rules = [
      rule("form/a", [{ view: "security", severity: "object" }]),
      rule("form/b", [{ ...placed("bees"), view: "diplomatic" }]),
    ];
    const { findings, summary } = vet(SUBJECT, { rules, view: "diplomatic" });
    expect(rulesOf(findings)).toEqual(["form/b"]);
    expect(summary.view).toBe("diplomatic");
    expect(summary.counts).toEqual({ object: 0, consider: 1, note: 0 });
    expect(summary.recommendation.sentence).toContain("From other points of view one finding is to be objected to.");
  });
});

describe("a rule that a pack leaves out", () => {
  it("says nothing, whether it is a rule or a row", () => {
    const without = ["form/unfilled-placeholder", "safeguards/sovereignty"];
    const left = vet({ ...SUBJECT, pack: { ...SUBJECT.pack, without } }).findings;
    const all = vet(SUBJECT).findings;
    for (const id of without) {
      expect(rulesOf(all)).toContain(id);
      expect(rulesOf(left)).not.toContain(id);
    }
    expect(left.length).toBe(all.length - 2);
  });
});

describe("a text in a language that the packs do not read", () => {
  const french = `Déclaration sur le trafic de migrants

Nous, les Ministres des jardins, réunis à Port Verde le 4 mai 2031 pour la deuxième fois,

Réaffirmons notre engagement en faveur de la mise en œuvre de la Convention des Nations Unies contre la criminalité transnationale organisée, et de la liste des pays [pays à compléter];

Nous engageons à partager les données sur les réseaux avec les pays qui sont parties à cette Convention.`;

  it("has that said first from every point of view, and nothing said that was not read", () => {
    for (const view of [null, "diplomatic", "legal", "financial", "protection", "security"] as const) {
      const { findings, summary } = vet(subject(french), { view });
      expect(findings[0]).toMatchObject({ rule: "form/language", clause: null });
      expect(findings[0]?.why).toContain("The draft is in French");
      if (view !== null) expect(findings.every((finding) => finding.view === view)).toBe(true);
      expect(findings.every((finding) => finding.rule.startsWith("form/"))).toBe(true);
      expect(summary.safeguards).toEqual([]);
      expect(summary.what).toContain("a text in French");
      expect(summary.recommendation).toMatchObject({ advice: "seek instructions" });
      expect(summary.fiveThings[0]?.sentence).toContain("The draft is in French");
    }
  });

  it("is read as ever where it only quotes one", () => {
    const { findings, summary } = vet(subject(SOURCE.replace("needed by all", "“les amis de la terre et de la mer”")));
    expect(rulesOf(findings)).not.toContain("form/language");
    expect(summary.safeguards.length).toBeGreaterThan(0);
  });
});

describe("a finding that two desks are to see", () => {
  it("carries the view that was asked for, and its own where none was", () => {
    const both: Rule = { ...rule("treaties/a", [{ ...placed("bees"), view: "diplomatic" }]), views: ["legal"] };
    expect(vet(SUBJECT, { rules: [both], view: "legal" }).findings.map(({ view }) => view)).toEqual(["legal"]);
    expect(vet(SUBJECT, { rules: [both], view: "diplomatic" }).findings.map(({ view }) => view)).toEqual([
      "diplomatic",
    ]);
    expect(vet(SUBJECT, { rules: [both] }).findings.map(({ view }) => view)).toEqual(["diplomatic"]);
    expect(vet(SUBJECT, { rules: [both], view: "security" }).findings).toEqual([]);
  });

  it("says from the legal desk too to which treaties the State is no party", () => {
    const source = SOURCE.replace(
      "Recall that bees",
      "Reaffirm the Convention relating to the Status of Refugees; bees",
    );
    for (const view of ["legal", "diplomatic"] as const) {
      const { findings, summary } = vet(subject(source), { view });
      expect(rulesOf(findings)).toContain("treaties/not-a-party");
      expect(rulesOf(findings)).toContain("strength/no-non-binding-line");
      expect(findings.every((finding) => finding.view === view)).toBe(true);
      expect(summary.recommendation.sentence).not.toContain("From other points of view");
    }
  });
});

describe("two wordings for the same words", () => {
  it("are ranked: the wording for the wider words stays, and the other finding points there", () => {
    const rules = [
      rule("strength/a", [{ ...placed("protect"), suggestion: "keep", why: "It is too strong." }]),
      rule("treaties/b", [{ ...placed("protect every hive"), suggestion: "look after hives" }]),
    ];
    const { findings } = vet(SUBJECT, { rules });
    expect(findings.map(({ rule: id, suggestion }) => [id, suggestion])).toEqual([
      ["treaties/b", "look after hives"],
      ["strength/a", null],
    ]);
    expect(findings[1]?.why).toBe("It is too strong. The wording proposed for “protect every hive” answers this too.");
  });

  it("both stay where one keeps the other's words, and where one is added behind", () => {
    const rules = [
      rule("treaties/a", [{ ...placed("protect every hive"), suggestion: "consider to protect every hive" }]),
      rule("terms/b", [{ ...placed("protect"), suggestion: "keep" }]),
      rule("form/c", [{ ...placed("every hive"), suggestion: "…, by day" }]),
    ];
    expect(vet(SUBJECT, { rules }).findings.every(({ suggestion }) => suggestion !== null)).toBe(true);
  });
});
