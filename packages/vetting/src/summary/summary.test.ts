import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { vet } from "../engine.ts";
import type { Subject } from "../finding.ts";
import { builtinPack } from "../packs/builtin.ts";
import { builtinRegister } from "../register/builtin.ts";
import { lexiconOf } from "../register/lexicon.ts";

const SOURCE = `Joint Declaration on the Smuggling of Rare Bees

Port Verde, 4 May 2031

We, the Ministers of Gardens, gathered in Port Verde on 4 May 2031,

Reaffirm our commitment to the full implementation of the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment, and the United Nations Convention against Transnational Organized Crime;

On hives, we:

Share data on hives with [list of countries];

Shall protect every hive.

We endorse this Declaration.`;

function subject(source: string = SOURCE, state = "PAK"): Subject {
  const register = builtinRegister();
  const lexicon = lexiconOf(register);
  const text = viewInstrument(readInstrument(paragraphsOf(source), { version: "v", lexicon }), lexicon);
  return { text, note: null, state, pack: builtinPack(), register };
}

const SUBJECT = subject();

describe("the summary", () => {
  it("says what the text is, what to do, and never one thing twice", () => {
    const { summary, findings } = vet(SUBJECT);
    expect(summary.what).toContain("“Joint Declaration on the Smuggling of Rare Bees” is a political text");
    expect(summary.what).toContain("one preambular and two operative paragraphs");
    expect(summary.what).toContain("one blank to fill");
    expect(summary.fiveThings.length).toBeGreaterThan(2);
    expect(summary.fiveThings.length).toBeLessThanOrEqual(5);
    const ids = summary.fiveThings.flatMap((thing) => thing.findings);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(findings.some((finding) => finding.id === id)).toBe(true);
    expect(summary.stateName).toBe("Pakistan");
    expect(summary.packs.length).toBe(9);
  });

  it("joins the missing line and the binding verb into one thing", () => {
    const sentences = vet(SUBJECT).summary.fiveThings.map((thing) => thing.sentence);
    expect(sentences[0]).toContain("while “shall” stands in it");
    expect(sentences.filter((sentence) => sentence.includes("shall")).length).toBe(1);
  });

  it("has no objection to a text in which nothing was found", () => {
    expect(vet(SUBJECT, { rules: [] }).summary.recommendation).toEqual({ advice: "accept", sentence: "No objection." });
  });

  it("asks for the text where there is none", () => {
    const empty = { title: null, place: null, date: null, divisions: [], clauses: [] };
    const note = {
      number: null,
      subject: null,
      date: null,
      paragraphs: ["A draft is enclosed."],
      enclosures: [],
      enclosed: false,
    };
    const { summary, findings } = vet({ ...SUBJECT, text: empty, note });
    expect(findings.map((finding) => finding.rule)).toEqual(["form/enclosure-missing"]);
    expect(summary.what).toBe("No text was found to vet.");
    expect(summary.recommendation.advice).toBe("seek instructions");
  });

  it("puts treaties of which nothing is known as one question", () => {
    const [first] = vet(subject(SOURCE, "FJI")).summary.fiveThings;
    expect(first?.sentence).toMatch(/^The register does not show where Fiji stands with two treaties/);
    expect(first?.findings.length).toBe(2);
  });

  it("says of a misquoted title in the list what the findings say of it", () => {
    const source = SOURCE.replace(
      "Shall protect",
      "Implement the Convention relating to the Status of Refugee; protect",
    );
    const cited = vet(subject(source)).summary.cited.find(({ key }) => key === "REF51");
    expect(cited?.citedAs).toEqual(["Convention relating to the Status of Refugee"]);
    expect(cited?.position).toContain("Pakistan is not a party");
  });

  it("names the Protocols to a treaty one by one, and none that the register does not have", () => {
    const listed = (treaty: string): readonly string[] =>
      vet(
        subject(SOURCE.replace("Shall protect", `Recall the ${treaty} and its two Protocols; protect`)),
      ).summary.cited.map(({ key, title }) => key ?? title);
    expect(listed("Convention on the Rights of the Child")).toEqual(["CAT", "UNTOC", "CRC", "OPAC", "OPSC", "OPIC"]);
    expect(listed("Convention on the Keeping of Herons")).toEqual([
      "CAT",
      "UNTOC",
      "Convention on the Keeping of Herons",
    ]);
  });

  it("names a clause once in the recommendation, and by its number in the things to know", () => {
    const source = SOURCE.replace(
      "Shall protect",
      "Accept the compulsory jurisdiction of an international court and implement the Arms Trade Treaty and the Convention on Bees; protect",
    );
    const { recommendation, fiveThings } = vet(subject(source)).summary;
    const labels = recommendation.sentence.match(/\b[OP]P\d+\b/g) ?? [];
    expect(labels.length).toBeGreaterThan(0);
    expect(new Set(labels).size).toBe(labels.length);
    expect(fiveThings.map(({ sentence }) => sentence).join(" ")).not.toContain("this clause");
  });

  it("lists the instruments cited with where the State stands", () => {
    const cited = vet(SUBJECT).summary.cited;
    expect(cited.map(({ key }) => key)).toEqual(["CAT", "UNTOC"]);
    expect(cited[1]?.position).toContain("Pakistan is a party");
  });

  it("speaks of the safeguards of the subject and counts those that are only touched on", () => {
    const source = SOURCE.replace("every hive", "every hive, its dignity and national circumstances");
    const things = vet(subject(source)).summary.fiveThings.map((thing) => thing.sentence);
    const missing = things.find((sentence) => sentence.startsWith("Safeguards"));
    expect(missing).toContain("sovereign equality and non-intervention");
    expect(missing).toContain("one other is only touched on");
  });

  it("says that a resolution is supported and a treaty signed", () => {
    const resolution = `The General Assembly,

Recalling its resolution 70/1,

1. Decides to share data with [number] States;

2. Requests the Secretary-General to report;

3. Encourages all States.`;
    expect(vet(subject(resolution)).summary.what).toContain("is a resolution of an organ");
    expect(vet(subject(resolution)).summary.recommendation.sentence).toContain("can be supported with changes");
  });
});
