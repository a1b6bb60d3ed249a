import { Worker } from "node:worker_threads";
import { TravauxError } from "@travaux/instrument";
import type { Asked, ChildLimits, Said } from "./message.ts";
import { modulePath, type Stage, type Task } from "./task.ts";

/**
 * The program in which files of others are taken apart. It answers one question after the other, and ends when the
 * program that started it is gone. Damaged files make libraries reject promises that nobody waits for; here they are heard
 * and dropped (whatever matters also fails a promise that is waited for).
 */
process.on("unhandledRejection", () => undefined);
process.on("disconnect", () => process.exit(0));

const watch = new Worker(modulePath(import.meta.url, "./watch"), { workerData: process.ppid });
watch.unref();

const say = (said: Said): void => {
  process.send?.(said);
};

process.on("message", async ({ module, question, limits }: Asked) => {
  try {
    const { task } = (await import(module)) as { readonly task: Task<unknown, unknown> };
    watch.postMessage(limits);
    const answer = await task(question, (stage) => granted(stage, limits));
    say({ kind: "answer", answer, memory: process.memoryUsage.rss() });
  } catch (error) {
    say(failureOf(error));
  } finally {
    watch.postMessage(null);
  }
});

function granted(stage: Stage, limits: ChildLimits): void {
  watch.postMessage({ ...limits, milliseconds: stage.milliseconds });
  say({ kind: "stage", stage });
}

function failureOf(error: unknown): Said {
  const memory = process.memoryUsage.rss();
  if (!(error instanceof TravauxError)) {
    return { kind: "fault", fault: error instanceof Error ? (error.stack ?? error.message) : String(error), memory };
  }
  const { code, message, hint, where } = error;
  return { kind: "refusal", refusal: { code, message, hint, where }, memory };
}

say({ kind: "ready" });
