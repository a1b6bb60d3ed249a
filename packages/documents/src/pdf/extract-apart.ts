import { confined } from "../confined/confined.ts";
import { taskBeside } from "../confined/task.ts";
import { timeFor } from "../confined/time-for.ts";
import type { Extracted } from "./extract.ts";
import type { ExtractQuestion } from "./extract-task.ts";

const EXTRACT = taskBeside<ExtractQuestion, Extracted>(import.meta.url, "./extract-task");

/** Takes the text out of a PDF in a program of its own. Throws `E_PDF_…` and what `confined` throws. */
export function extractApart(bytes: Uint8Array, name: string, strict: boolean): Promise<Extracted> {
  return confined(EXTRACT, { bytes, name, strict }, { name, milliseconds: timeFor(bytes) });
}
