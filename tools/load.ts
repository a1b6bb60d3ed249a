// npm run load [-- --streams N] [-- --seconds D | --minutes D] [-- --plant]: delegates follow two shared files and one of
// their own each, over real HTTP on loopback; one act a second is filed, every fifth second one more in somebody's own file.
// Half-way every line is broken within seconds, and comes back with its cursor. SQLite has one server; PostgreSQL has two, and
// each delegate comes back at the other. It fails where an act is lost, out of order or told to somebody else, or a server
// takes more than a gigabyte; the delay is printed and judged in words alone, since the machine may be busy with other things.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { TrialPlace } from "@travaux/record";
import { end, onEachStore, report, valuesIn } from "./harness.ts";
import { type Delegate, delegate, type Sight } from "./load/delegate.ts";
import type { Answered, Asked, OwnSeat, ServerOrders } from "./load/server.ts";

const STREAMS = 772; // four delegates of each of 193 members
const SECONDS = 60;
const WITHIN_MS = 250;
const MEGABYTES = 1024;
const OPENED_AT_ONCE = 25;
const BROKEN_WITHIN_MS = 5000;
const LAST_WAIT_MS = 30_000; // without a single act more, before the rest is called lost
const SHARED = ["plenary", "committee"];
const LOST = { file: "plenary", seq: 3 };
const SERVER = join(import.meta.dirname, "load", "server.ts");

const told = toldBy(process.argv.slice(2));
end(await onEachStore((place) => loaded(place, place.kind === "sqlite" ? 1 : 2)));

interface Server {
  readonly url: string;
  readonly ask: (asked: AskedOf) => Promise<Answered>;
}

type AskedOf = Asked extends infer One ? (One extends Asked ? Omit<One, "no"> : never) : never;

async function loaded(place: TrialPlace, many: number): Promise<boolean> {
  const servers: Server[] = [];
  for (let count = 0; count < many; count += 1) servers.push(await started(place));
  const [first] = servers;
  if (first === undefined) throw new Error("there is no server");
  const { seats = [] } = await first.ask({ ask: "seat", seats: told.streams, shared: SHARED });
  const sight: Sight = { delays: [], caughtUp: 0, doubled: 0, lost: 0, faults: [] };
  const delegates = seats.map((seat) => delegate(seat, SHARED, sight));
  const urlOf = (at: number): string => servers[at % many]?.url ?? "";
  for (let from = 0; from < delegates.length; from += OPENED_AT_ONCE) {
    await Promise.all(delegates.slice(from, from + OPENED_AT_ONCE).map((one, at) => one.open(urlOf(from + at))));
  }
  const before = await spentBy(servers);
  const filed = await filedBy(servers, seats, (second) => {
    if (second !== Math.floor(told.seconds / 2)) return;
    for (const [at, one] of delegates.entries()) {
      one.move(urlOf(at + 1), Math.random() * BROKEN_WITHIN_MS).catch((thrown) => sight.faults.push(String(thrown)));
    }
  });
  const lost = (await lostOf(delegates, seats, filed)) + sight.lost;
  const after = await spentBy(servers);
  const memory = after.map(({ megabytes }) => megabytes);
  const load = after.map(
    ({ milliseconds }, at) => (milliseconds - (before[at]?.milliseconds ?? 0)) / told.seconds / 10,
  );
  for (const one of delegates) one.leave();
  for (const { ask } of servers) {
    const { faults = 0 } = await ask({ ask: "close" });
    if (faults > 0) sight.faults.push(`a server's log has ${faults} faults`);
  }
  return said(`${place.kind}, ${many} ${many === 1 ? "server" : "servers"}`, { filed, lost, memory, load, sight });
}

async function spentBy(
  servers: readonly Server[],
): Promise<readonly Required<Pick<Answered, "megabytes" | "milliseconds">>[]> {
  const all = await Promise.all(servers.map(({ ask }) => ask({ ask: "spent" })));
  return all.map(({ megabytes = 0, milliseconds = 0 }) => ({ megabytes, milliseconds }));
}

/** Files one act a second and gives how many each file has. */
async function filedBy(
  servers: readonly Server[],
  seats: readonly OwnSeat[],
  each: (second: number) => void,
): Promise<ReadonlyMap<string, number>> {
  const filed = new Map<string, number>();
  const under: Promise<Answered>[] = [];
  const file = (name: string, at: number): void => {
    const count = (filed.get(name) ?? 0) + 1;
    filed.set(name, count);
    const server = servers[at % servers.length];
    if (server !== undefined) under.push(server.ask({ ask: "file", file: name, key: `${name}-${count}` }));
  };
  const began = performance.now();
  for (let second = 0; second < told.seconds; second += 1) {
    each(second);
    file(SHARED[second % SHARED.length] ?? "", Math.floor(second / SHARED.length));
    if (second % 5 === 4) file(seats[(second * 7) % seats.length]?.own ?? "", second);
    await pause(Math.max(0, began + (second + 1) * 1000 - performance.now()));
  }
  await Promise.all(under);
  return filed;
}

/** Waits until every delegate has seen all that was filed, or nobody sees anything more for so long that the rest is lost: how many acts that is. */
async function lostOf(
  delegates: readonly Delegate[],
  seats: readonly OwnSeat[],
  filed: ReadonlyMap<string, number>,
): Promise<number> {
  const missing = (): number => {
    let count = 0;
    for (const [at, one] of delegates.entries()) {
      for (const file of [...SHARED, seats[at]?.own ?? ""]) count += (filed.get(file) ?? 0) - one.at(file);
    }
    return count;
  };
  let left = missing();
  for (let still = 0; still < LAST_WAIT_MS && left > 0; still += 100) {
    await pause(100);
    const now = missing();
    if (now < left) still = 0;
    left = now;
  }
  return left;
}

interface Outcome {
  readonly filed: ReadonlyMap<string, number>;
  readonly lost: number;
  readonly memory: readonly number[];
  /** Hundredths of one processor. */
  readonly load: readonly number[];
  readonly sight: Sight;
}

function said(name: string, { filed, lost, memory, load, sight }: Outcome): boolean {
  const delays = sight.delays.toSorted((one, other) => one - other);
  const at = (share: number): number => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0;
  const acts = [...filed.values()].reduce((sum, count) => sum + count, 0);
  const faults = [...sight.faults];
  if (lost > 0) faults.push(`${lost} sights of acts are missing`);
  if (Math.max(...memory) > MEGABYTES) faults.push(`a server took more than ${MEGABYTES} MB`);
  const figures = [
    `${told.streams} streams, ${told.seconds} s, ${acts} acts, seen ${delays.length} times and ${sight.caughtUp} after a break`,
    `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${at(0.95) <= WITHIN_MS ? "within" : "NOT within"} ${WITHIN_MS}), max ${at(1)} ms`,
    `${lost} lost, ${sight.doubled} doubled, ${memory.join(" and ")} MB, ${load.map(Math.round).join(" and ")} % of a processor`,
  ];
  return report(name, figures.join("; "), faults);
}

async function started(place: TrialPlace): Promise<Server> {
  const orders: ServerOrders = { place, lost: told.plant ? LOST : null };
  const child: ChildProcess = fork(SERVER, [JSON.stringify(orders)]);
  const waiting = new Map<number, (answered: Answered) => void>();
  let no = 0;
  const ready = new Promise<Answered>((resolve) => waiting.set(0, resolve));
  child.on("message", (answered: Answered) => {
    waiting.get(answered.no)?.(answered);
    waiting.delete(answered.no);
  });
  const gone = once(child, "exit").then(([code]): Answered => {
    if (code !== 0) throw new Error(`a server ended with code ${code}`);
    return { no: 0 };
  });
  const { url = "" } = await Promise.race([ready, gone]);
  const ask = (asked: AskedOf): Promise<Answered> => {
    no += 1;
    const answer = new Promise<Answered>((resolve) => waiting.set(no, resolve));
    child.send({ ...asked, no });
    return Promise.race([answer, gone]);
  };
  return { url, ask };
}

interface Told {
  readonly streams: number;
  readonly seconds: number;
  readonly plant: boolean;
}

function toldBy(args: readonly string[]): Told {
  const { values, plant } = valuesIn(args, {
    names: ["--streams", "--seconds", "--minutes"],
    form: /^[1-9]\d{0,4}$/,
    usage: "--streams N, --seconds N, --minutes N",
  });
  const minutes = values.get("--minutes");
  const seconds = minutes === undefined ? Number(values.get("--seconds") ?? SECONDS) : Number(minutes) * 60;
  return { streams: Number(values.get("--streams") ?? STREAMS), seconds, plant };
}
