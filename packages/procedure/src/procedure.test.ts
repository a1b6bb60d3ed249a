import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CASE_BODIES, CASE_COMMANDS } from "./case-file/bodies.ts";
import { decideCaseFile } from "./case-file/decide.ts";
import { foldCaseFile } from "./case-file/fold.ts";
import { command, contextOf, momentOf, played, shippedHouse, stored, WHOLE_PLAY } from "./case-file/scene.ts";
import { CONFERENCE_BODIES } from "./conference/bodies.ts";
import { decideConference } from "./conference/decide.ts";
import { foldConference } from "./conference/fold.ts";
import { EMPTY_CONFERENCE } from "./conference/state.ts";
import { isRefusal } from "./decide.ts";
import { ESTABLISHMENT_BODIES } from "./establishment/bodies.ts";
import { decideEstablishment } from "./establishment/decide.ts";
import { foldEstablishment } from "./establishment/fold.ts";
import { EMPTY_ESTABLISHMENT } from "./establishment/state.ts";
import type { Reader } from "./parse/read.ts";
import { RULES } from "./rules.ts";
import { timeline, whatChangedSince } from "./timeline.ts";

const SPECIFICATION = readFileSync(new URL("../../../docs/spec/procedure.md", import.meta.url), "utf8");
const HOUSE = shippedHouse("federal-secretariat");
const KINDS: ReadonlyMap<string, Reader<unknown>> = new Map<string, Reader<unknown>>([
  ...Object.entries(CASE_BODIES),
  ...Object.entries(CONFERENCE_BODIES),
  ...Object.entries(ESTABLISHMENT_BODIES),
]);
/** The example below each heading of a kind of act. */
const EXAMPLES = new Map(
  [...SPECIFICATION.matchAll(/^### (.+)\n\n(?:[^\n]+\n)+\n```json\n([\s\S]+?)\n```/gm)].map(
    ([, kind = "", json = ""]) => [kind, json],
  ),
);

describe("the specification of procedure", () => {
  it("has an example for every kind of act, and none for another", () => {
    expect([...EXAMPLES.keys()].toSorted()).toEqual([...KINDS.keys()].toSorted());
  });

  for (const [kind, json] of EXAMPLES) {
    it(`shows an act "${kind}" that can be read`, () => {
      expect(KINDS.get(kind)?.(JSON.parse(json), "body")).toMatchObject({ ok: true });
    });
  }

  it("lists every rule as the room has it, in the same order", () => {
    const rows = [...SPECIFICATION.matchAll(/^\| `([a-z-]+)` \| (.+) \| (.+) \|$/gm)].map(([, id, says, source]) => ({
      id,
      says,
      source,
    }));
    const listed = rows.filter(({ id }) => RULES.some((rule) => rule.id === id));
    expect(listed).toEqual(RULES.map(({ id, says, source }) => ({ id, says, source })));
  });

  it("names every command of a case file", () => {
    for (const kind of Object.keys(CASE_COMMANDS)) expect(SPECIFICATION).toContain(`\`${kind}\``);
  });
});

describe("whatever is asked or folded", () => {
  const state = played(HOUSE, WHOLE_PLAY.slice(0, 8));
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(
      fc.constantFrom(
        "clause",
        "stance",
        "wording",
        "to",
        "remarks",
        "deadline",
        "divisions",
        "clauses",
        "acting",
        "__proto__",
      ),
      fc.jsonValue(),
    ),
  );

  it("the answer is acts or a refusal, never an error", () => {
    const commands = [...Object.keys(CASE_COMMANDS), "convene", "set session", "appoint", "grant leave", "constructor"];
    const offices = HOUSE.offices.map(({ id }) => id);
    const asked = fc.property(
      fc.constantFrom(...commands),
      fc.constantFrom(...offices),
      hostile,
      fc.anything(),
      (kind, office, body, junk) => {
        const context = contextOf(HOUSE, momentOf(40), office);
        for (const each of [command(kind, body), command(kind, junk)]) {
          const answers = [
            decideCaseFile(HOUSE, state, each, context),
            decideConference(HOUSE, EMPTY_CONFERENCE, each, context),
            decideEstablishment(HOUSE, EMPTY_ESTABLISHMENT, each, context),
          ];
          for (const answer of answers)
            expect(isRefusal(answer) ? answer.hint.length : answer.acts.length).toBeGreaterThan(0);
        }
      },
    );
    fc.assert(asked, { numRuns: 2_000 });
  });

  it("a fold applies the act or says why not, and loses no count", () => {
    const folded = fc.property(fc.constantFrom(...KINDS.keys()), hostile, fc.anything(), (kind, body, junk) => {
      const act = {
        ...stored({ at: momentOf(41), actor: "A", office: "ds-conferences", kind, body: {} }, state.seq),
        body,
      };
      const after = foldCaseFile(state, act);
      expect(after.seq).toBe(state.seq + 1);
      expect(after.log.length + after.findings.length).toBe(state.log.length + 1);
      expect(foldCaseFile(state, junk).log).toEqual(state.log);
      expect(foldConference(EMPTY_CONFERENCE, junk).findings).toHaveLength(1);
      expect(foldEstablishment(EMPTY_ESTABLISHMENT, junk).findings).toHaveLength(1);
    });
    fc.assert(folded, { numRuns: 2_000 });
  });
});

describe("what happened", () => {
  it("is told in the time of the house, from the beginning or since an act", () => {
    const state = played(HOUSE, WHOLE_PLAY);
    expect(timeline(state, "Asia/Karachi", () => 300)[0]?.local).toBe("2025-11-25T11:00:00+05:00");
    expect(timeline(state, "Asia/Karachi", () => null)[0]?.local).toBe("2025-11-25T06:00:00.000Z");
    expect(whatChangedSince(state, 12).map(({ says }) => says)).toEqual([
      "issued the reply as CNF-4/2025",
      "closed the file",
    ]);
  });
});
