import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EMPTY_LIBRARY, precedentsForClauses } from "@travaux/library";
import { describe, expect, it } from "vitest";
import { openLibrary } from "./library.ts";
import { readPath, vetRead } from "./pipeline.ts";
import { askedClauses } from "./precedents.ts";

const SPECIMEN = fileURLToPath(new URL("../../../cases/specimen/heritage-note.txt", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../../../shared/seed/", import.meta.url));
const [SEED] = existsSync(FOLDER) ? readdirSync(FOLDER).map((name) => join(FOLDER, name)) : [];

describe("precedents in the vetting", () => {
  it("are asked for each clause that says something, without the titles it cites", async () => {
    const library = await openLibrary([]);
    const read = await readPath(SPECIMEN, library);
    const { report } = vetRead(read, library, { state: "PAK", view: null, mendings: [] });
    const asked = report.precedents?.asked ?? [];
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.some(({ precedent }) => precedent?.place.startsWith("UNESCO70 "))).toBe(true);
    const found = new Set(
      asked.flatMap(({ precedent }) => (precedent === null ? [] : [precedent.place.split(" ")[0]])),
    );
    expect([...found].filter((key) => ["SOM", "UNFCCC", "FIREARMS", "BASEL"].includes(key ?? ""))).toEqual([]);
    const citing = askedClauses(read.read.view.clauses).find(({ clause }) => clause.citations.length > 0);
    expect(citing?.words).not.toContain(citing?.clause.citations[0]?.quote);
  });

  it.skipIf(SEED === undefined)(
    "name the right articles for the first real draft (skipped where it is not present)",
    async () => {
      const { read } = await readPath(SEED ?? "", await openLibrary([]));
      const asked = askedClauses(read.view.clauses);
      const answers = precedentsForClauses(
        EMPTY_LIBRARY,
        asked.map(({ words }) => words),
        { limit: 5 },
      );
      const firsts = (opening: string, count: number): readonly string[] => {
        const at = asked.findIndex(({ clause }) => clause.text.startsWith(opening));
        return (answers[at] ?? []).slice(0, count).map(({ instrument, article }) => `${instrument} ${article}`);
      };
      expect(firsts("Recall that, in line with", 1)).toEqual(["SOM 5"]);
      expect(firsts("Enhance collaboration with transport", 1)).toEqual(["SOM 11"]);
      expect(firsts("Support awareness-raising", 1)).toEqual(["SOM 15"]);
      expect(firsts("Reaffirm our commitment to facilitating", 1)).toEqual(["SOM 18"]);
      expect(firsts("Enhance capacity-building", 1)).toEqual(["SOM 14"]);
      expect(firsts("Step up financial", 2)).toEqual(["UNTOC 12", "UNTOC 13"]);
      expect(firsts("Combat corruption", 3).some((name) => name.startsWith("UNCAC "))).toBe(true);
      expect(firsts("Highlight the importance of collecting", 1)).toEqual(["SOM 10"]);
    },
  );
});
