// The program that reads one paper and ends. A paper that makes a reader hang, swell or fall ends this program, not the instance.
import { TravauxError } from "@travaux/instrument";
import { type ReadingOrder, type ReadingProgress, readPaper } from "./paper-reading.ts";
import type { ChildWord } from "./read-apart.ts";

/** Progress is said so often at most: each word wakes the instance. */
const PROGRESS_MS = 200;

process.once("message", (order: ReadingOrder) => {
  let saidAt = Number.NEGATIVE_INFINITY;
  const tell = (progress: ReadingProgress): void => {
    if (performance.now() - saidAt < PROGRESS_MS) return;
    saidAt = performance.now();
    say({ progress });
  };
  readPaper(order, tell).then(
    (paper) => say({ paper }),
    (thrown: unknown) => say({ failure: failureOf(thrown) }),
  );
});
say({ ready: true });

function say(word: ChildWord): void {
  process.send?.(word, () => {
    if (!("ready" in word || "progress" in word)) process.exit(0);
  });
}

function failureOf(thrown: unknown): { readonly code: string; readonly message: string; readonly hint: string } | null {
  if (!(thrown instanceof TravauxError)) return null;
  const { code, message, hint } = thrown;
  return { code, message, hint };
}
