import { openWord } from "../read/open-word.ts";
import type { Reading } from "../reading.ts";
import type { WordInspection } from "./inspect/inspection.ts";
import { inspectionOf } from "./inspect/inspection-of.ts";
import { openPackage } from "./package.ts";
import { readDocx } from "./read-docx.ts";
import type { WordView } from "./revision.ts";
import { trackedTextOf } from "./track.ts";
import type { TrackedText } from "./tracked.ts";
import { wordModelOf } from "./word-model.ts";

/** A Word file, and what is wanted of it. */
export type WordQuestion = { readonly bytes: Uint8Array; readonly name: string } & (
  | { readonly want: "reading"; readonly view: WordView }
  | { readonly want: "tracked" }
  | { readonly want: "inspection" }
);

/** What was wanted. */
export type WordAnswer = Reading | TrackedText | WordInspection;

/** Takes a Word file apart, in the program that is killed when it hangs. */
export function task(question: WordQuestion): WordAnswer {
  const { bytes, name } = question;
  const archive = openWord(bytes, name);
  if (question.want === "reading") return readDocx(archive, name, question.view);
  if (question.want === "tracked") return trackedTextOf(wordModelOf(openPackage(archive, name)));
  return inspectionOf(archive, name);
}
