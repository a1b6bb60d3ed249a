import { attempt } from "../../read/open-word.ts";
import { inspectApart } from "../word-apart.ts";
import type { WordInspection } from "./inspection.ts";

/**
 * Lists what a Word file holds beside its plain text: who changed what and when, comments, hidden matter, and what to know
 * before it is relied on or sent on. Nothing is fetched and nothing changed. Throws what `readFile` throws (files with macros
 * are refused before they are looked into), and `E_NOT_WORD`. Specified in `docs/spec/word-inspection.md`.
 */
export async function inspectWord(bytes: Uint8Array, name: string): Promise<WordInspection> {
  return attempt(name, () => inspectApart(bytes, name));
}
