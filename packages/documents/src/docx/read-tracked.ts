import { attempt, openWord } from "../read/read-file.ts";
import { openPackage } from "./package.ts";
import { trackedTextOf } from "./track.ts";
import type { TrackedText } from "./tracked.ts";
import { wordModelOf } from "./word-model.ts";

/**
 * Reads a Word file with every tracked change of every author, nothing accepted, nothing rejected, and its comments. The
 * three views of `readFile` are projections of the same text. Throws what `readFile` throws, and `E_NOT_WORD` for a file that
 * is no Word document. Shapes: `docs/spec/word-text.md`.
 */
export async function readTracked(bytes: Uint8Array, name: string): Promise<TrackedText> {
  return attempt(name, () => trackedTextOf(wordModelOf(openPackage(openWord(bytes, name), name))));
}
