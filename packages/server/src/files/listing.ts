import type { CaseFile } from "@travaux/procedure";
import { type Kysely, sql } from "kysely";
import type { FilesTables, ListedRow } from "./tables.ts";

/** Characters of a file's words that are searched: a long treaty; more would only slow the search. */
const LONGEST_WORDS = 400_000;

/** Where a case file stands, in one word. */
export type Stage = "open" | "submitted" | "signed" | "issued" | "closed";

/** Where a case file stands, in one word. */
function stageOf(state: CaseFile): Stage {
  if (state.isClosed) return "closed";
  if (state.isIssued) return "issued";
  if (state.isSigned) return "signed";
  return (state.submissions.at(-1)?.waiting ?? null) === null ? "open" : "submitted";
}

/** The row by which a case file is listed and found. */
export function listedRow(file: string, state: CaseFile): ListedRow {
  const { communication, diary } = state;
  return {
    file,
    diary,
    number: communication?.number ?? null,
    subject: communication?.subject ?? null,
    precedence: state.precedence,
    grading: state.grading,
    desk: state.desk,
    reply_due: state.replyDue,
    stage: stageOf(state),
    seq: state.seq,
    at: state.at ?? "",
    words: searchable(wordsOf(state).join("\n")),
  };
}

/** Puts a case file's row in the place of the one it had. */
export async function list(database: Kysely<FilesTables>, row: ListedRow): Promise<void> {
  await database.deleteFrom("travaux_listed").where("file", "=", row.file).execute();
  await database.insertInto("travaux_listed").values(row).execute();
}

/** Writes down who reads a file, in the place of who did. */
export async function admit(database: Kysely<FilesTables>, file: string, offices: readonly string[]): Promise<void> {
  await database.deleteFrom("travaux_readers").where("file", "=", file).execute();
  if (offices.length === 0) return;
  await database
    .insertInto("travaux_readers")
    .values(offices.map((office) => ({ file, office })))
    .execute();
}

/** The form in which words are kept for the search and looked for: without regard to capitals and presentation forms. */
export function searchable(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("\0", "").slice(0, LONGEST_WORDS);
}

/** The case files that one of these offices reads and that hold all the words, the newest first. */
export async function listedFor(
  database: Kysely<FilesTables>,
  offices: readonly string[],
  { words, closed, limit }: { readonly words: string; readonly closed: boolean; readonly limit: number },
): Promise<readonly ListedRow[]> {
  if (offices.length === 0) return [];
  let query = database
    .selectFrom("travaux_listed")
    .selectAll("travaux_listed")
    .where("file", "in", (from) => from.selectFrom("travaux_readers").select("file").where("office", "in", offices))
    .orderBy("at", "desc")
    .orderBy("file")
    .limit(limit);
  if (!closed) query = query.where("stage", "!=", "closed");
  for (const word of searchable(words).split(/\s+/).filter(Boolean)) {
    const pattern = `%${word.replaceAll(/[!%_]/g, "!$&")}%`;
    query = query.where((is) =>
      is.or([
        sql<boolean>`travaux_listed.words LIKE ${pattern} ESCAPE '!'`,
        is.exists(
          is
            .selectFrom("travaux_papers")
            .select("commitment")
            .whereRef("travaux_papers.file", "=", "travaux_listed.file")
            .where(sql<boolean>`travaux_papers.words LIKE ${pattern} ESCAPE '!'`),
        ),
      ]),
    );
  }
  return query.execute();
}

function wordsOf({ diary, communication, conference, replies, texts }: CaseFile): readonly string[] {
  return [
    diary,
    communication?.number,
    communication?.subject,
    communication?.from,
    communication?.to,
    communication?.request,
    conference?.name,
    ...texts.map(({ name }) => name),
    ...replies.flatMap(({ subject, paragraphs }) => [subject, ...paragraphs]),
  ].filter((text) => typeof text === "string");
}
