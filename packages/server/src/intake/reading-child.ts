// The program that reads one paper and ends. A paper that makes a reader hang, swell or fall ends this program, not the instance.
import { TravauxError } from "@travaux/instrument";
import { type ReadingOrder, readPaper } from "./paper-reading.ts";
import type { ChildWord } from "./read-apart.ts";

process.once("message", (order: ReadingOrder) => {
  readPaper(order).then(
    (paper) => say({ paper }),
    (thrown: unknown) => say({ failure: failureOf(thrown) }),
  );
});
say({ ready: true });

function say(word: ChildWord): void {
  process.send?.(word, () => {
    if (!("ready" in word)) process.exit(0);
  });
}

function failureOf(thrown: unknown): { readonly code: string; readonly message: string; readonly hint: string } | null {
  if (!(thrown instanceof TravauxError)) return null;
  const { code, message, hint } = thrown;
  return { code, message, hint };
}
