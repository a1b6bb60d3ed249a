import { confined } from "../confined/confined.ts";
import { taskBeside } from "../confined/task.ts";
import { timeFor } from "../confined/time-for.ts";
import type { Reading } from "../reading.ts";
import type { WordInspection } from "./inspect/inspection.ts";
import type { WordView } from "./revision.ts";
import type { TrackedText } from "./tracked.ts";
import type { WordAnswer, WordQuestion } from "./word-task.ts";

const WORD = taskBeside<WordQuestion, WordAnswer>(import.meta.url, "./word-task");

async function asked(question: WordQuestion): Promise<WordAnswer> {
  return confined(WORD, question, { name: question.name, milliseconds: timeFor(question.bytes) });
}

/** One view of a Word file as paragraphs, read in a program of its own. Throws `E_DOCX_…` and what `confined` throws. */
export async function readDocxApart(bytes: Uint8Array, name: string, view: WordView): Promise<Reading> {
  return (await asked({ want: "reading", bytes, name, view })) as Reading;
}

/** A Word file with its tracked changes, read in a program of its own. */
export async function readTrackedApart(bytes: Uint8Array, name: string): Promise<TrackedText> {
  return (await asked({ want: "tracked", bytes, name })) as TrackedText;
}

/** What a Word file holds beside its text, looked at in a program of its own. */
export async function inspectApart(bytes: Uint8Array, name: string): Promise<WordInspection> {
  return (await asked({ want: "inspection", bytes, name })) as WordInspection;
}
