import { builtinRegister } from "@travaux/vetting";
import { describe, expect, it } from "vitest";
import { travaux } from "./precedents/engines.ts";
import { corpus, type Labelled, labelled } from "./precedents/labelled.ts";

const SETS = ["tuning", "held-out"].map((set) => ({ set, clauses: labelled(set) }));
const keys = new Set(builtinRegister().instruments.map(({ key }) => key));

describe("the labelled clauses", () => {
  it("are a hundred and more, half of them plain speech, each with articles the register knows and a reason", () => {
    for (const { set, clauses } of SETS) {
      const plain = clauses.filter(({ half }) => half === "plain").length;
      expect(plain, set).toBeGreaterThanOrEqual(clauses.length / 2);
      for (const { articles, clause, reason } of clauses) {
        expect(reason.length, clause).toBeGreaterThan(0);
        for (const article of articles)
          expect(keys.has(article.split(" ")[0] ?? ""), `${clause}: ${article}`).toBe(true);
      }
    }
    expect(SETS.flatMap(({ clauses }) => clauses).length).toBeGreaterThanOrEqual(100);
  });

  it("are never in both sets", () => {
    const [tuning, heldOut] = SETS.map(({ clauses }) => new Set(clauses.map(({ clause }) => clause)));
    expect([...(tuning ?? [])].filter((clause) => heldOut?.has(clause))).toEqual([]);
  });
});

const texts = corpus();

describe.skipIf(texts === null)("agreed language in the corpus (skipped where it is not present)", () => {
  it("is found for close wording nearly always, and for plain speech three times in four", {
    timeout: 120_000,
  }, async () => {
    const engine = await travaux(texts ?? []);
    const recall = (clauses: readonly Labelled[]): number => {
      const found = clauses.filter(({ clause, articles }) =>
        engine
          .ask(clause)
          .slice(0, 5)
          .some((name) => articles.includes(name)),
      );
      return found.length / clauses.length;
    };
    for (const { set, clauses } of SETS) {
      expect(recall(clauses.filter(({ half }) => half === "close")), `${set}, close`).toBeGreaterThanOrEqual(0.98);
      expect(recall(clauses.filter(({ half }) => half === "plain")), `${set}, plain`).toBeGreaterThanOrEqual(0.75);
    }
    engine.end();
  });
});
