import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bindingByKind, fromJson, kindByTitle, type LibraryText, libraryText } from "@travaux/library";
import { builtinRegister, instrumentTitled } from "@travaux/vetting";

/** A clause with the articles where its subject is agreed, any of which is right. */
export interface Labelled {
  /** In words near to the treaty's, or in the plain speech of declarations. */
  readonly half: "close" | "plain";
  /** `SOM 5`. */
  readonly articles: readonly string[];
  readonly clause: string;
  readonly reason: string;
}

const CASES = join(import.meta.dirname, "../../cases/precedents");
const CORPUS = join(import.meta.dirname, "../../../shared/corpora/agreed");

/** The labelled clauses of a set: `tuning` or `held-out`. Throws where a line is not `half | articles | clause | reason`. */
export function labelled(set: string): readonly Labelled[] {
  const lines = readFileSync(join(CASES, `${set}.txt`), "utf8").split("\n");
  return lines.flatMap((line): readonly Labelled[] => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const [half, articles = "", clause = "", reason = "", ...more] = line.split(" | ");
    if ((half !== "close" && half !== "plain") || reason === "" || more.length > 0)
      throw new Error(`Not a case: ${line}`);
    return [{ half, articles: articles.split(", "), clause, reason }];
  });
}

/** The corpus of agreed texts as instruments of a library; null where it is not present. */
export function corpus(): readonly LibraryText[] | null {
  if (!existsSync(CORPUS)) return null;
  const register = builtinRegister();
  const files = readdirSync(CORPUS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  return files.sort().flatMap((file) => {
    const text = fromJson(readFileSync(join(CORPUS, file), "utf8"));
    if (text === null) return [];
    const title = text.facts.title ?? file;
    const entry = instrumentTitled(register, title);
    const kind = kindByTitle(title);
    const { body, source, licence } = text.facts;
    const date = entry?.adopted.date ?? text.facts.date;
    const key = entry?.key ?? null;
    return [libraryText({ key, title, date, body, kind, binding: bindingByKind(kind), source, licence }, text.clauses)];
  });
}
