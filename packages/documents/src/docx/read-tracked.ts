import { attempt } from "../read/open-word.ts";
import type { TrackedText } from "./tracked.ts";
import { readTrackedApart } from "./word-apart.ts";

/**
 * Reads a Word file with every tracked change of every author, nothing accepted, nothing rejected, and its comments. The
 * three views of `readFile` are projections of the same text. Throws what `readFile` throws, and `E_NOT_WORD` for a file that
 * is no Word document. Shapes: `docs/spec/word-text.md`.
 */
export async function readTracked(bytes: Uint8Array, name: string): Promise<TrackedText> {
  return attempt(name, () => readTrackedApart(bytes, name));
}
