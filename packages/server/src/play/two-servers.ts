// Two programs serve one PostgreSQL, and many people file in one file at the same moment.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dropTrial, openTrial, trialPlace } from "@travaux/record";
import { z } from "zod";
import { trialRegistration } from "../files/trial-house.ts";
import { shippedHouse, withAdministration } from "../serve/administration.ts";
import { type Client, makeClient } from "./client.ts";
import { good } from "./stage.ts";

/** How many write at once, how many acts each files, and whether a fault is planted: a new key for each try. */
export interface Crowd {
  readonly writers: number;
  readonly acts: number;
  readonly plant: boolean;
}

/** What came of it. */
export interface CrowdFigures {
  readonly filed: number;
  readonly repeated: number;
  readonly milliseconds: number;
  readonly faults: readonly string[];
}

const addressShape = z.object({ address: z.string() });
const outcomeShape = z.object({ outcome: z.enum(["filed", "repeated"]) });
const fileShape = z.object({ file: z.string() });
const bodyShape = z.looseObject({ note: z.string().nullable() });

/** Runs the crowd. Each act is sent to both servers under one key, as after an answer that was lost. */
export async function twoServers(crowd: Crowd): Promise<CrowdFigures> {
  const place = trialPlace("postgres");
  const folder = mkdtempSync(join(tmpdir(), "travaux-two-"));
  const programs: ChildProcess[] = [];
  try {
    const proof = await peopled(folder, place.address);
    const clients: Client[] = [];
    const addresses: string[] = [];
    for (let at = 0; at < 2; at += 1) {
      const { child, address } = await started(folder, place.address);
      programs.push(child);
      addresses.push(address);
      clients.push(makeClient(address, proof[at === 0 ? "desk" : "deputy"], Date.now));
    }
    const [first, second] = clients;
    if (first === undefined || second === undefined) throw new Error("two programs are needed");
    for (const client of clients) await client.signIn();
    const file = await readyFile(first);
    const started_ = performance.now();
    const outcomes = await Promise.all(
      Array.from({ length: crowd.writers }, (_, writer) =>
        writes(crowd, writer, file, sendersOf(writer % 2 === 0 ? first : second, addresses)),
      ),
    );
    const milliseconds = Math.round(performance.now() - started_);
    const all = outcomes.flat();
    const faults = [
      ...all.filter((outcome) => outcome !== "filed" && outcome !== "repeated"),
      ...(await faultsIn(place.address, file, crowd)),
      ...(await differences(file, first, second)),
    ];
    const count = (wanted: string): number => all.filter((outcome) => outcome === wanted).length;
    return { filed: count("filed"), repeated: count("repeated"), milliseconds, faults };
  } finally {
    for (const child of programs) child.kill("SIGTERM");
    await Promise.all(programs.map((child) => (child.exitCode === null ? once(child, "exit") : undefined)));
    await dropTrial(place);
    rmSync(folder, { recursive: true, force: true });
  }
}

function sendersOf(client: Client, addresses: readonly string[]): readonly Client["send"][] {
  return addresses.map((address) => client.elsewhere(address));
}

/** One writer: each act to both servers at once, under one key. */
async function writes(
  crowd: Crowd,
  writer: number,
  file: string,
  senders: readonly Client["send"][],
): Promise<readonly string[]> {
  const outcomes: string[] = [];
  const office = writer % 2 === 0 ? "so-conferences" : "ds-conferences";
  for (let act = 0; act < crowd.acts; act += 1) {
    const send = async (again: number): Promise<string> => {
      const key = `writer-${writer}-${act}${crowd.plant ? `-${again}` : ""}`;
      const body = { kind: "remind", body: { division: "legal", note: `${writer}/${act}` }, seen: null, office, key };
      const sender = senders[again % senders.length];
      if (sender === undefined) return "there is no server";
      const answer = await sender("POST", `/api/case-files/${file}/commands`, { body });
      if (answer.status !== 200) return `writer ${writer}: ${answer.status} ${answer.text.slice(0, 200)}`;
      return outcomeShape.parse(JSON.parse(answer.text)).outcome;
    };
    outcomes.push(...(await Promise.all([send(0), send(1)])));
  }
  return outcomes;
}

/** Every act once, numbers without a gap, no fork, and every row in keeping with every other. */
async function faultsIn(address: string, file: string, { writers, acts }: Crowd): Promise<readonly string[]> {
  const store = await openTrial({ kind: "postgres", address });
  try {
    const fault = await store.fault(file);
    const { seq } = await store.head(file);
    const notes: string[] = [];
    const numbers: number[] = [];
    for (let after = 0; after < seq; ) {
      const page = await store.read(file, after);
      for (const act of page) {
        numbers.push(act.seq);
        if (act.kind === "reminded") notes.push(bodyShape.parse(act.body).note ?? "");
      }
      after = page.at(-1)?.seq ?? seq;
    }
    const wanted = writers * acts;
    return [
      ...(fault === null ? [] : [fault]),
      ...(numbers.every((number, at) => number === at + 1) ? [] : ["numbers have a gap"]),
      ...(notes.length === wanted ? [] : [`${notes.length} acts were filed, not ${wanted}`]),
      ...(new Set(notes).size === wanted ? [] : [`${new Set(notes).size} different acts were filed, not ${wanted}`]),
    ];
  } finally {
    await store.close();
  }
}

async function differences(file: string, first: Client, second: Client): Promise<readonly string[]> {
  const [one, other] = await Promise.all(
    [first, second].map((client) => client.send("GET", `/api/case-files/${file}`)),
  );
  return one !== undefined && one.status === 200 && one.text === other?.text
    ? []
    : ["the two servers show different states"];
}

/** A file that is registered, vetted and circulated, so that a division can be reminded again and again. */
async function readyFile(client: Client): Promise<string> {
  const office = "so-conferences";
  const opened = good(await client.send("POST", "/api/case-files", { body: { office, key: "open-the-file" } }));
  const { file } = fileShape.parse(JSON.parse(opened.text));
  const give = async (kind: string, body: object): Promise<void> => {
    const command = { kind, body, seen: null, office, key: `ready-${kind}` };
    good(await client.send("POST", `/api/case-files/${file}/commands`, { body: command }));
  };
  await give("register", { ...trialRegistration("LOST NETS"), conference: null, replyBy: null });
  await give("vet", { version: "zero draft", party: "PAK", report: null, clauses: [] });
  await give("circulate", { divisions: ["legal"], question: null, deadline: { kind: "hours", hours: 48 } });
  return file;
}

async function peopled(folder: string, database: string) {
  return withAdministration({ folder, database }, async (administration) => {
    await administration.house(shippedHouse("federal-secretariat"));
    const person = async (name: string, office: string) => {
      const mail = `${office}@ministry.example`;
      const shown = await administration.enrol({ name, mail, isAdministrator: false, first: false });
      await administration.appoint(mail, office);
      return { ...shown, mail };
    };
    return { desk: await person("Ilya Marr", "so-conferences"), deputy: await person("Dana Veld", "ds-conferences") };
  });
}

async function started(
  folder: string,
  database: string,
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const isSource = import.meta.url.endsWith(".ts");
  const program = new URL(isSource ? "./serving.ts" : "./serving.js", import.meta.url);
  const child = fork(program, [folder, database], { execArgv: isSource ? ["--conditions=source"] : [] });
  const [told] = await once(child, "message");
  return { child, address: addressShape.parse(told).address };
}
