import { type ChildProcess, fork } from "node:child_process";
import { TravauxError } from "@travaux/instrument";
import { CONFINED_MEMORY_MB } from "../read/limits.ts";
import type { Asked, ChildLimits, Reason, Said } from "./message.ts";
import { REASON_PIPE } from "./message.ts";
import { endedEarly, outOfMemory, outOfTime } from "./refusals.ts";
import { modulePath, type Stage, type TaskPlace } from "./task.ts";

/** What a task may take, and who hears of its stages. */
export interface Confinement {
  /** Of the file, for messages. */
  readonly name: string;
  /** Milliseconds of the processor; `timeFor` gives them. */
  readonly milliseconds: number;
  /** Resident megabytes. */
  readonly memory?: number;
  /** Hears that its turn has come. */
  readonly begin?: () => void;
  readonly tell?: (stage: Stage) => void;
}

/**
 * Answers a question in a program of its own, which is killed when it takes more time or memory than it may: a file that
 * makes a parser hang or swell ends that program and not ours. Time is the processor's, so that a busy machine refuses no
 * file; a task that waits without working is ended too. Throws what the task throws as `TravauxError`, `E_READ_TIME` and
 * `E_READ_MEMORY`, and `E_UNREADABLE` for every other failure.
 *
 * The program is kept for the next question, because starting one takes a tenth of a second.
 */
export async function confined<Question, Answer>(
  place: TaskPlace<Question, Answer>,
  question: Question,
  confinement: Confinement,
): Promise<Answer> {
  await turn();
  try {
    confinement.begin?.();
    const asked = { module: place.module, question };
    const rested = takeRested(place.module);
    if (rested === null) return (await answered(await started(confinement.name), asked, confinement)) as Answer;
    try {
      return (await answered(rested, asked, confinement)) as Answer;
    } catch (error) {
      // What the file before left in the memory must not decide over this one.
      if (!(error instanceof TravauxError) || error.code !== "E_READ_MEMORY") throw error;
      return (await answered(await started(confinement.name), asked, confinement)) as Answer;
    }
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

const MEGABYTE = 1024 * 1024;
/** So many files are taken apart at once; the others wait. A mail may have a hundred attachments. */
const AT_ONCE = 2;
/** A busy machine gives the child a share of the processor, a waiting one none: so many times its time by the clock is the end. */
const CLOCK_SHARE = 10;
/** Children kept at rest. */
const MOST_RESTING = 4;
const START_MS = 30_000;
/** A child that has grown beyond this share of its memory starts the next file with too little left. */
const REST_BELOW = 0.7;

/** Children at rest, each for the next question to the same module: what one kind of file needs is not loaded for another. */
const resting: { readonly child: ChildProcess; readonly module: string }[] = [];
const waiting: (() => void)[] = [];
let running = 0;

function takeRested(module: string): ChildProcess | null {
  const index = resting.findIndex((one) => one.module === module);
  return index < 0 ? null : (resting.splice(index, 1)[0]?.child ?? null);
}

async function turn(): Promise<void> {
  running += 1;
  if (running > AT_ONCE) await new Promise<void>((go) => waiting.push(go));
}

/** Variables without which programs do not start on some systems, or do not find a folder for what is temporary. */
const NEEDED: readonly string[] = ["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH"];

function neededEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(NEEDED.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]])));
}

/** Starts a child and waits until it listens. */
async function started(name: string): Promise<ChildProcess> {
  const isSource = import.meta.url.endsWith(".ts");
  const child = fork(modulePath(import.meta.url, "./child"), {
    execArgv: [
      `--max-old-space-size=${CONFINED_MEMORY_MB}`,
      // It may read the packages it is made of, and no more: no network, no writing, no other programs.
      "--permission",
      "--allow-fs-read=*",
      "--allow-worker",
      "--allow-addons",
      ...(isSource ? ["--conditions=source"] : []),
    ],
    // The allocator of some systems keeps what large pictures gave back; these keep it from that.
    // Of our own environment only what a system needs to start a program: keys and addresses in it are not the child's.
    env: {
      ...neededEnvironment(process.env),
      MALLOC_ARENA_MAX: "2",
      MALLOC_MMAP_THRESHOLD_: "1000000",
      MALLOC_TRIM_THRESHOLD_: "1000000",
    },
    serialization: "advanced",
    // What libraries print is for their own developers.
    stdio: ["ignore", "ignore", "ignore", "ipc", "pipe"],
  });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => fail("it did not start in time"), START_MS);
    const fail = (cause: unknown): void => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(endedEarly(name, cause));
    };
    child.once("error", fail);
    child.once("exit", fail);
    child.once("message", () => {
      clearTimeout(timer);
      child.removeAllListeners("exit").removeAllListeners("error");
      resolve();
    });
  });
  return child;
}

function answered(child: ChildProcess, asked: Omit<Asked, "limits">, confinement: Confinement): Promise<unknown> {
  const { name, milliseconds, memory = CONFINED_MEMORY_MB } = confinement;
  const limits: ChildLimits = { milliseconds, memory: memory * MEGABYTE };
  held(child, true);
  return new Promise((resolve, reject) => {
    let allowed = milliseconds;
    let late = false;
    const tooLate = (): void => {
      late = true;
      child.kill("SIGKILL");
    };
    let timer = setTimeout(tooLate, allowed * CLOCK_SHARE);
    const reason = reasonOf(child);
    const settle = (grown: number): void => {
      clearTimeout(timer);
      child.removeAllListeners("message").removeAllListeners("exit").removeAllListeners("error");
      rest(child, asked.module, grown < limits.memory * REST_BELOW);
    };
    child.on("message", (said: Said) => {
      if (said.kind === "ready") return;
      if (said.kind === "stage") {
        allowed = said.stage.milliseconds;
        clearTimeout(timer);
        timer = setTimeout(tooLate, allowed * CLOCK_SHARE);
        confinement.tell?.(said.stage);
        return;
      }
      settle(said.memory);
      if (said.kind === "answer") resolve(said.answer);
      else if (said.kind === "refusal") {
        const { code, message, hint, where } = said.refusal;
        reject(new TravauxError(code, message, hint, where === undefined ? {} : { where }));
      } else reject(endedEarly(name, said.fault));
    });
    // `close` follows `exit` when the pipe with the reason is read.
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      const why: Reason | "" = late ? "time" : reason();
      if (why === "time") reject(outOfTime(name, allowed));
      // The engine of JavaScript ends the program itself when its own heap is full.
      else if (why === "memory" || signal === "SIGABRT" || code === HEAP_FULL) reject(outOfMemory(name, memory));
      else reject(endedEarly(name, `ended by ${signal ?? code}`));
    });
    child.send({ ...asked, limits }, (error) => {
      if (error !== null) child.kill("SIGKILL");
    });
  });
}

/** What a shell calls an abort. */
const HEAP_FULL = 134;

/** Gathers what the watching thread writes before it ends the child. */
function reasonOf(child: ChildProcess): () => Reason | "" {
  let written = "";
  const pipe = child.stdio[REASON_PIPE];
  pipe?.on("data", (chunk: Buffer) => {
    written += chunk.toString("latin1");
  });
  return () => (written === "time" || written === "memory" ? written : "");
}

function rest(child: ChildProcess, module: string, isFit: boolean): void {
  child.removeAllListeners("close");
  child.stdio[REASON_PIPE]?.removeAllListeners("data");
  if (!isFit) {
    child.kill("SIGKILL");
    return;
  }
  child.once("exit", () => {
    const index = resting.findIndex((one) => one.child === child);
    if (index >= 0) resting.splice(index, 1);
  });
  resting.push({ child, module });
  held(child, false);
  if (resting.length > MOST_RESTING) resting.shift()?.child.kill("SIGKILL");
}

/** A child at work keeps our program alive, one at rest does not. */
function held(child: ChildProcess, isHeld: boolean): void {
  const streams = [child, child.channel, child.stdio[REASON_PIPE]] as readonly ({
    ref(): void;
    unref(): void;
  } | null)[];
  for (const stream of streams) {
    if (isHeld) stream?.ref();
    else stream?.unref();
  }
}
