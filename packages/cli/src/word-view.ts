import type { Reading, WordView } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";

/** What `--view` may ask for beside a view of the text: the text with all changes marked. */
export type ShownView = WordView | "all";

/** Before a name that is itself one of the words: `author:all`. */
const AUTHOR = "author:";

/** `accepted`, `rejected`, or a name, as typed with `--text`; accepted where nothing was. Throws `E_USAGE`. */
export function wordViewOf(typed: string | undefined): WordView {
  const view = shownViewOf(typed);
  if (view !== "all") return view;
  throw new TravauxError(
    "E_USAGE",
    "A text with all changes marked is no text to work on.",
    'Use accepted, rejected or the name of an author; somebody of the name "all" is author:all.',
  );
}

/** The same as typed with `--view`, where `all` is allowed. A name is taken letter by letter, `author:` before it or not. */
export function shownViewOf(typed: string | undefined): ShownView {
  if (typed === undefined || typed === "accepted") return "accepted";
  if (typed === "rejected" || typed === "all") return typed;
  const author = typed.startsWith(AUTHOR) ? typed.slice(AUTHOR.length) : typed;
  if (author.trim() !== "") return { author };
  throw new TravauxError("E_USAGE", "No view was named.", "Use accepted, rejected, all, or the name of an author.");
}

/** What is to be said of a file with tracked changes: in which view it was read, and by which option. Null for one without. */
export function viewNotice({ name, remarks }: Pick<Reading, "name" | "remarks">, option = "--text"): string | null {
  const remark = remarks.find(({ code }) => code === "R_TRACKED_CHANGES");
  return remark === undefined ? null : `${name}: ${remark.message} ${option} accepted|rejected|AUTHOR chooses.`;
}
