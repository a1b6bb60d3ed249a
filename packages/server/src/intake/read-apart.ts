import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { TravauxError } from "@travaux/instrument";
import { turns } from "../live/turns.ts";
import type { ReadingOrder, ReadingProgress, ReadPaper } from "./paper-reading.ts";

/** Memory that a reader may have, heap and buffers together: the largest paper we take, read, with room. */
const MOST_RESIDENT_BYTES: number = 1024 * 1024 * 1024;

/**
 * Time by the clock for a paper, and for each megabyte of it. The readers of Word files, PDFs and pictures keep the stricter
 * limits of their own child; this one ends what comes after: building the tree, and vetting.
 */
const READING_MS = 60_000;
const MS_PER_MEGABYTE = 20_000;

/** Readers at work at once: more would only take each other's time. */
const MOST_AT_ONCE = 2;

const BROKEN_OFF = "its reading was broken off";
const LOOK_MS = 200;
const START_MS = 60_000;
const HEAP_MB = 768;

/** What the child says. A failure that has no code of ours is null. */
export type ChildWord =
  | { readonly ready: true }
  | { readonly progress: ReadingProgress }
  | { readonly paper: ReadPaper }
  | { readonly failure: { readonly code: string; readonly message: string; readonly hint: string } | null };

/** What is told while a paper is read, and how the reading is broken off. */
export interface Watching {
  readonly signal?: AbortSignal;
  readonly tell?: (progress: ReadingProgress) => void;
}

const inTurn = turns(MOST_AT_ONCE);

/**
 * Reads a paper in a program of its own, with limits of time and memory. Throws what the readers throw, and
 * `E_PAPER_UNREADABLE` where the paper ended the reader, or `signal` did.
 */
export function readApart(
  order: ReadingOrder,
  milliseconds: number = timeFor(order),
  watching: Watching = {},
): Promise<ReadPaper> {
  return inTurn(async () => {
    if (watching.signal?.aborted === true) throw unreadable(BROKEN_OFF);
    return answered(started(), order, milliseconds, watching);
  });
}

function timeFor({ bytes, against }: ReadingOrder): number {
  const all = bytes.length + (against?.bytes.length ?? 0);
  return READING_MS + (all / 1024 / 1024) * MS_PER_MEGABYTE;
}

function started(): ChildProcess {
  // From source the child runs as TypeScript and finds the other rooms' source; built, it runs as JavaScript.
  const isSource = import.meta.url.endsWith(".ts");
  const child = new URL(isSource ? "./reading-child.ts" : "./reading-child.js", import.meta.url);
  const heap = `--max-old-space-size=${HEAP_MB}`;
  return fork(child, [], {
    execArgv: isSource ? [heap, "--conditions=source"] : [heap],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: {}, // nothing of the instance's surroundings is a reader's business
  });
}

function answered(
  child: ChildProcess,
  order: ReadingOrder,
  milliseconds: number,
  { signal, tell }: Watching,
): Promise<ReadPaper> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => end(unreadable("its reader did not start")), START_MS);
    const look = setInterval(() => {
      if (residentBytes(child.pid) > MOST_RESIDENT_BYTES) end(unreadable("it takes more memory than a paper may"));
    }, LOOK_MS);
    const settle = (): void => {
      clearTimeout(timer);
      clearInterval(look);
      signal?.removeEventListener("abort", breakOff);
      child.removeAllListeners();
      child.on("error", () => undefined);
      child.kill("SIGKILL");
    };
    const end = (error: TravauxError): void => {
      settle();
      reject(error);
    };
    const breakOff = (): void => end(unreadable(BROKEN_OFF));
    signal?.addEventListener("abort", breakOff);
    child.on("error", () => end(unreadable("its reader could not be started")));
    child.on("exit", () => end(unreadable("its reader broke off")));
    child.on("message", (word: ChildWord) => {
      if ("ready" in word) {
        clearTimeout(timer);
        timer = setTimeout(() => end(unreadable("it takes longer than a paper may")), milliseconds);
        child.send(order);
      } else if ("progress" in word) {
        tell?.(word.progress);
      } else if ("paper" in word) {
        settle();
        resolve(word.paper);
      } else {
        const { failure } = word;
        const error = failure && new TravauxError(failure.code, failure.message, failure.hint);
        end(error ?? unreadable("its reader met a fault"));
      }
    });
  });
}

/** Memory that a program holds, buffers included; 0 where the system does not tell in this way. */
function residentBytes(pid: number | undefined): number {
  if (pid === undefined || process.platform !== "linux") return 0;
  try {
    const [, pages = "0"] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ");
    return Number(pages) * 4096;
  } catch {
    return 0; // it has ended
  }
}

function unreadable(why: string): TravauxError {
  return new TravauxError(
    "E_PAPER_UNREADABLE",
    `The paper could not be read: ${why}.`,
    "Save it again with the program that wrote it, or give the text alone. Nothing was kept.",
  );
}
