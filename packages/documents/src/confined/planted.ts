import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import type { Tell } from "./task.ts";

/** Faults to plant: what a hostile file could make a parser do. For tests alone. */
export type Planted =
  | "answer"
  | "hang"
  | "wait"
  | "heap"
  | "buffers"
  | "throw"
  | "crash"
  | "stages"
  | "reach out"
  | "environment";

/** Does what is asked of it, good or bad. */
export async function task(planted: Planted, tell: Tell): Promise<string> {
  if (planted === "hang") for (;;);
  if (planted === "wait") await new Promise(() => setInterval(() => undefined, 1000));
  if (planted === "heap") for (const held: string[][] = []; ; ) held.push(new Array<string>(100_000).fill("bracket"));
  if (planted === "buffers") for (const held: Buffer[] = []; ; ) held.push(Buffer.alloc(8 * 1024 * 1024, 1));
  if (planted === "throw") throw new RangeError("Invalid array length");
  if (planted === "crash") process.exit(3);
  if (planted === "reach out") return reachedOut();
  if (planted === "environment") return Object.keys(process.env).join(" ");
  if (planted === "stages") stages(tell);
  return "read";
}

/** Three stages, each within the time of a stage and all together beyond it. */
function stages(tell: Tell): void {
  for (let done = 1; done <= 3; done += 1) {
    tell({ done, of: 3, milliseconds: 700 });
    const until = spent() + 400;
    while (spent() < until);
  }
}

/** Milliseconds of the processor. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Tries what no reader of files has to do; says what came of each. */
async function reachedOut(): Promise<string> {
  const refused: string[] = [];
  const tried: Readonly<Record<string, () => unknown>> = {
    fetch: () => fetch("http://127.0.0.1:8765/"),
    socket: () =>
      new Promise((resolve, reject) => {
        connect(8765, "127.0.0.1").once("connect", resolve).once("error", reject);
      }),
    write: () => writeFileSync(join(tmpdir(), "travaux-planted"), ""),
    program: () => spawnSync("true"),
  };
  for (const [what, attempt] of Object.entries(tried)) {
    try {
      await attempt();
    } catch (error) {
      if (inspect(error).includes("ERR_ACCESS_DENIED")) refused.push(what);
    }
  }
  return refused.join(", ");
}
