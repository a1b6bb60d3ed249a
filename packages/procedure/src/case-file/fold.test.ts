import { describe, expect, it } from "vitest";
import { isRefusal } from "../decide.ts";
import { decideCaseFile } from "./decide.ts";
import { foldCaseFile } from "./fold.ts";
import { command, contextOf, played, shippedHouse, stored } from "./scene.ts";
import { EMPTY_CASE_FILE } from "./state.ts";

const HOUSE = shippedHouse("federal-secretariat");
const LATER = "2026-01-05T09:00:00.000Z";

describe("a fold that is given anything", () => {
  const hostile: readonly unknown[] = [
    null,
    undefined,
    7,
    "act",
    [],
    {},
    { seq: "1" },
    { seq: 1 },
    { seq: 2, kind: "registered" },
    stored({ at: "yesterday", actor: "A", office: "o", kind: "signed", body: {} }, 0),
    stored({ at: LATER, actor: "A", office: "o", kind: "__proto__", body: {} }, 0),
    stored({ at: LATER, actor: "A", office: "o", kind: "signed", body: { local: "now" } }, 0),
    stored({ at: LATER, actor: "A", office: "o", kind: "registered", body: JSON.parse('{"__proto__": 1}') }, 0),
    stored({ at: LATER, actor: "A", office: "o", kind: "closed", body: { acting: 3 } }, 0),
    Object.create(null),
  ];
  for (const [at, act] of hostile.entries()) {
    it(`skips what is no act, and says so (${at + 1})`, () => {
      const reduced = played(HOUSE, [], EMPTY_CASE_FILE);
      const after = foldCaseFile(EMPTY_CASE_FILE, act);
      expect(after.findings).toHaveLength(1);
      expect({ ...after, findings: [], seq: 0 }).toEqual(reduced);
      const answer = decideCaseFile(HOUSE, after, command(String(at), act), contextOf(HOUSE, LATER, "registry"));
      expect(isRefusal(answer)).toBe(true);
    });
  }
});
