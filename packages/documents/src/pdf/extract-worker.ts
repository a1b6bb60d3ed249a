import { parentPort } from "node:worker_threads";
import { TravauxError } from "@travaux/instrument";
import { extract } from "./extract.ts";
import { brokenPdf } from "./open-pdf.ts";

/**
 * The thread in which PDFs are taken apart. A damaged PDF makes the library reject promises that nobody waits for; in
 * this thread they are heard and dropped (whatever matters also fails a promise that is waited for), in the main thread
 * they would end the program.
 */
process.on("unhandledRejection", () => undefined);

parentPort?.on("message", async ({ bytes, name, strict }: { bytes: Uint8Array; name: string; strict: boolean }) => {
  try {
    parentPort?.postMessage({ extracted: await extract(bytes, name, strict) });
  } catch (error) {
    const { code, message, hint, where } = error instanceof TravauxError ? error : brokenPdf(name, error);
    parentPort?.postMessage({ failure: { code, message, hint, where } });
  }
});
