// npm run crash [-- --rounds N] [-- --plant]: a program files acts and is killed (kill -9) at a chance moment, again and again,
// on each store. No act that was acknowledged may be lost, and none filed twice, though the next program files the last one
// again under its key. A killed program leaves what the system still holds in memory, so this cannot see a missing flush:
// flushes are counted apart, with strace where it is there. Where PostgreSQL is installed, a server of the harness's own is
// killed too, with every program it started, and started again: a twentieth as often, since each start is slow.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { dropTrial, openTrial, type TrialPlace, trialPlace } from "@travaux/record";
import { end, type Outcome, onEachStore, report, skip, toldBy } from "./harness.ts";
import type { Orders } from "./record/appender.ts";
import { ownServer } from "./record/own-server.ts";

const ROUNDS = 200;
const SERVER_SHARE = 20;
const MOST_ACKS = 12; // a program is killed by chance after so many acknowledged acts at most,
const LONGEST_MS = 4; // and so long: within the next filing
const FLUSHED_ACTS = 20;
const APPENDER = join(import.meta.dirname, "record", "appender.ts");
const FILE = "crash";
const { rounds, plant } = toldBy(process.argv.slice(2));

const outcomes = await onEachStore((place) => crashed(`kill -9 on ${place.kind}`, place, rounds ?? ROUNDS));
outcomes.push(await serverCrashed(Math.ceil((rounds ?? ROUNDS) / SERVER_SHARE)));
outcomes.push(await flushed());
end(outcomes);

/** What is struck: the program that files, or the server beneath it. */
type Strike = (program: ChildProcess) => Promise<void>;

async function strikeProgram(program: ChildProcess): Promise<void> {
  program.kill("SIGKILL");
}

async function serverCrashed(all: number): Promise<Outcome> {
  const server = await ownServer();
  if (server === null) return skip("the server of postgres", "its programs are not installed");
  try {
    await server.start();
    const place: TrialPlace = { kind: "postgres", address: `${server.url}?schema=travaux_crash` };
    return await crashed("kill -9 on the server of postgres", place, all, async () => {
      await server.kill();
      await server.start();
    });
  } finally {
    await server.kill();
    server.remove();
  }
}

async function crashed(name: string, place: TrialPlace, all: number, strike: Strike = strikeProgram): Promise<boolean> {
  const started = performance.now();
  const first = await openTrial(place);
  await first.createFile(FILE);
  await first.close();
  const acknowledged = new Set<string>();
  const filed = new Map<string, number>();
  const faults: string[] = [];
  let next = 1;
  for (let round = 1; round <= all && faults.length === 0; round += 1) {
    const orders = { place, file: FILE, prefix: "act", from: next, to: next + 1_000_000, tooEarly: plant };
    const acks = await killed(orders, strike);
    for (const key of acks) acknowledged.add(key);
    next += acks.length;
    faults.push(...(await missing(place, acknowledged, filed)).map((fault) => `round ${round}: ${fault}`));
  }
  const store = await openTrial(place);
  const broken = await store.fault(FILE);
  if (broken !== null) faults.push(broken);
  await store.close();
  const twice = [...filed.values()].filter((count) => count > 1).length;
  const seconds = Math.round((performance.now() - started) / 1000);
  const lost = [...acknowledged].filter((key) => !filed.has(key)).length;
  const figures = `${all} kills, ${acknowledged.size} acts acknowledged, ${lost} lost, ${twice} filed twice, ${seconds} s`;
  return report(name, figures, faults);
}

/** The keys that a program acknowledged before it was killed. */
async function killed(orders: Orders, strike: Strike): Promise<readonly string[]> {
  const child = spawn(process.execPath, [...process.execArgv, APPENDER, JSON.stringify(orders)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  const wanted = randomInt(MOST_ACKS + 1);
  const enough = new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.split("\n").length > wanted + 1) resolve();
    });
  });
  const closed = once(child, "close");
  // One in ten is killed while it still starts or opens the store.
  if (randomInt(10) === 0) await pause(randomInt(200));
  else await Promise.race([enough, closed]);
  await pause(Math.random() * LONGEST_MS);
  await strike(child);
  child.kill("SIGKILL");
  await closed;
  // What follows the last line break was not said whole.
  return said
    .split("\n")
    .slice(0, -1)
    .filter((line) => line !== "ready");
}

async function missing(
  place: TrialPlace,
  acknowledged: ReadonlySet<string>,
  filed: Map<string, number>,
): Promise<readonly string[]> {
  const store = await openTrial(place);
  const before = [...filed.values()].reduce((sum, count) => sum + count, 0);
  for (let after = before; ; ) {
    const page = await store.read(FILE, after);
    for (const { body } of page) filed.set(String(body.key), (filed.get(String(body.key)) ?? 0) + 1);
    after += page.length;
    if (page.length === 0) break;
  }
  await store.close();
  const lost = [...acknowledged].filter((key) => !filed.has(key)).map((key) => `${key} was acknowledged and is lost`);
  const twice = [...filed].filter(([, count]) => count > 1).map(([key]) => `${key} was filed twice`);
  return [...lost, ...twice];
}

/** Counts how often SQLite flushes: once for every act at least. */
async function flushed(): Promise<Outcome> {
  if (spawnSync("strace", ["-V"]).status !== 0) {
    return skip("flushes", "strace is not there; the assertion at each start alone stands for them");
  }
  const place = trialPlace("sqlite");
  const store = await openTrial(place);
  await store.createFile(FILE);
  const folder = mkdtempSync(join(tmpdir(), "travaux-flushes-"));
  const log = join(folder, "calls");
  const count = (to: number): number => {
    const orders: Orders = { place, file: FILE, prefix: "act", from: 1, to, unflushed: plant };
    const trace = ["-f", "-qq", "-e", "trace=fdatasync,fsync", "-o", log, process.execPath, ...process.execArgv];
    spawnSync("strace", [...trace, APPENDER, JSON.stringify(orders)], { stdio: ["ignore", "ignore", "inherit"] });
    return readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => /\bf(data)?sync\(/.test(line)).length;
  };
  const idle = count(0);
  const flushes = count(FLUSHED_ACTS) - idle;
  await store.close();
  await dropTrial(place);
  rmSync(folder, { recursive: true });
  const faults = flushes >= FLUSHED_ACTS ? [] : ["acts are acknowledged before they are on the disk"];
  return report("flushes of sqlite", `${FLUSHED_ACTS} acts, ${flushes} calls of fdatasync`, faults);
}
