import { confined } from "../confined/confined.ts";
import { taskBeside } from "../confined/task.ts";
import type { PdfPage } from "../pdf/fragment.ts";
import { SCAN_MS_PER_PAGE } from "../read/limits.ts";
import type { ScanLanguages } from "./languages.ts";
import type { ScanQuestion } from "./scan-task.ts";

/** How scans are read. */
export interface ScanOptions {
  readonly languages: ScanLanguages;
  /** Hears which of how many pages of a file is being read, from 1. */
  readonly progress?: (stage: ScanStage) => void;
}

/** A page that is being read by machine. */
export interface ScanStage {
  readonly name: string;
  readonly page: number;
  readonly of: number;
}

const SCAN = taskBeside<ScanQuestion, PdfPage>(import.meta.url, "./scan-task");

/**
 * Reads pages of a PDF, or the one page of a picture (`pages` null), by machine in programs of their own, two at once.
 * Throws `E_IMAGE_BROKEN` and what `confined` throws.
 */
export async function scanApart(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  pages: readonly number[] | null,
  { languages, progress }: ScanOptions,
): Promise<readonly PdfPage[]> {
  const all = pages ?? [null];
  let begun = 0;
  return Promise.all(
    all.map((page) =>
      confined(
        SCAN,
        { bytes, name, languages, page },
        {
          name: page === null ? name : `${name}, page ${page}`,
          milliseconds: SCAN_MS_PER_PAGE,
          begin: () => {
            begun += 1;
            progress?.({ name, page: begun, of: all.length });
          },
        },
      ),
    ),
  );
}
