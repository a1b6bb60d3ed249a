import { Worker } from "node:worker_threads";
import { type ErrorPlace, TravauxError } from "@travaux/instrument";
import { PDF_BASE_MS, PDF_MEMORY_MB, PDF_MS_PER_MEGABYTE } from "../read/limits.ts";
import type { Extracted } from "./extract.ts";
import { brokenPdf, tooLargePdf } from "./open-pdf.ts";

interface Answer {
  readonly extracted?: Extracted;
  readonly failure?: {
    readonly code: string;
    readonly message: string;
    readonly hint: string;
    readonly where: ErrorPlace;
  };
}

/** The thread at rest, kept for the next file; it does not keep the program alive. */
let resting: Worker | null = null;

/**
 * Takes the text out of a PDF in a thread of its own, with limits of time and memory: a file that makes the library hang
 * or swell ends the thread, not the program. Throws `E_PDF_…`.
 */
export async function extractApart(
  bytes: Uint8Array,
  name: string,
  strict: boolean,
  milliseconds: number = PDF_BASE_MS + (bytes.length / 1024 / 1024) * PDF_MS_PER_MEGABYTE,
): Promise<Extracted> {
  const worker = resting ?? started();
  resting = null;
  worker.ref();
  const answer = await answerOf(worker, { bytes, name, strict }, milliseconds);
  worker.unref();
  if (resting === null) resting = worker;
  else await worker.terminate();
  if (answer.extracted !== undefined) return answer.extracted;
  const { code, message, hint, where } = answer.failure ?? brokenPdf(name, answer);
  throw new TravauxError(code, message, hint, { where });
}

function started(): Worker {
  // From source the thread runs as TypeScript, and finds the other rooms' source; built, it runs as JavaScript.
  const isSource = import.meta.url.endsWith(".ts");
  const source = new URL("./extract-worker.ts", import.meta.url);
  const built = new URL("./extract-worker.js", import.meta.url);
  return new Worker(isSource ? source : built, {
    // What the library prints is for its own developers.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: PDF_MEMORY_MB },
    execArgv: isSource ? ["--conditions=source"] : [],
  });
}

function answerOf(
  worker: Worker,
  question: { readonly bytes: Uint8Array; readonly name: string; readonly strict: boolean },
  milliseconds: number,
): Promise<Answer> {
  const { bytes, name } = question;
  return new Promise((resolve, reject) => {
    const end = (error: TravauxError): void => {
      settle();
      void worker.terminate();
      reject(error);
    };
    const timer = setTimeout(() => end(tooLargePdf(name, "more to read than its size allows time for")), milliseconds);
    const onMessage = (answer: Answer): void => {
      settle();
      resolve(answer);
    };
    const onError = (cause: Error): void => {
      const outOfMemory = "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
      end(outOfMemory ? tooLargePdf(name, "more to read than its size allows memory for") : brokenPdf(name, cause));
    };
    const settle = (): void => {
      clearTimeout(timer);
      worker.off("message", onMessage);
      worker.off("error", onError);
    };
    worker.on("message", onMessage);
    worker.on("error", onError);
    // Sent as a copy: the caller's bytes stay whole.
    worker.postMessage({ ...question, bytes: new Uint8Array(bytes) });
  });
}
