// The way of one note through a ministry, from the diary to the issued reply, over HTTP. All of it is invented.
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Answer, Client } from "./client.ts";
import { SPECIMEN_NOTE } from "./specimen.ts";
import { good, type Stage } from "./stage.ts";

/** What a play leaves behind. */
export interface Played {
  readonly file: string;
  /** Commitment of the note. */
  readonly paper: string;
  /** Rules that refused something on the way, in their order. */
  readonly refusals: readonly string[];
  /** What the inbox of the desk said when a division was overdue. */
  readonly overdue: readonly string[];
}

/** Up to where a play goes. */
export type Until = "registered" | "consolidated" | "issued" | "closed";

const VERSION = "zero draft";
const uploadedShape = z.object({
  paper: z.object({ commitment: z.string() }),
  reading: z.object({
    note: z.object({
      form: z.string().nullable(),
      number: z.string(),
      subject: z.string(),
      dated: z.string(),
      to: z.string().nullable(),
    }),
    clauses: z.array(z.object({ id: z.string(), label: z.string() })),
  }),
});
const vettingShape = z.object({
  party: z.string(),
  clauses: z.array(z.object({ clause: z.string(), object: z.int(), consider: z.int(), note: z.int() })),
});
const findingsShape = z.object({ run: z.object({ stage: z.string() }), vetting: vettingShape.nullable() });
const rowsShape = z.object({
  table: z.object({
    rows: z.array(
      z.object({
        clause: z.string(),
        position: z.unknown(),
        voices: z.array(z.unknown()),
        findings: z.object({ object: z.int() }).nullable(),
      }),
    ),
  }),
});
const inboxShape = z.object({
  entries: z.array(z.object({ task: z.string(), why: z.string(), isOverdue: z.boolean() })),
});
const refusedShape = z.object({ rule: z.string() });

/** One play under way. */
interface Scene {
  readonly stage: Stage;
  readonly refusals: string[];
  file: string;
  paper: string;
  labels: ReadonlyMap<string, string>;
  commands: number;
}

/** Plays the chain up to a point. */
export async function playChain(stage: Stage, until: Until = "closed"): Promise<Played> {
  const scene: Scene = { stage, refusals: [], file: "", paper: "", labels: new Map(), commands: 0 };
  let overdue: readonly string[] = [];
  await registered(scene);
  if (until !== "registered") {
    await circulated(scene);
    await answered(scene);
    overdue = await reminded(scene);
    await consolidated(scene);
  }
  if (until === "issued" || until === "closed") {
    await cleared(scene);
    await issued(scene);
  }
  if (until === "closed") {
    await order(scene, "2025-12-02T06:00:00.000Z", "so-conferences", "close", {});
  }
  const { file, paper, refusals } = scene;
  return { file, paper, refusals, overdue };
}

async function registered(scene: Scene): Promise<void> {
  const { stage } = scene;
  stage.at("2025-11-25T05:05:00.000Z");
  const registry = await stage.as("registry");
  const opened = good(
    await registry.send("POST", "/api/case-files", { body: { office: "registry", key: "open-the-file" } }),
  );
  scene.file = z.object({ file: z.string() }).parse(JSON.parse(opened.text)).file;
  const form = new FormData();
  form.append("file", new Blob([SPECIMEN_NOTE]), "note.txt");
  const url = `/api/case-files/${scene.file}/papers?version=${encodeURIComponent(VERSION)}`;
  const { paper, reading } = uploadedShape.parse(JSON.parse(good(await registry.send("POST", url, { form })).text));
  scene.paper = paper.commitment;
  scene.labels = new Map(reading.clauses.map(({ id, label }) => [label, id]));
  const { form: kind, number, subject, dated, to } = reading.note;
  const body = {
    communication: {
      form: kind,
      number,
      subject,
      dated,
      from: "Ministry of Fisheries",
      to,
      request: "to vet the declaration",
    },
    precedence: "Most Immediate",
    grading: "Restricted",
    desk: "so-conferences",
    conference: { name: "Second Lisbon Conference", opens: "2025-12-10", closes: "2025-12-11", venue: "Lisbon" },
    text: {
      version: VERSION,
      name: "Joint Declaration",
      digest: { $attached: paper.commitment },
      clauses: reading.clauses.map(({ id, label }) => ({ id, label })),
    },
    replyBy: { kind: "before conference", days: 5 },
  };
  await refusedOrder(scene, "2025-11-25T05:06:00.000Z", "registry", "register", { ...body, grading: "Secret" });
  await order(scene, "2025-11-25T05:07:00.000Z", "registry", "register", body);
}

async function circulated(scene: Scene): Promise<void> {
  const body = {
    divisions: ["legal", "human-rights", "europe", "economic"],
    question: "Views are requested by clause.",
    deadline: { kind: "before conference", days: 8 },
  };
  await refusedOrder(scene, "2025-11-25T06:00:00.000Z", "so-conferences", "circulate", body);
  scene.stage.at("2025-11-25T06:20:00.000Z");
  const desk = await scene.stage.as("so-conferences");
  const url = `/api/case-files/${scene.file}/papers/${scene.paper}/vetting`;
  good(await desk.send("POST", url, { body: { party: "PAK", version: VERSION } }));
  const { party, clauses } = await vettingOnceDone(desk, scene);
  await order(scene, "2025-11-25T06:21:00.000Z", "so-conferences", "vet", {
    version: VERSION,
    party,
    report: null,
    clauses,
  });
  await order(scene, "2025-11-25T06:45:00.000Z", "so-conferences", "circulate", body);
}

/** The vetting runs in the background; the desk looks until it is done. */
async function vettingOnceDone(desk: Client, { file, paper }: Scene): Promise<z.infer<typeof vettingShape>> {
  const url = `/api/case-files/${file}/papers/${paper}/findings?party=PAK&version=${encodeURIComponent(VERSION)}`;
  for (let looks = 0; looks < 300; looks += 1) {
    const { run, vetting } = findingsShape.parse(JSON.parse(good(await desk.send("GET", url)).text));
    if (run.stage === "failed") throw new Error("the vetting failed");
    if (vetting !== null) return vetting;
    await pause(200);
  }
  throw new Error("the vetting does not end");
}

async function answered(scene: Scene): Promise<void> {
  const on = (label: string, stance: string, wording: string | null, remark: string | null) => ({
    clause: scene.labels.get(label) ?? "",
    stance,
    wording,
    remark,
  });
  const softer = "Undertake to cooperate in the recovery of gear found in the waters of other States;";
  await order(scene, "2025-11-26T10:10:00.000Z", "ds-legal", "give opinion", {
    verdict: "views",
    clauses: [on("OP2", "propose", softer, "An open duty to pay."), on("OP3", "reserve", null, "Names are personal.")],
  });
  await order(scene, "2025-11-27T04:30:00.000Z", "so-human-rights", "give opinion", {
    verdict: "no objection",
    clauses: [on("OP2", "accept", null, null)],
  });
  await order(scene, "2025-11-28T11:58:00.000Z", "so-europe", "give opinion", {
    verdict: "views",
    clauses: [on("OP3", "accept with caveat", null, "As far as national law allows.")],
  });
  await refusedOrder(scene, "2025-11-28T12:30:00.000Z", "so-conferences", "submit", { note: "For approval." });
}

async function reminded(scene: Scene): Promise<readonly string[]> {
  scene.stage.at("2025-12-01T04:00:00.000Z");
  const inbox = good(await (await scene.stage.as("so-conferences")).send("GET", "/api/inbox"));
  const { entries } = inboxShape.parse(JSON.parse(inbox.text));
  const body = { division: "economic", note: "The conference opens in nine days." };
  await order(scene, "2025-12-01T04:10:00.000Z", "so-conferences", "remind", body);
  return entries.map(({ task, why }) => `${task}: ${why}`);
}

async function consolidated(scene: Scene): Promise<void> {
  const clause = scene.labels.get("OP2") ?? "";
  const wording = "Undertake to cooperate in the recovery of gear found in the waters of other States;";
  const two = { clause, stance: "propose", wording };
  await refusedOrder(scene, "2025-12-01T05:00:00.000Z", "so-conferences", "take position", two);
  await order(scene, "2025-12-01T05:02:00.000Z", "so-conferences", "take position", {
    ...two,
    fallback: "Undertake to consider cost sharing in each case;",
    talkingPoint: "Recovery is worth more than invoices.",
    redLine: "No duty to pay without a ceiling.",
    reason: "An open duty to pay needs a budget that does not exist.",
  });
  await refusedOrder(
    scene,
    "2025-12-01T05:04:00.000Z",
    "ds-conferences",
    "take position",
    { ...two, stance: "accept", wording: null, reason: "Only one objects." },
    2,
  );
  await order(scene, "2025-12-01T05:30:00.000Z", "so-conferences", "take position", {
    clause: scene.labels.get("OP3") ?? "",
    stance: "accept with caveat",
    caveat: "as far as national law allows",
    reason: "The caveat meets the concern for personal data.",
  });
  scene.stage.at("2025-12-01T05:40:00.000Z");
  const url = `/api/case-files/${scene.file}/positions`;
  const { table } = rowsShape.parse(
    JSON.parse(good(await (await scene.stage.as("so-conferences")).send("GET", url)).text),
  );
  const open = table.rows.filter(
    ({ position, findings, voices }) => position === null && ((findings?.object ?? 0) > 0 || voices.length > 0),
  );
  for (const [place, row] of open.entries()) {
    const at = new Date(Date.UTC(2025, 11, 1, 5, 42 + place)).toISOString();
    await order(scene, at, "so-conferences", "take position", { clause: row.clause, stance: "seek instructions" });
  }
  await order(
    scene,
    "2025-12-01T08:30:00.000Z",
    "so-conferences",
    "draft reply",
    replyWith("The draft has been vetted."),
  );
}

function replyWith(paragraph: string) {
  return {
    to: "The Secretary, Ministry of Fisheries",
    subject: "SECOND LISBON CONFERENCE ON LOST FISHING GEAR",
    paragraphs: [paragraph],
  };
}

async function cleared(scene: Scene): Promise<void> {
  await order(scene, "2025-12-01T09:00:00.000Z", "so-conferences", "submit", { note: "For approval." });
  await order(scene, "2025-12-01T09:30:00.000Z", "ds-conferences", "clear", {});
  await order(scene, "2025-12-01T10:00:00.000Z", "js-multilateral", "return", {
    to: "so-conferences",
    remarks: "Say what is annexed.",
  });
  await order(
    scene,
    "2025-12-01T10:20:00.000Z",
    "so-conferences",
    "draft reply",
    replyWith("The draft has been vetted. The position on each clause is annexed."),
  );
  await order(scene, "2025-12-01T10:30:00.000Z", "so-conferences", "submit", { note: "Revised." });
  await order(scene, "2025-12-01T10:40:00.000Z", "ds-conferences", "clear", {});
  await order(scene, "2025-12-01T11:00:00.000Z", "js-multilateral", "clear", {});
  await refusedOrder(scene, "2025-12-01T11:10:00.000Z", "the-secretary", "sign", {});
  await order(scene, "2025-12-01T11:30:00.000Z", "as-multilateral", "clear", {});
}

/** The Secretary sits at the desk since half past nine, and has to prove again who signs. */
async function issued(scene: Scene): Promise<void> {
  const { stage } = scene;
  stage.at("2025-12-02T04:30:00.000Z");
  const secretary = await stage.as("the-secretary");
  stage.at("2025-12-02T04:38:30.000Z");
  const stale = await command(scene, secretary, "the-secretary", "sign", { remark: "Approved." });
  scene.refusals.push(z.object({ code: z.string() }).parse(JSON.parse(stale.text)).code);
  await secretary.stepUp();
  stage.at("2025-12-02T04:39:25.000Z");
  good(await command(scene, secretary, "the-secretary", "sign", { remark: "Approved." }));
  await order(scene, "2025-12-02T05:10:00.000Z", "so-conferences", "issue", { channel: "by hand" });
}

async function order(scene: Scene, at: string, office: string, kind: string, body: object): Promise<Answer> {
  scene.stage.at(at);
  return good(await command(scene, await scene.stage.as(office), office, kind, body));
}

async function refusedOrder(
  scene: Scene,
  at: string,
  office: string,
  kind: string,
  body: object,
  seen?: number,
): Promise<void> {
  scene.stage.at(at);
  const answer = await command(scene, await scene.stage.as(office), office, kind, body, seen);
  if (answer.status !== 409) throw new Error(`${kind} was not refused: ${answer.status} ${answer.text}`);
  scene.refusals.push(refusedShape.parse(JSON.parse(answer.text)).rule);
}

function command(
  scene: Scene,
  client: Client,
  office: string,
  kind: string,
  body: object,
  seen = 10_000,
): Promise<Answer> {
  scene.commands += 1;
  const key = `command-${scene.commands}`;
  return client.send("POST", `/api/case-files/${scene.file}/commands`, { body: { kind, body, seen, office, key } });
}
