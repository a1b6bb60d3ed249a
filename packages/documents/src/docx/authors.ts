import { TravauxError } from "@travaux/instrument";
import { someNamed } from "../some-named.ts";
import type { Revision, WordView } from "./revision.ts";

/** Names under which changes stand in a file, in order of their first change; the empty name is left out. */
export function authorsOf(revisions: readonly Pick<Revision, "author">[]): readonly string[] {
  return [...new Set(revisions.map(({ author }) => author))].filter((author) => author !== "");
}

/** Throws `E_AUTHOR_UNKNOWN` where a view names somebody who has no change in the file. A name is taken letter by letter. */
export function checkView(
  { file, revisions }: { readonly file: string; readonly revisions: readonly Pick<Revision, "author">[] },
  view: WordView,
): void {
  if (view === "accepted" || view === "rejected") return;
  const authors = authorsOf(revisions);
  if ([view.author, ...(view.names ?? [])].some((name) => authors.includes(name))) return;
  throw unknownAuthor(file, view.author, authors);
}

function unknownAuthor(file: string, author: string, authors: readonly string[]): TravauxError {
  return new TravauxError(
    "E_AUTHOR_UNKNOWN",
    `${file} has no tracked changes by "${author}".`,
    authors.length === 0
      ? "The file has no tracked changes by anybody: read it as it is."
      : `Its changes are by: ${listed(authors)}.`,
    { where: { file } },
  );
}

/** More names than this are not read by anybody. */
const MOST_NAMES = 30;

function listed(authors: readonly string[]): string {
  const names = authors.map((one) => `"${one}"`);
  return `${someNamed(names, MOST_NAMES)}${names.length > MOST_NAMES ? " (travaux inspect lists them)" : ""}`;
}
