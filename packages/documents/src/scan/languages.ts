import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { TravauxError } from "@travaux/instrument";

/** Languages that scans are read in: English, French, or both at once. ISO 639-2, as the trained models are named. */
export type ScanLanguages = "eng" | "fra" | "eng+fra";

/** Every choice, as typed. */
export const SCAN_LANGUAGES: readonly ScanLanguages[] = ["eng", "fra", "eng+fra"];

/**
 * The choice where nothing is said. Measured on scans of texts in either language: reading both at once takes no longer and
 * makes no more mistakes than reading the right one alone, while the wrong one alone loses every accent.
 */
export const USUAL_LANGUAGES: ScanLanguages = "eng+fra";

/** A choice as typed. Throws `E_OCR_LANGUAGE`. */
export function scanLanguagesOf(typed: string): ScanLanguages {
  const sorted = typed.toLowerCase().split("+").sort().join("+");
  const choice = SCAN_LANGUAGES.find((one) => one === sorted);
  if (choice !== undefined) return choice;
  throw new TravauxError(
    "E_OCR_LANGUAGE",
    `Scans are not read in "${typed}".`,
    `Choose one of: ${SCAN_LANGUAGES.join(", ")}.`,
  );
}

/** The best models in whole numbers: of the two kinds that are published the smaller and, on our scans, the better one. */
const KIND = "4.0.0_best_int";

/** A language's trained model, from the installed package; nothing is fetched. */
export function trainedModel(language: string): Uint8Array {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
  return gunzipSync(readFileSync(join(folder, KIND, `${language}.traineddata.gz`)));
}
