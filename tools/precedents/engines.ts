import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { addTexts, articleNamed, type LibraryText, openFolder, precedentsFor } from "@travaux/library";
import MiniSearch from "minisearch";

/** A search engine over the corpus: how long it took to build, how large its index is, and its answers. */
export interface Engine {
  readonly name: string;
  readonly buildMs: number;
  /** Bytes of the index as kept on disk, or as it would be. */
  readonly bytes: number;
  /** The first ten articles for a clause, `SOM 5`, each once. */
  readonly ask: (clause: string) => readonly string[];
  readonly end: () => void;
}

/** Answers that are looked at. */
const MOST = 10;
/** Paragraphs a peer must give before ten different articles are sure to be among them. */
const MOST_PARAGRAPHS = 200;

/** Ours, through its public face: written to disk, opened, asked. */
export async function travaux(texts: readonly LibraryText[]): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), "travaux-precedents-"));
  const began = performance.now();
  await addTexts(folder, texts);
  const buildMs = performance.now() - began;
  const opened = await openFolder(folder);
  if (opened === null) throw new Error("The library was not written.");
  return {
    name: "Travaux",
    buildMs,
    bytes: statSync(join(folder, "agreed-language.travaux")).size,
    ask: (clause) =>
      precedentsFor(opened.library, clause, { limit: MOST }).map(
        ({ instrument, article }) => `${instrument} ${article}`,
      ),
    end: () => rmSync(folder, { recursive: true }),
  };
}

interface Paragraph {
  readonly id: number;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  readonly name: string;
}

function paragraphsOf(texts: readonly LibraryText[]): readonly Paragraph[] {
  return texts
    .flatMap(({ about, clauses }) =>
      clauses.map(({ heading, text }) => {
        const name = `${about.key ?? about.title} ${articleNamed(heading).article}`;
        return { title: about.title, heading, text, name };
      }),
    )
    .map((paragraph, id) => ({ id, ...paragraph }));
}

/** MiniSearch as its documentation sets it up, over title, heading and text. */
export function miniSearch(texts: readonly LibraryText[]): Engine {
  const paragraphs = paragraphsOf(texts);
  const began = performance.now();
  const index = new MiniSearch<Paragraph>({ fields: ["title", "heading", "text"], storeFields: ["name"] });
  index.addAll(paragraphs);
  const buildMs = performance.now() - began;
  return {
    name: "MiniSearch 7.2.0",
    buildMs,
    bytes: Buffer.byteLength(JSON.stringify(index)),
    ask: (clause) => first(index.search(clause).map(({ name }) => String(name))),
    end: () => undefined,
  };
}

/** SQLite's full-text index with its stemmer and its BM25, any word of the clause asked. */
export function fts5(texts: readonly LibraryText[]): Engine {
  const folder = mkdtempSync(join(tmpdir(), "travaux-fts5-"));
  const file = join(folder, "fts.db");
  const paragraphs = paragraphsOf(texts);
  const began = performance.now();
  const database = new DatabaseSync(file);
  database.exec(
    "CREATE VIRTUAL TABLE paragraph USING fts5(title, heading, text, name UNINDEXED, tokenize='porter unicode61')",
  );
  database.exec("BEGIN");
  const insert = database.prepare("INSERT INTO paragraph VALUES (?, ?, ?, ?)");
  for (const { title, heading, text, name } of paragraphs) insert.run(title, heading, text, name);
  database.exec("COMMIT");
  const buildMs = performance.now() - began;
  const select = database.prepare("SELECT name FROM paragraph WHERE paragraph MATCH ? ORDER BY rank LIMIT ?");
  return {
    name: "SQLite FTS5 BM25",
    buildMs,
    bytes: statSync(file).size,
    ask(clause) {
      const words = clause.match(/[\p{L}\p{N}]+/gu) ?? [];
      const rows = select.all(words.map((word) => `"${word}"`).join(" OR "), MOST_PARAGRAPHS);
      return first(rows.map((row) => String(row.name)));
    },
    end() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function first(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, MOST);
}
