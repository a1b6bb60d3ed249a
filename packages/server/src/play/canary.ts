// The sweep for leaks: a marker in each private field, and no byte of it in any answer to others, nor in the log.
import type { JsonObject } from "@travaux/procedure";
import type { TrialPlace } from "@travaux/record";
import { obey } from "../files/commands.ts";
import { logLine } from "../serve/log-line.ts";
import { type Grounds, given, openGrounds, PLACES, ROLES, type Role } from "./grounds.ts";

/** What came of a sweep. */
export interface SweepFigures {
  readonly markers: number;
  readonly answers: number;
  /** Characters that were looked through. */
  readonly characters: number;
  readonly leaks: readonly string[];
}

const LIVE = "/api/live";

/** Those who read no file of the sweep; the stranger's office may convene, and so reads the conference. */
const OTHERS: readonly Role[] = ["stranger", "nobody", "administrator", "stale administrator", "signed out"];
const INSIDE_ONLY = [
  "fallback",
  "talking-point",
  "red-line",
  "remark",
  "opinion-wording",
  "question",
  "position-reason",
];

interface Sweep {
  readonly grounds: Grounds;
  readonly markers: ReadonlyMap<string, string>;
  readonly leaks: string[];
  answers: number;
  characters: number;
}

/** Fills a file with markers, asks for everything as everybody else, and looks for them. `prepare` may plant a fault first. */
export async function sweep(place: TrialPlace, prepare: () => void = () => undefined): Promise<SweepFigures> {
  const markers = new Map<string, string>();
  const mark = (field: string): string => {
    const marker = `canary${(markers.size + 101).toString()}zq${field.replaceAll("-", "")}`;
    markers.set(field, marker);
    return marker;
  };
  let broken = false;
  const paper = {
    name: `${mark("paper-name")}.txt`,
    words: `A note. ${mark("paper-words")}`,
    head: mark("head-of-delegation"),
    subject: mark("subject"),
  };
  const grounds = await openGrounds(place, paper, ({ when }) => {
    if (broken && when === "before") throw Object.assign(new Error([...markers.values()].join(" ")), { code: "XX000" });
  });
  const streams = await followed(grounds);
  await fill(grounds, mark);
  prepare();
  const looked: Sweep = { grounds, markers, leaks: [], answers: 0, characters: 0 };
  await askEverything(looked);
  await askWrongly(looked);
  for (const [role, text] of streams) look(looked, `the live stream of ${role}`, text());
  await replyHoldsNothingInside(looked);
  broken = true;
  await failInside(looked);
  broken = false;
  const log = grounds.trial.errors.map((error) => logLine("ref", error, 0)).join("\n");
  look(looked, "the log", log);
  if (log === "") looked.leaks.push("nothing was logged, so the log was not tried");
  await grounds.trial.close();
  return { markers: markers.size, answers: looked.answers, characters: looked.characters, leaks: looked.leaks };
}

/** A marker in every field that words can be put into. */
async function fill({ trial, files: opened, people }: Grounds, mark: (field: string) => string): Promise<void> {
  const { files } = trial.around.desk;
  const desk = { person: people.desk, office: "so-conferences" };
  const legal = { person: people.legal, office: "ds-legal" };
  const act = (by: typeof desk, kind: string, body: JsonObject) => given(files, opened.own, by, kind, body);
  await act(desk, "note conference", {
    name: mark("conference"),
    opens: "2031-06-10",
    closes: null,
    venue: mark("venue"),
  });
  await act(desk, "circulate", {
    divisions: ["human-rights"],
    question: mark("question"),
    deadline: { kind: "precedence" },
  });
  await act(legal, "give opinion", {
    verdict: "views",
    remark: mark("remark"),
    clauses: [{ clause: "c2", stance: "propose", wording: mark("opinion-wording"), remark: mark("clause-remark") }],
    supersedes: null,
  });
  await act(desk, "remind", { division: "human-rights", note: mark("reminder") });
  await act(desk, "take position", {
    clause: "c2",
    stance: "accept with caveat",
    caveat: mark("caveat"),
    wording: mark("wording"),
    fallback: mark("fallback"),
    talkingPoint: mark("talking-point"),
    redLine: mark("red-line"),
    reason: mark("position-reason"),
  });
  await act(desk, "draft reply", {
    to: mark("reply-to"),
    subject: mark("reply-subject"),
    paragraphs: [mark("reply-words")],
  });
  await act(desk, "mark", { precedence: "Immediate", grading: "Restricted", reason: mark("mark-reason") });
  const text = {
    version: mark("version"),
    name: mark("text-name"),
    digest: null,
    clauses: [{ id: mark("clause"), label: "OP9" }],
  };
  await act(desk, "receive text", text);
  const fresh = await registeredWith(trial, opened.other, mark);
  if (!fresh) throw new Error("the other file was not marked");
}

/** The other party's file gets its markers from its own desk; nobody of the sweep reads it either. */
async function registeredWith(
  { around }: Grounds["trial"],
  file: string,
  mark: (field: string) => string,
): Promise<boolean> {
  const { files } = around.desk;
  const state = await files.cases.folds.now(file);
  const registered = state.log[0];
  if (registered === undefined) return false;
  const by = { person: registered.actor, office: registered.office };
  await given(files, file, by, "mark", {
    precedence: "Immediate",
    grading: "Restricted",
    reason: mark("other-reason"),
  });
  return true;
}

/** The live streams of those others who are signed in, open before anything is filed; each with what it has said by now. */
async function followed({ trial, cookies }: Grounds): Promise<ReadonlyMap<Role, () => string>> {
  const streams = new Map<Role, () => string>();
  for (const role of OTHERS) {
    const cookie = cookies.get(role);
    if (cookie === undefined) continue;
    const answer = await trial.app.inject({ url: LIVE, headers: { cookie }, payloadAsStream: true });
    let said = JSON.stringify(answer.headers);
    answer
      .stream()
      .setEncoding("latin1")
      .on("data", (text) => {
        said += text;
      });
    streams.set(role, () => said);
  }
  return streams;
}

async function askEverything(looked: Sweep): Promise<void> {
  const { trial, files, papers } = looked.grounds;
  for (const role of OTHERS) {
    for (const { method, url } of trial.routes) {
      if (url === LIVE || (method !== "GET" && !url.includes(":file"))) continue;
      for (const place of url.includes(":file") ? PLACES : (["own"] as const)) {
        if (role === "stranger" && url.startsWith("/api/conferences/")) continue;
        const address = url.replace(":file", files[place]).replace(":paper", papers[place]).replace(":seq", "1");
        await ask(looked, role, method, address, {});
      }
    }
    for (const marker of looked.markers.values()) {
      await ask(looked, role, "GET", `/api/case-files?closed=true&words=${marker.slice(0, 12)}`);
    }
  }
}

/** Requests that fail in every way that can be thought of; an error must not tell what it did not show. */
async function askWrongly(looked: Sweep): Promise<void> {
  const { files } = looked.grounds;
  const url = `/api/case-files/${files.own}/commands`;
  const command = { kind: "draft-reply-9", body: {}, seen: 1, office: "so-conferences", key: "draft-reply-9" };
  for (const role of OTHERS) {
    await ask(looked, role, "POST", url, command);
    await ask(looked, role, "POST", url, { ...command, kind: "take position", key: "take-position-7" });
    await ask(looked, role, "POST", "/api/case-files", { office: "registry", key: "open-a-xx" });
    await ask(looked, role, "GET", `/api/case-files/${files.own}/papers/${"0".repeat(64)}`);
    await ask(looked, role, "GET", `/api/case-files/${files.own}%2Fexport`);
    await ask(looked, role, "GET", `/api/conferences/${files.own}`);
    await ask(looked, role, "PUT", `/api/case-files/${files.own}`, {});
  }
}

/** What goes out of the house holds nothing that is for the house alone, also for those who may read the file. */
async function replyHoldsNothingInside(looked: Sweep): Promise<void> {
  const body = await answerTo(looked, "desk", "GET", `/api/case-files/${looked.grounds.files.own}/reply`);
  for (const field of INSIDE_ONLY) {
    const marker = looked.markers.get(field);
    if (marker === undefined || body.includes(marker)) looked.leaks.push(`the reply holds the ${field}`);
  }
}

/** The store fails with all markers in its own words, while somebody inside files more of them. */
async function failInside(looked: Sweep): Promise<void> {
  const { trial, files, people } = looked.grounds;
  for (const role of ROLES)
    await ask(looked, role, "GET", `/api/case-files/${files.own}`, undefined, "the store's failure");
  const order = {
    file: files.own,
    command: {
      kind: "remind",
      body: { division: "human-rights", note: [...looked.markers.values()].join(" ") },
      seen: null,
    },
    actor: people.desk,
    office: "so-conferences",
    key: "a-failing-one",
  };
  await obey(trial.around.desk.files, trial.around.desk.files.cases, order).catch((error: unknown) =>
    trial.errors.push(error),
  );
}

async function ask(looked: Sweep, role: Role, method: string, url: string, payload?: object, why = url): Promise<void> {
  look(looked, `${role} at ${method} ${why}`, await answerTo(looked, role, method, url, payload));
}

async function answerTo(looked: Sweep, role: Role, method: string, url: string, payload?: object): Promise<string> {
  const { trial, cookies } = looked.grounds;
  const cookie = cookies.get(role);
  looked.answers += 1;
  const answer = await trial.app.inject({
    method: method === "POST" || method === "PUT" || method === "DELETE" ? method : "GET",
    url,
    remoteAddress: `10.9.${(looked.answers >> 8) & 255}.${looked.answers & 255}`,
    headers: cookie === undefined ? {} : { cookie },
    ...(payload === undefined || method === "GET" ? {} : { payload }),
  });
  return `${JSON.stringify(answer.headers)}\n${answer.rawPayload.toString("latin1")}`;
}

/** Looks for each marker, also as it would stand in UTF-16, in base64, or in hexadecimal. */
function look(looked: Sweep, where: string, text: string): void {
  looked.characters += text.length;
  const lower = text.toLowerCase();
  for (const [field, marker] of looked.markers) {
    const core = marker.slice(0, 12);
    const forms = [core, [...core].join("\0"), Buffer.from(core).toString("hex")];
    const coded = [0, 1, 2].map((shift) =>
      Buffer.from("x".repeat(shift) + core)
        .toString("base64")
        .slice(4, 12),
    );
    if (forms.some((form) => lower.includes(form)) || coded.some((form) => text.includes(form))) {
      looked.leaks.push(`${field} stands in the answer to ${where}`);
    }
  }
}
