import { describe, expect, it } from "vitest";
import { isRefusal } from "../decide.ts";
import type { House } from "../house/house.ts";
import { RULES, type RuleId } from "../rules.ts";
import { decideWithout } from "./decide.ts";
import {
  command,
  contextOf,
  decideStep,
  momentOf,
  type PlayStep,
  played,
  REGISTRATION,
  shippedHouse,
  WHOLE_PLAY,
} from "./scene.ts";

const HOUSE = shippedHouse("federal-secretariat");
/** How many steps of the whole play lie behind a state. */
const AFTER = {
  nothing: 0,
  registration: 1,
  vetting: 2,
  circulation: 3,
  opinion: 4,
  opinions: 5,
  position: 6,
  reply: 7,
  submission: 8,
  oneClearance: 9,
  twoClearances: 10,
  clearances: 11,
  signature: 12,
  issue: 13,
  closing: 14,
};
const LATER = "2026-01-05T09:00:00.000Z";
const soon = { kind: "hours", hours: 3 };
const views = { verdict: "views", remark: "More time is needed." };

/** For each rule: a step that it refuses, and after how much of the play. */
const CASES: readonly (readonly [RuleId, string, keyof typeof AFTER, PlayStep, Partial<House>?])[] = [
  ["command-unknown", "a command that nobody knows", "registration", ["so-conferences", "applaud", {}]],
  [
    "body-invalid",
    "a field too many",
    "registration",
    ["so-conferences", "vet", { version: "zero draft", party: "PAK", colour: "red" }],
  ],
  ["body-invalid", "a body that is no object", "registration", ["so-conferences", "vet", "please"]],
  [
    "moment-invalid",
    "a moment without a zone",
    "nothing",
    ["registry", "register", REGISTRATION, { at: "2025-11-25 10:00" }],
  ],
  [
    "clock-behind",
    "a clock that was set back",
    "registration",
    ["so-conferences", "vet", { version: "zero draft", party: "PAK" }, { at: "2025-11-24T00:00:00.000Z" }],
  ],
  ["office-unknown", "an office of another house", "nothing", ["mayor", "register", REGISTRATION]],
  [
    "office-not-held",
    "a colleague's office",
    "registration",
    ["so-conferences", "vet", { version: "zero draft", party: "PAK" }, { actor: "Officer of ds-legal" }],
  ],
  [
    "zone-unknown",
    "a house without a clock",
    "nothing",
    ["registry", "register", REGISTRATION],
    { zone: "Moon/Tranquility" },
  ],
  ["power-missing", "a division that registers", "nothing", ["ds-legal", "register", REGISTRATION]],
  ["already-registered", "a second communication", "registration", ["registry", "register", REGISTRATION]],
  [
    "not-registered",
    "vetting before registration",
    "nothing",
    ["so-conferences", "vet", { version: "zero draft", party: "PAK" }],
  ],
  [
    "file-closed",
    "a text for a closed file",
    "closing",
    ["registry", "receive text", { version: "Rev.1", name: "Draft" }],
  ],
  [
    "precedence-unknown",
    "a precedence of another house",
    "nothing",
    ["registry", "register", { ...REGISTRATION, precedence: "Flash" }],
  ],
  [
    "grading-unknown",
    "a grading of another house",
    "nothing",
    ["registry", "register", { ...REGISTRATION, grading: "EU Secret" }],
  ],
  [
    "grading-above-maximum",
    "a secret paper",
    "nothing",
    ["registry", "register", { ...REGISTRATION, grading: "Top Secret" }],
  ],
  ["desk-unknown", "a desk that may not submit", "registration", ["registry", "assign", { desk: "the-secretary" }]],
  [
    "clause-doubled",
    "one clause twice",
    "registration",
    [
      "registry",
      "receive text",
      {
        version: "Rev.1",
        name: "Draft",
        clauses: [
          { id: "a", label: "1" },
          { id: "a", label: "2" },
        ],
      },
    ],
  ],
  [
    "clause-doubled",
    "one version twice",
    "registration",
    ["registry", "receive text", { version: "zero draft", name: "Draft" }],
  ],
  [
    "conference-dates",
    "a conference that closes first",
    "registration",
    ["registry", "note conference", { name: "Talks", opens: "2026-02-02", closes: "2026-02-01" }],
  ],
  [
    "deadline-unresolved",
    "counting back from no conference",
    "nothing",
    ["registry", "register", { ...REGISTRATION, conference: null }],
  ],
  [
    "deadline-unresolved",
    "a precedence without hours",
    "nothing",
    ["registry", "register", { ...REGISTRATION, precedence: "Routine", replyBy: { kind: "precedence" } }],
  ],
  [
    "deadline-past",
    "a deadline of yesterday",
    "vetting",
    ["so-conferences", "circulate", { divisions: ["legal"], deadline: { kind: "date", date: "2025-11-24" } }],
  ],
  [
    "deadline-after-conference",
    "views after the conference",
    "vetting",
    ["so-conferences", "circulate", { divisions: ["legal"], deadline: { kind: "date", date: "2025-12-11" } }],
  ],
  [
    "version-other",
    "the vetting of another version",
    "registration",
    ["so-conferences", "vet", { version: "Rev.1", party: "PAK" }],
  ],
  [
    "clause-unknown",
    "a clause that the text has not",
    "circulation",
    ["ds-legal", "give opinion", { verdict: "views", clauses: [{ clause: "c9", stance: "accept" }] }],
  ],
  [
    "clause-unknown",
    "a position on a clause that the text has not",
    "registration",
    ["so-conferences", "take position", { clause: "c9", stance: "accept" }],
  ],
  [
    "not-vetted",
    "circulation before vetting",
    "registration",
    ["so-conferences", "circulate", { divisions: ["legal"], deadline: soon }],
  ],
  [
    "division-unknown",
    "a division of another house",
    "vetting",
    ["so-conferences", "circulate", { divisions: ["choir"], deadline: soon }],
  ],
  [
    "already-asked",
    "asking twice",
    "circulation",
    ["so-conferences", "circulate", { divisions: ["legal"], deadline: soon }],
  ],
  [
    "under-submission",
    "a position while the draft is up",
    "submission",
    ["so-conferences", "take position", { clause: "c2", stance: "accept" }],
  ],
  [
    "already-signed",
    "a position after signature",
    "signature",
    ["so-conferences", "take position", { clause: "c2", stance: "accept" }],
  ],
  ["not-asked", "a division that nobody asked", "circulation", ["ds-economic", "give opinion", views]],
  ["opinion-stands", "a second opinion beside the first", "opinion", ["so-legal", "give opinion", views]],
  [
    "supersedes-unknown",
    "taking the place of another division's opinion",
    "opinions",
    ["so-legal", "give opinion", { ...views, supersedes: 5 }],
  ],
  [
    "verdict-contradicts",
    "no comment with comments",
    "circulation",
    ["ds-legal", "give opinion", { verdict: "no comment", clauses: [{ clause: "c1", stance: "accept" }] }],
  ],
  [
    "verdict-contradicts",
    "no objection that reserves",
    "circulation",
    ["ds-legal", "give opinion", { verdict: "no objection", clauses: [{ clause: "c1", stance: "reserve" }] }],
  ],
  ["verdict-contradicts", "views without a word", "circulation", ["ds-legal", "give opinion", { verdict: "views" }]],
  [
    "wording-missing",
    "a proposal without words",
    "circulation",
    ["ds-legal", "give opinion", { verdict: "views", clauses: [{ clause: "c1", stance: "propose" }] }],
  ],
  [
    "wording-missing",
    "a position without words",
    "opinions",
    ["so-conferences", "take position", { clause: "c1", stance: "propose" }],
  ],
  ["already-answered", "reminding who has answered", "opinions", ["so-conferences", "remind", { division: "legal" }]],
  [
    "not-later",
    "an extension that shortens",
    "circulation",
    ["so-conferences", "extend", { division: "legal", deadline: soon, reason: "Asked for." }],
  ],
  [
    "changed-meanwhile",
    "a position over an opinion not seen",
    "opinions",
    ["so-conferences", "take position", { clause: "c2", stance: "accept", reason: "So." }, { seen: 4 }],
  ],
  ["changed-meanwhile", "signing what was not read", "clearances", ["the-secretary", "sign", {}, { seen: 8 }]],
  [
    "caveat-missing",
    "a caveat without words",
    "opinions",
    ["so-conferences", "take position", { clause: "c1", stance: "accept with caveat" }],
  ],
  [
    "conflict-without-reason",
    "deciding a conflict without a reason",
    "opinions",
    ["so-conferences", "take position", { clause: "c2", stance: "accept" }],
  ],
  ["opinions-outstanding", "going on before the answers", "opinion", ["so-conferences", "submit", {}]],
  [
    "opinions-outstanding",
    "going on over one who is overdue and was not reminded",
    "opinion",
    ["so-conferences", "submit", {}, { at: "2025-12-04T09:00:00.000Z" }],
  ],
  ["position-missing", "going up without a position", "opinions", ["so-conferences", "submit", {}]],
  ["reply-missing", "going up without a reply", "position", ["so-conferences", "submit", {}]],
  [
    "no-way-up",
    "a way that ends nowhere",
    "reply",
    ["so-conferences", "submit", {}],
    { powers: { ...HOUSE.powers, sign: [] } },
  ],
  ["not-submitted", "clearing what was not submitted", "reply", ["ds-conferences", "clear", {}]],
  ["not-on-way", "clearing another's file", "submission", ["ds-legal", "clear", {}]],
  ["already-cleared", "clearing twice", "oneClearance", ["ds-conferences", "clear", {}]],
  ["rank-passed-over", "clearing over the rank below", "submission", ["js-multilateral", "clear", {}]],
  [
    "signer-clears",
    "a Secretary who clears",
    "clearances",
    ["the-secretary", "clear", {}],
    { powers: { ...HOUSE.powers, clear: [...HOUSE.powers.clear, "secretary"] } },
  ],
  [
    "return-target",
    "returning it upwards",
    "oneClearance",
    ["js-multilateral", "return", { to: "as-multilateral", remarks: "You first." }],
  ],
  ["clearance-missing", "signing before every clearance", "twoClearances", ["the-secretary", "sign", {}]],
  ["not-signed", "issuing a draft", "clearances", ["so-conferences", "issue", { channel: "by hand" }]],
  ["already-issued", "issuing twice", "issue", ["so-conferences", "issue", { channel: "by hand" }]],
  ["reply-not-issued", "closing without a reply", "opinions", ["so-conferences", "close", {}]],
  ["not-closed", "opening an open file", "issue", ["so-conferences", "reopen", { reason: "More came." }]],
];

const ELSEWHERE =
  /^(already-convened|not-convened|session|room|delegation|member|one-head|post|leave|own-substitute|effect-in-past)/;
const BELOW = [
  "finding-dismissed",
  "finding-not-dismissed",
  "not-overdue",
  "own-drafting",
  "same-person-twice",
  "conflict-open",
  "text-missing",
];

/** What is refused before any rule can be left out: a command or a body that cannot be read. */
const UNREMOVABLE = new Set<RuleId>(["command-unknown", "body-invalid"]);

describe("what the rules refuse", () => {
  for (const [rule, title, after, step, changes] of CASES) {
    it(`${title} (${rule})`, () => {
      const state = played(HOUSE, WHOLE_PLAY.slice(0, AFTER[after]));
      const before = JSON.stringify(state);
      const decision = decideStep({ ...HOUSE, ...changes }, state, step);
      expect(isRefusal(decision) && decision.rule).toBe(rule);
      expect(isRefusal(decision) && decision.message.length > 10 && decision.hint.length > 10).toBe(true);
      expect(JSON.stringify(state)).toBe(before);
    });
  }

  it("each by its own rule: without the rule, its case is no longer refused by it", () => {
    for (const [rule, title, after, [office, kind, body, more = {}], changes] of CASES) {
      if (UNREMOVABLE.has(rule)) continue;
      const state = played(HOUSE, WHOLE_PLAY.slice(0, AFTER[after]));
      const context = contextOf(HOUSE, more.at ?? momentOf(state.seq), office, more);
      const asked = command(kind, body, more.seen === undefined ? Number.MAX_SAFE_INTEGER : more.seen);
      const decision = decideWithout(rule, { ...HOUSE, ...changes }, state, asked, context);
      expect(isRefusal(decision) && decision.rule === rule, title).toBe(false);
    }
  });

  it("a position on a file without a text (text-missing)", () => {
    const state = played(HOUSE, [["registry", "register", { ...REGISTRATION, text: null }]]);
    const decision = decideStep(HOUSE, state, ["so-conferences", "take position", { clause: "c2", stance: "accept" }]);
    expect(isRefusal(decision) && decision.rule).toBe("text-missing");
  });

  it("clearing one's own draft as substitute of the rank above (own-drafting)", () => {
    const state = played(HOUSE, WHOLE_PLAY.slice(0, AFTER.submission));
    const standIn = {
      person: "Officer of so-conferences",
      office: "ds-conferences",
      from: "2025-01-01T00:00:00.000Z",
      until: null,
      acting: { for: "Officer of ds-conferences", reason: "leave" },
    };
    const decision = decideStep(HOUSE, state, [
      "ds-conferences",
      "clear",
      {},
      { actor: standIn.person, postings: [standIn] },
    ]);
    expect(isRefusal(decision) && decision.rule).toBe("own-drafting");
  });

  it("clearing at two ranks as one person (same-person-twice)", () => {
    const state = played(HOUSE, WHOLE_PLAY.slice(0, AFTER.oneClearance));
    const standIn = {
      person: "Officer of ds-conferences",
      office: "js-multilateral",
      from: "2025-01-01T00:00:00.000Z",
      until: null,
      acting: { for: "Officer of js-multilateral", reason: "leave" },
    };
    const decision = decideStep(HOUSE, state, [
      "js-multilateral",
      "clear",
      {},
      { actor: standIn.person, postings: [standIn] },
    ]);
    expect(isRefusal(decision) && decision.rule).toBe("same-person-twice");
  });

  it("signing over a conflict that came up late (conflict-open)", () => {
    const late: PlayStep = [
      "ds-legal",
      "give opinion",
      { verdict: "views", supersedes: 4, clauses: [{ clause: "c2", stance: "reserve" }] },
      { at: LATER },
    ];
    const state = played(HOUSE, [...WHOLE_PLAY.slice(0, AFTER.clearances), late]);
    expect(state.opinions.at(-1)?.late).toBe(true);
    const decision = decideStep(HOUSE, state, ["the-secretary", "sign", {}, { at: LATER }]);
    expect(isRefusal(decision) && decision.rule).toBe("conflict-open");
  });

  it("every rule for a case file is shown to refuse something", () => {
    const shown = new Set<string>([...CASES.map(([rule]) => rule), ...BELOW]);
    const silent = RULES.filter(({ id }) => !ELSEWHERE.test(id) && !shown.has(id)).map(({ id }) => id);
    expect(silent).toEqual([]);
  });
});

describe("what the rules allow", () => {
  it("the whole play, in the federal secretariat", () => {
    const state = played(HOUSE, WHOLE_PLAY);
    expect(state.isClosed).toBe(true);
    expect(state.findings).toEqual([]);
  });

  it("an act by a substitute shows the person, the office, and for whom they stand in", () => {
    const standIn = {
      person: "Nadia Frost",
      office: "ds-conferences",
      from: "2025-11-25T00:00:00.000Z",
      until: "2025-11-26T00:00:00.000Z",
      acting: { for: "Officer of ds-conferences", reason: "leave" },
    };
    const clear: PlayStep = ["ds-conferences", "clear", {}, { actor: "Nadia Frost", postings: [standIn] }];
    const state = played(HOUSE, [...WHOLE_PLAY.slice(0, AFTER.submission), clear]);
    expect(state.log.at(-1)).toMatchObject({ actor: "Nadia Frost", office: "ds-conferences", acting: standIn.acting });
  });

  it("in a house where clearances hold after a return, only the rank that returned clears again", () => {
    const resuming: House = { ...HOUSE, clearance: { ...HOUSE.clearance, afterReturn: "from the rank that returned" } };
    const back: PlayStep = ["js-multilateral", "return", { to: "so-conferences", remarks: "Shorter." }];
    const again: readonly PlayStep[] = [
      ...WHOLE_PLAY.slice(0, AFTER.oneClearance),
      back,
      ["so-conferences", "submit", {}],
    ];
    expect(played(resuming, [...again, ["js-multilateral", "clear", {}]]).log.at(-1)?.says).toBe("cleared the draft");
    const strict = decideStep(HOUSE, played(HOUSE, again), ["js-multilateral", "clear", {}]);
    expect(isRefusal(strict) && strict.rule).toBe("rank-passed-over");
  });

  it("a closed file that is opened again needs every clearance anew", () => {
    const again: readonly PlayStep[] = [...WHOLE_PLAY, ["so-conferences", "reopen", { reason: "Rev.1 has come." }]];
    const state = played(HOUSE, [...again, ["so-conferences", "submit", {}]]);
    const decision = decideStep(HOUSE, state, ["the-secretary", "sign", {}]);
    expect(isRefusal(decision) && decision.rule).toBe("clearance-missing");
  });

  it("a file that was returned, closed and opened again carries no clearance over, in any house", () => {
    const resuming: House = { ...HOUSE, clearance: { ...HOUSE.clearance, afterReturn: "from the rank that returned" } };
    const state = played(resuming, [
      ...WHOLE_PLAY.slice(0, AFTER.twoClearances),
      ["as-multilateral", "return", { to: "so-conferences", remarks: "Not now." }],
      ["so-conferences", "close", { reason: "No reply is needed." }],
      ["so-conferences", "reopen", { reason: "One is needed." }],
      ["so-conferences", "submit", {}],
    ]);
    const decision = decideStep(resuming, state, ["as-multilateral", "clear", {}]);
    expect(isRefusal(decision) && decision.rule).toBe("rank-passed-over");
  });

  it("the second of two officers at one clause is told what the first did", () => {
    const state = played(HOUSE, WHOLE_PLAY.slice(0, AFTER.position));
    const decision = decideStep(HOUSE, state, [
      "ds-conferences",
      "take position",
      { clause: "c2", stance: "accept", reason: "So." },
      { seen: 5 },
    ]);
    expect(isRefusal(decision) && decision.changed.map(({ seq, actor }) => `${seq} ${actor}`)).toEqual([
      "6 Officer of so-conferences",
    ]);
    expect(isRefusal(decision) && decision.message).toContain("OP1 has changed since act 5");
    expect(
      played(HOUSE, [["ds-conferences", "take position", { clause: "c1", stance: "accept" }, { seen: 5 }]], state).seq,
    ).toBe(7);
  });
});
