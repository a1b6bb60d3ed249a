import { describe, expect, it } from "vitest";
import { CITATIONS, CITED_TEXTS, citationName } from "./starter.ts";

const names = CITATIONS.map(({ instrument, article }) => citationName(instrument, article));

describe("the starter library", () => {
  it("cites each article once, with a subject and a sentence of our own, of an instrument it has", () => {
    expect(new Set(names).size).toBe(names.length);
    for (const { instrument, subject, asks } of CITATIONS) {
      expect(CITED_TEXTS.has(instrument), instrument).toBe(true);
      expect(subject.length, `${instrument} ${subject}`).toBeGreaterThan(2);
      expect(asks, subject).toMatch(/^[A-Z0-9].*\.$/);
    }
    for (const key of CITED_TEXTS.keys()) expect(CITATIONS.some(({ instrument }) => instrument === key)).toBe(true);
  });

  it("has the main articles of the crime conventions whole", () => {
    for (let article = 4; article <= 31; article += 1) expect(names).toContain(`UNTOC ${article}`);
    for (let article = 2; article <= 20; article += 1) expect(names).toContain(`SOM ${article}`);
  });
});
