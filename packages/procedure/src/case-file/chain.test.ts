import { readdirSync, readFileSync } from "node:fs";
import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import type { Act } from "../act.ts";
import { instantAt } from "../deadline/zone.ts";
import { isRefusal } from "../decide.ts";
import type { Posting } from "../establishment/postings.ts";
import type { House } from "../house/house.ts";
import { timeline } from "../timeline.ts";
import type { ClauseReference } from "./bodies.ts";
import { clauseReferences } from "./clause-references.ts";
import { decideCaseFile } from "./decide.ts";
import { foldCaseFile } from "./fold.ts";
import { inbox } from "./inbox.ts";
import { noteSheet, replyFields } from "./papers.ts";
import { positionTable } from "./position-table.ts";
import { contextOf, PLAY_CLOCKS, shippedHouse, stored, wallTime } from "./scene.ts";
import { type CaseFile, EMPTY_CASE_FILE } from "./state.ts";

/**
 * A play is `# Title`, then sections: `=== house`, `=== people` (`Name = office`), `=== text`, and as often as wanted
 * `=== acts` and what is then expected: `==> inbox of NAME, MOMENT`, `==> timeline`, `==> positions`, `==> reply`. A line of
 * acts is `MOMENT NAME, OFFICE: COMMAND`, indented below it its fields; `refused: RULE` says that it must be refused.
 * Clauses are named by their labels; `clauses of: text` gives a further version the clauses of the text.
 */
const FOLDER = new URL("../../../../cases/procedure/", import.meta.url);

interface Play {
  house: House;
  people: readonly Posting[];
  clauses: readonly ClauseReference[];
  state: CaseFile;
  acts: Act[];
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".txt"))) {
  const [title = "", ...rest] = readFileSync(new URL(file, FOLDER), "utf8").replace(/^# /, "").split("\n");
  describe(title, () => {
    const sections = rest
      .join("\n")
      .split(/^(?===[=>] )/m)
      .slice(1);
    const play: Play = { house: shippedHouse("mission"), people: [], clauses: [], state: EMPTY_CASE_FILE, acts: [] };
    for (const section of sections) {
      const [head = "", ...lines] = section.trimEnd().split("\n");
      const body = lines.join("\n").trim();
      if (head.startsWith("=== ")) it(`${head} (${lines[0] ?? ""})`, () => prepare(play, head.slice(4), body));
      else it(head, () => expect(answer(play, head.slice(4))).toBe(body));
    }
    it("replays from its acts, also through JSON", () => {
      const acts: unknown[] = JSON.parse(JSON.stringify(play.acts));
      expect(play.acts.length).toBeGreaterThan(0);
      expect(acts.reduce(foldCaseFile, EMPTY_CASE_FILE)).toEqual(play.state);
      expect(play.state.findings).toEqual([]);
    });
  });
}

function prepare(play: Play, what: string, body: string): void {
  if (what === "house") play.house = shippedHouse(body);
  else if (what === "people") {
    play.people = body.split("\n").map(postingIn);
  } else if (what === "text") {
    const lexicon = { instruments: [], organisations: [] };
    play.clauses = clauseReferences(
      viewInstrument(readInstrument(paragraphsOf(body), { version: "zero draft", lexicon }), lexicon),
    );
  } else for (const lines of body.split(/\n(?=\d)/)) perform(play, lines);
}

/** `Name = office`, and where wanted `, from DATE`, `, until DATE`, `, for NAME: REASON`; dates begin at midnight UTC. */
function postingIn(line: string): Posting {
  const [, person = "", office = "", rest = ""] = /^(.+) = ([^,]+)(.*)$/.exec(line) ?? [];
  const dateAfter = (word: string): string | null => new RegExp(`, ${word} (\\S{10})`).exec(rest)?.[1] ?? null;
  const until = dateAfter("until");
  const [, absent = "", reason = ""] = /, for (.+): (.+)$/.exec(rest) ?? [];
  return {
    person,
    office,
    from: `${dateAfter("from") ?? "2020-01-01"}T00:00:00.000Z`,
    until: until && `${until}T00:00:00.000Z`,
    acting: absent === "" ? null : { for: absent, reason },
  };
}

function perform(play: Play, lines: string): void {
  const [head = "", ...fields] = lines.split("\n");
  const [, moment = "", person = "", office = "", kind = ""] = /^(\S+ \S+) (.+), (\S+): (.+)$/.exec(head) ?? [];
  const at = instantOf(play, moment);
  const body = new Map<string, unknown>();
  let seen = play.state.seq;
  let refused: string | null = null;
  for (const line of fields) {
    const [, key = "", value = ""] = /^ {2}(.+?): (.*)$/.exec(line) ?? [];
    if (key === "refused") refused = value;
    else if (key === "seen") seen = Number(value);
    else setField(play, body, key, value);
  }
  const context = contextOf(play.house, at, office, { actor: person, postings: play.people });
  const decision = decideCaseFile(play.house, play.state, { kind, body: Object.fromEntries(body), seen }, context);
  if (isRefusal(decision)) {
    expect(`${head}: ${decision.rule}`, decision.message).toBe(`${head}: ${refused}`);
    return;
  }
  expect(refused, `${head} was allowed`).toBeNull();
  for (const draft of decision.acts) {
    const act = stored(draft, play.state.seq);
    play.acts.push(act);
    play.state = foldCaseFile(play.state, act);
  }
}

function setField(play: Play, body: Map<string, unknown>, key: string, value: string): void {
  const idOf = (label: string): string => play.clauses.find((clause) => clause.label === label)?.id ?? label;
  const add = (entry: object): unknown => body.set("clauses", [body.get("clauses") ?? [], entry].flat());
  const [, verb, label = ""] = /^(on|found) (.+)$/.exec(key) ?? [];
  const [group = "", field] = key.split(".");
  if (verb === "on") {
    const [stance, wording, remark] = value.split("|").map((part) => part.trim());
    add({ clause: idOf(label), stance, wording: wording || null, remark: remark || null });
  } else if (verb === "found") {
    const [object, consider, note] = value.match(/\d+/g)?.map(Number) ?? [];
    add({ clause: idOf(label), object, consider, note });
  } else if (key === "clauses of") body.set("clauses", play.clauses);
  else if (key === "text") {
    body.set("text", { version: value, name: "Enclosure", digest: null, clauses: play.clauses });
  } else if (field !== undefined) {
    body.set(group, Object.assign({}, body.get(group), { [field]: value }));
  } else body.set(key, key === "clause" ? idOf(value) : /^[[{]/.test(value) ? JSON.parse(value) : value);
}

function instantOf({ house }: Play, moment: string): string {
  const [date = "", time = ""] = moment.split(" ");
  const minute = instantAt(house.zone, date, time.slice(0, 5), PLAY_CLOCKS) ?? "";
  return minute.replace(/:\d\d\.000Z$/, `:${time.slice(6)}.000Z`);
}

function answer(play: Play, what: string): string {
  const { house, state, people } = play;
  const [, person = "", moment = ""] = /^inbox of (.+), (\S+ \S+)$/.exec(what) ?? [];
  if (person !== "") {
    const now = instantOf(play, moment);
    const seats = people.filter(
      (posting) => posting.person === person && posting.from <= now && (posting.until === null || now < posting.until),
    );
    const entries = inbox(house, state, person, seats, now);
    const lines = entries.map(({ precedence, task, due, isOverdue, why }) => {
      const by = due === null ? "no deadline" : `by ${wallTime(house, due)}${isOverdue ? ", overdue" : ""}`;
      return `${precedence} · ${task} · ${by} · ${why}`;
    });
    return lines.join("\n") || "nothing";
  }
  if (what === "timeline") {
    const lines = timeline(state, house.zone, PLAY_CLOCKS);
    expect(noteSheet(house, state)).toHaveLength(lines.length);
    return lines.map(({ seq, local, actor, says }) => `${seq} ${local} ${actor} ${says}`).join("\n");
  }
  if (what === "positions") {
    return positionTable(house, state)
      .rows.map(({ label, voices, conflict, position }) => {
        const said = voices.map(({ division, stance }) => `${division}: ${stance}`).join("; ");
        return `${label} · ${said} · conflict ${conflict} · ${position?.stance}: ${position?.wording ?? position?.caveat ?? "no words"}`;
      })
      .join("\n");
  }
  return JSON.stringify(replyFields(house, state), null, 2);
}
