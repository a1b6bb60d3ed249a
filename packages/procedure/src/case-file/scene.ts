import type { Act, ActDraft } from "../act.ts";
import { instantOf } from "../deadline/instant.ts";
import { localMoment, type OffsetAt } from "../deadline/zone.ts";
import { type Command, type Context, type Decision, isRefusal } from "../decide.ts";
import type { Posting } from "../establishment/postings.ts";
import type { House } from "../house/house.ts";
import { readHouse } from "../house/read-house.ts";
import { SHIPPED_HOUSES } from "../house/shipped.ts";
import { decideCaseFile } from "./decide.ts";
import { foldCaseFile } from "./fold.ts";
import { type CaseFile, EMPTY_CASE_FILE } from "./state.ts";

/** Clocks for plays in tests: Pakistan is five hours ahead of UTC; Switzerland one, in summer two, by the rules of 2025 and 2026. */
export const PLAY_CLOCKS: OffsetAt = (zone, instant) => {
  if (zone === "Asia/Karachi") return 300;
  if (zone !== "Europe/Zurich") return null;
  const summers = [
    ["2025-03-30T01", "2025-10-26T01"],
    ["2026-03-29T01", "2026-10-25T01"],
  ] as const;
  return summers.some(([from, until]) => instant >= from && instant < until) ? 120 : 60;
};

/** A shipped house by its name; for tests, which fail where it is missing or wrong. */
export function shippedHouse(name: string): House {
  const read = readHouse(SHIPPED_HOUSES.find((each) => each.name === name)?.house);
  if (read.ok) return read.house;
  throw new Error(`${name}: ${JSON.stringify(read.faults)}`);
}

/** One person in each office of a house, named after it, for the whole of the play. */
function onePersonAnOffice(house: House): readonly Posting[] {
  return house.offices.map(({ id }) => ({
    person: `Officer of ${id}`,
    office: id,
    from: "2020-01-01T00:00:00.000Z",
    until: null,
    acting: null,
  }));
}

/** The context of an act in a play. */
export function contextOf(house: House, at: string, office: string, more: Partial<Context> = {}): Context {
  return {
    at,
    actor: `Officer of ${office}`,
    office,
    postings: onePersonAnOffice(house),
    serials: { diary: 16, outward: 4 },
    offsetAt: PLAY_CLOCKS,
    ...more,
  };
}

/** Puts a draft into a record that holds `seq` acts. */
export function stored(draft: ActDraft, seq: number): Act {
  return { ...draft, file: "file-1", seq: seq + 1, prev: `hash of ${seq}` };
}

/** The wall time of an instant in a house, as plays print it: `2025-12-02 09:39:25`. */
export function wallTime(house: House, instant: string): string {
  const local = localMoment(house.zone, instant, PLAY_CLOCKS);
  return local === null ? instant : `${local.date} ${local.time}`;
}

/** A command that has seen everything so far, unless told otherwise. */
export function command(kind: string, body: unknown, seen: number | null = Number.MAX_SAFE_INTEGER): Command {
  return { kind, body, seen };
}

/** A step of a play: office, command, body, and what differs from the usual context. */
export type PlayStep = readonly [
  office: string,
  kind: string,
  body: unknown,
  more?: Partial<Context> & { readonly seen?: number | null },
];

const START = 1_764_050_400_000; // 25 November 2025, 11:00 in Pakistan
const MINUTE = 60_000;

/** The instant at which the n-th step of a play is done, one a minute. */
export function momentOf(step: number): string {
  return instantOf(START + step * MINUTE) ?? "";
}

/** Decides one step of a play on a state. */
export function decideStep(house: House, state: CaseFile, step: PlayStep): Decision {
  const [office, kind, body, more = {}] = step;
  const context = contextOf(house, more.at ?? momentOf(state.seq), office, more);
  const seen = more.seen === undefined ? Number.MAX_SAFE_INTEGER : more.seen;
  return decideCaseFile(house, state, command(kind, body, seen), context);
}

/** The state after a play of which every step is allowed; fails at the first that is refused. */
export function played(house: House, steps: readonly PlayStep[], from: CaseFile = EMPTY_CASE_FILE): CaseFile {
  return steps.reduce((state, step) => {
    const decision = decideStep(house, state, step);
    if (isRefusal(decision)) throw new Error(`${step[1]}: ${decision.rule}: ${decision.message}`);
    return decision.acts.reduce((now, draft) => foldCaseFile(now, stored(draft, now.seq)), state);
  }, from);
}

/** The body of a registration with a text of three clauses, for plays. */
export const REGISTRATION = {
  communication: {
    form: "note verbale",
    number: "12/2025",
    subject: "Conference on lost nets",
    dated: "2025-11-24",
    from: "Embassy of Norland",
    to: "Ministry of External Affairs",
    request: null,
  },
  precedence: "Immediate",
  grading: "Restricted",
  desk: "so-conferences",
  conference: { name: "Conference on lost nets", opens: "2025-12-10", closes: "2025-12-11", venue: "Lisbon" },
  text: {
    version: "zero draft",
    name: "Draft declaration",
    digest: null,
    clauses: [
      { id: "c1", label: "PP1" },
      { id: "c2", label: "OP1" },
      { id: "c3", label: "OP2" },
    ],
  },
  replyBy: { kind: "before conference", days: 5 },
} as const;

/** A play in the federal secretariat from registration to a signed, issued and closed reply; parts of it are other plays. */
export const WHOLE_PLAY: readonly PlayStep[] = [
  ["registry", "register", REGISTRATION],
  [
    "so-conferences",
    "vet",
    { version: "zero draft", party: "PAK", clauses: [{ clause: "c2", object: 1, consider: 0, note: 0 }] },
  ],
  ["so-conferences", "circulate", { divisions: ["legal", "europe"], deadline: { kind: "precedence" } }],
  [
    "ds-legal",
    "give opinion",
    { verdict: "views", clauses: [{ clause: "c2", stance: "propose", wording: "Endeavour to mark gear;" }] },
  ],
  ["ds-europe", "give opinion", { verdict: "concurrence", clauses: [{ clause: "c2", stance: "accept" }] }],
  [
    "so-conferences",
    "take position",
    {
      clause: "c2",
      stance: "propose",
      wording: "Endeavour to mark gear;",
      redLine: "No date.",
      fallback: "Mark by 2035;",
      talkingPoint: "It takes time.",
      reason: "No means before 2030.",
    },
  ],
  [
    "so-conferences",
    "draft reply",
    { to: "Embassy of Norland", subject: "Lost nets", paragraphs: ["The draft has been vetted."] },
  ],
  ["so-conferences", "submit", {}],
  ["ds-conferences", "clear", {}],
  ["js-multilateral", "clear", {}],
  ["as-multilateral", "clear", {}],
  ["the-secretary", "sign", {}],
  ["so-conferences", "issue", { channel: "by hand" }],
  ["so-conferences", "close", {}],
];
