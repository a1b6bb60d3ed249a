import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Act } from "../act.ts";
import { type Command, type Context, isRefusal } from "../decide.ts";
import { gradingLevel, type House, officeOf } from "../house/house.ts";
import type { RuleId } from "../rules.ts";
import { STANCES, VERDICTS } from "./bodies.ts";
import { CASE_STEPS, decideCaseFile, decideWithout } from "./decide.ts";
import { foldCaseFile } from "./fold.ts";
import { contextOf, momentOf, REGISTRATION, shippedHouse, stored } from "./scene.ts";
import { type CaseFile, EMPTY_CASE_FILE } from "./state.ts";

/** Fixed so that a run repeats; a failure prints the seed and path that replay it. */
const SEED = Number(process.env.TRAVAUX_SEED || 20251202);
const RUNS = Number(process.env.TRAVAUX_RUNS || 2_000);
const MOST_COMMANDS = 260;

const MISSION = shippedHouse("mission");
const FEDERAL = shippedHouse("federal-secretariat");
const STRICT: House = {
  ...MISSION,
  clearance: {
    mandatory: ["counsellor"],
    afterReturn: "every rank again",
    ownDrafting: "forbidden",
    samePersonTwice: "forbidden",
  },
  circulation: { vettingFirst: true, remindFirst: true },
};
const HOUSES: readonly House[] = [MISSION, STRICT, FEDERAL];

/** The commands, those that move a file on more often; nothing here knows when one is allowed. */
const KINDS: readonly string[] = [
  ...CASE_STEPS.keys(),
  "register",
  "vet",
  "circulate",
  "circulate",
  "give opinion",
  "give opinion",
  "give opinion",
  "take position",
  "reopen",
  "draft reply",
  "submit",
  "submit",
  "clear",
  "clear",
  "clear",
  "sign",
  "sign",
  "sign",
  "return",
  "nonsense",
];

/** A stream of choices out of one number. */
function chooser(seed: number): (count: number) => number {
  let state = seed >>> 0;
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
}

function bodyOf(kind: string, house: House, choose: (count: number) => number): unknown {
  const of = <T>(list: readonly T[]): T | undefined => list[choose(list.length)];
  const clause = `c${choose(4)}`;
  const office = of(house.offices)?.id;
  const division = of(house.divisions)?.id;
  const deadline = of([
    { kind: "hours", hours: 1 + choose(30) },
    { kind: "before conference", days: 5 },
    { kind: "precedence" },
  ]);
  const stance = of(STANCES);
  const seq = choose(3) === 0 ? 1 + choose(30) : null;
  if (choose(25) === 0) return of([null, [], "x", { to: 7 }, { clause: "__proto__" }]);
  switch (kind) {
    case "register":
      return { ...REGISTRATION, desk: office, grading: of(house.gradings), precedence: house.precedences.at(-1)?.name };
    case "receive text":
      return { version: `Rev.${choose(3)}`, name: "Draft", clauses: [{ id: clause, label: "OP1" }] };
    case "mark":
      return { precedence: of(house.precedences)?.name, grading: of(FEDERAL.gradings), reason: "Asked for." };
    case "assign":
      return { desk: office };
    case "note conference":
      return { name: "Talks", opens: of(["2025-12-12", "2025-11-01"]) };
    case "vet":
      return {
        version: of(["zero draft", "Rev.1"]),
        party: "PAK",
        clauses: [{ clause, object: choose(2), consider: 0, note: 0 }],
      };
    case "dismiss finding":
    case "restore finding":
      return findingBody(kind, clause, choose);
    case "note overdue":
      return { what: "reply" };
    case "circulate":
      return { divisions: [division], deadline };
    case "give opinion":
      return {
        verdict: of(VERDICTS),
        remark: "Seen.",
        clauses: choose(2) === 0 ? [] : [{ clause, stance, wording: `w${choose(2)}` }],
        supersedes: seq,
      };
    case "remind":
      return { division };
    case "extend":
      return { division, deadline, reason: "Asked for." };
    case "take position":
      return {
        clause,
        stance,
        wording: "words",
        caveat: of(["as far as law allows", null]),
        reason: of(["So.", null]),
      };
    case "draft reply":
      return { to: "Embassy", subject: "Nets", paragraphs: ["Vetted."] };
    case "return":
      return { to: office, remarks: "Again." };
    case "issue":
      return { channel: "by hand" };
    case "reopen":
      return { reason: "More came." };
    case "close":
      return { reason: of(["No reply is needed.", null, null, null, null]) };
    default:
      return {};
  }
}

function findingBody(kind: string, clause: string, choose: (count: number) => number): unknown {
  const finding = { version: choose(2) === 0 ? "zero draft" : "Rev.1", party: "PAK", finding: `f${choose(2)}` };
  if (kind === "restore finding") return finding;
  const severity = choose(2) === 0 ? "object" : "note";
  const reason = "It is limited elsewhere.";
  return { ...finding, rule: "strength/duty", clause: choose(2) === 0 ? clause : null, severity, reason };
}

interface Turn {
  readonly command: Command;
  readonly context: Context;
}

function turnOf(seed: number, at: number, house: House, state: CaseFile): Turn {
  const choose = chooser(seed);
  const kind = KINDS[choose(KINDS.length)] ?? "";
  const office = house.offices[choose(house.offices.length)]?.id ?? "";
  const seen = choose(5) === 0 ? choose(40) : state.seq;
  const actor = choose(30) === 0 ? { actor: `Officer of ${house.offices[choose(house.offices.length)]?.id}` } : {};
  // Two hours a turn: deadlines pass while the play goes on.
  return {
    command: { kind, body: bodyOf(kind, house, choose), seen },
    context: contextOf(house, momentOf(at * 120), office, actor),
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

function play(house: House, seeds: readonly number[], left: RuleId | null): { acts: readonly Act[]; state: CaseFile } {
  let state = frozen(EMPTY_CASE_FILE);
  const acts: Act[] = [];
  for (const [at, seed] of seeds.entries()) {
    const { command, context } = turnOf(seed, at, house, state);
    // A state is frozen: a decision that changed it would throw here.
    const decision =
      left === null
        ? decideCaseFile(house, state, command, context)
        : decideWithout(left, house, state, command, context);
    if (isRefusal(decision)) {
      if (decision.message === "" || decision.hint === "") throw new Error(`${decision.rule} refuses without a word`);
      continue;
    }
    for (const draft of decision.acts) {
      const act = frozen(stored(draft, state.seq));
      acts.push(act);
      state = frozen(foldCaseFile(state, act));
    }
  }
  return { acts, state };
}

/** The offices between a submitter and the signer whose rank must clear, told from the house file alone. */
function mustClear(house: House, submitter: string, signer: string): readonly string[] {
  const above = officeOf(house, submitter)?.reportsTo ?? signer;
  if (above === signer) return [];
  const rank = officeOf(house, above)?.rank ?? "";
  return [...(house.clearance.mandatory.includes(rank) ? [above] : []), ...mustClear(house, above, signer)];
}

/** Whether an office's clearance holds at the end of some acts, told from the acts alone. */
function holds(house: House, acts: readonly Act[], office: string, submitted: Act): boolean {
  const reopened = acts.findLast(({ kind }) => kind === "reopened")?.seq ?? 0;
  const cleared = acts.findLast((act) => act.kind === "cleared" && act.office === office && act.seq > reopened);
  const text = acts.findLast(({ kind }) => kind === "text received")?.seq ?? 0;
  if (cleared === undefined || cleared.seq < text) return false;
  const mayCarry = house.clearance.afterReturn === "from the rank that returned";
  if (!mayCarry && cleared.seq < submitted.seq) return false;
  return !acts.some(
    ({ seq, kind, body }) => kind === "returned" && seq > cleared.seq && (body.to === office || !mayCarry),
  );
}

/** The signatures of a play that lack a clearance which the house demands. */
function unclearedSignatures(house: House, acts: readonly Act[]): readonly Act[] {
  return acts.filter((act, at) => {
    if (act.kind !== "signed") return false;
    const before = acts.slice(0, at);
    const submitted = before.findLast(({ kind }) => kind === "submitted");
    if (submitted === undefined) return true;
    return mustClear(house, submitted.office, act.office).some((office) => !holds(house, before, office, submitted));
  });
}

const plays = fc.tuple(
  fc.nat(HOUSES.length - 1),
  fc.array(fc.nat(0x7fffffff), { minLength: 20, maxLength: MOST_COMMANDS, size: "max" }),
);

describe("laws of the case file, over plays that know nothing of its rules", () => {
  it(`hold in ${RUNS} plays`, { timeout: 120_000 }, () => {
    const counted = { accepted: 0, signed: 0, returned: 0, opinions: 0 };
    const law = fc.property(plays, ([which, seeds]) => {
      const house = HOUSES[which] ?? MISSION;
      const { acts, state } = play(house, seeds, null);
      const through: unknown[] = JSON.parse(JSON.stringify(acts));
      expect(JSON.stringify(through.reduce(foldCaseFile, EMPTY_CASE_FILE))).toBe(JSON.stringify(state));
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(state.findings).toEqual([]);
      expect(state.log.map(({ seq }) => seq)).toEqual(acts.map(({ seq }) => seq));
      const given = acts.filter(({ kind }) => kind === "opinion given");
      expect(state.opinions.map(({ seq, clauses }) => [seq, clauses])).toEqual(
        given.map(({ seq, body }) => [seq, body.clauses]),
      );
      expect(unclearedSignatures(house, acts)).toEqual([]);
      expect(gradingLevel(house, state.grading ?? house.maximumGrading)).toBeLessThanOrEqual(
        gradingLevel(house, house.maximumGrading),
      );
      counted.accepted += acts.length;
      counted.signed += acts.filter(({ kind }) => kind === "signed").length;
      counted.returned += acts.filter(({ kind }) => kind === "returned").length;
      counted.opinions += given.length;
    });
    fc.assert(law, { seed: SEED, numRuns: RUNS, endOnFailure: true });
    console.log(`seed ${SEED}, ${RUNS} plays: ${JSON.stringify(counted)}`);
    expect(counted.signed).toBeGreaterThan(RUNS / 50);
    expect(counted.returned).toBeGreaterThan(0);
    expect(counted.opinions).toBeGreaterThan(RUNS / 10);
  });

  it("notice when the rule is left out that nothing is signed without every clearance", () => {
    const broken = fc.check(
      fc.property(plays, ([which, seeds]) => {
        const house = HOUSES[which] ?? MISSION;
        return unclearedSignatures(house, play(house, seeds, "clearance-missing").acts).length === 0;
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(broken.failed).toBe(true);
  });
});
