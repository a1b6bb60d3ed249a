import { writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { type ChildLimits, REASON_PIPE, type Reason } from "./message.ts";

/**
 * The thread that watches the child from inside. The thread that works may hang in a loop and then hears nothing, so it
 * is not asked: time and memory are those of the whole program, buffers and WebAssembly included. Past a limit the
 * program is killed, with the reason left in its pipe. A child whose parent is gone is killed too.
 */
const EVERY_MS = 25;

interface Budget {
  readonly limits: ChildLimits;
  readonly from: number;
}

const parent: unknown = workerData;
let budget: Budget | null = null;

const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function end(reason: Reason | null): void {
  try {
    if (reason !== null) writeSync(REASON_PIPE, reason);
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
}

parentPort?.on("message", (limits: ChildLimits | null) => {
  budget = limits === null ? null : { limits, from: spent() };
});

setInterval(() => {
  if (process.ppid !== parent) end(null);
  if (budget === null) return;
  if (process.memoryUsage.rss() > budget.limits.memory) end("memory");
  else if (spent() - budget.from > budget.limits.milliseconds) end("time");
}, EVERY_MS);
