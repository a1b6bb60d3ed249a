import type { Tell } from "../confined/task.ts";
import { timeFor } from "../confined/time-for.ts";
import { PDF_MS_PER_PAGE } from "../read/limits.ts";
import { type Extracted, extract } from "./extract.ts";

/** A PDF to take the text out of. */
export interface ExtractQuestion {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** True: faults that a viewer would pass over are refused. */
  readonly strict: boolean;
}

/** Takes the text out of a PDF, in the program that is killed when it hangs; once open, each of its pages has time of its own. */
export function task({ bytes, name, strict }: ExtractQuestion, tell: Tell): Promise<Extracted> {
  const opened = (pages: number): void =>
    tell({ done: 0, of: pages, milliseconds: timeFor(bytes) + pages * PDF_MS_PER_PAGE });
  return extract(bytes, name, { strict, opened });
}
