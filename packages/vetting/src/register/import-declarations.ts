import { TravauxError } from "@travaux/instrument";
import { stateCode } from "../names/states.ts";
import type { Statement } from "./facts.ts";
import type { TableFacts } from "./import-table.ts";

/** Statements read from a text, and the names that are no States. */
export interface ImportedDeclarations {
  readonly statements: readonly Statement[];
  readonly others: readonly string[];
}

/** All statements on one treaty; the Covenant on Civil and Political Rights has some 400,000 characters. */
const LONGEST_TEXT = 5_000_000;
const RESERVES =
  /\breserv(?:e|es|ation|ations|ed|ing)\b|\b(?:not|nor) (?:(?:to|wish to|be|being|as|(?:consider|regard)(?: (?:it ?self|themselves|ourselves))?) )*bound\b|\bshall not apply\b|\bdoes not accept\b/i;
const ARTICLES =
  /\b[Aa]rt(?:icles?|s?\.)\s+((?:\d{1,3}(?:bis|ter)?(?:\s?\((?:\d{1,2}|[a-z])\))*(?:\s*(?:,|and|or|to|&)\s*(?=\d))?)+)/g;

/**
 * Declarations and reservations as a depositary prints them: a line `#State`, then what it said. The kind is told by its words
 * (`reserves`, `not bound`), the articles by their numbers; the words themselves are kept as the source has them.
 * Throws `E_REGISTER_TABLE` where the text is none of these.
 */
export function importDeclarations(text: string, { instrument, asOf, source }: TableFacts): ImportedDeclarations {
  const parts = text.replace(/^\uFEFF/, "").split(/^#/m);
  if (text.length > LONGEST_TEXT || parts.length < 2 || parts[0]?.trim() !== "") {
    throw new TravauxError(
      "E_REGISTER_TABLE",
      "The text is no list of declarations.",
      "Give a text in which a line #State stands before what each State declared.",
    );
  }
  const statements: Statement[] = [];
  const others: string[] = [];
  for (const part of parts.slice(1)) {
    const [name = "", ...lines] = part.split("\n");
    const note = lines.join("\n").trim();
    const state = stateCode(name.replace(/[\s\d*,]+$/, "").trim());
    if (state === null) others.push(name.trim());
    else if (note !== "") {
      const kind = RESERVES.test(note) ? "reservation" : "declaration";
      statements.push({ instrument, state, articles: articlesIn(note), kind, note, asOf, source });
    }
  }
  return { statements, others };
}

/** `articles 8 (2), 28(1) and 30` as `8(2)`, `28(1)`, `30`; each once. */
function articlesIn(note: string): readonly string[] {
  const found = [...note.matchAll(ARTICLES)].flatMap(([, list = ""]) =>
    [...list.matchAll(/\d{1,3}(?:bis|ter)?(?:\s?\((?:\d{1,2}|[a-z])\)){0,3}/g)].map(([article]) =>
      article.replace(/\s/g, ""),
    ),
  );
  return [...new Set(found)];
}
