import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { TravauxError } from "@travaux/instrument";
import type { ReadingOrder, ReadPaper } from "./paper-reading.ts";

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

const LOOK_MS = 200;
const START_MS = 60_000;
const HEAP_MB = 768;

/** What the child says. A failure that has no code of ours is null. */
export type ChildWord =
  | { readonly ready: true }
  | { readonly paper: ReadPaper }
  | { readonly failure: { readonly code: string; readonly message: string; readonly hint: string } | null };

let atWork = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a paper in a program of its own, with limits of time and memory. Throws what the readers throw, and
 * `E_PAPER_UNREADABLE` where the paper ended the reader.
 */
export async function readApart(order: ReadingOrder, milliseconds: number = timeFor(order.bytes)): Promise<ReadPaper> {
  if (atWork >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  atWork += 1;
  try {
    return await answered(started(), order, milliseconds);
  } finally {
    atWork -= 1;
    waiting.shift()?.();
  }
}

function timeFor(bytes: Uint8Array): number {
  return READING_MS + (bytes.length / 1024 / 1024) * MS_PER_MEGABYTE;
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

function answered(child: ChildProcess, order: ReadingOrder, milliseconds: number): Promise<ReadPaper> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => end(unreadable("its reader did not start")), START_MS);
    const look = setInterval(() => {
      if (residentBytes(child.pid) > MOST_RESIDENT_BYTES) end(unreadable("it takes more memory than a paper may"));
    }, LOOK_MS);
    const settle = (): void => {
      clearTimeout(timer);
      clearInterval(look);
      child.removeAllListeners();
      child.on("error", () => undefined);
      child.kill("SIGKILL");
    };
    const end = (error: TravauxError): void => {
      settle();
      reject(error);
    };
    child.on("error", () => end(unreadable("its reader could not be started")));
    child.on("exit", () => end(unreadable("its reader broke off")));
    child.on("message", (word: ChildWord) => {
      if ("ready" in word) {
        clearTimeout(timer);
        timer = setTimeout(() => end(unreadable("it takes longer than a paper may")), milliseconds);
        child.send(order);
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
