import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Collision, compile, project } from "@travaux/compare";
import { intake, readFile, readTracked, rollingDocx, type WordView } from "@travaux/documents";
import { type Instrument, leavesOf, print } from "@travaux/instrument";
import { convertedBy, has, inFolder } from "./others.ts";
import { CORPUS, tidied } from "./texts.ts";

/** One base with its reviewers' copies, as one file of ours. */
export interface SetVerdict {
  readonly set: string;
  readonly reviewers: readonly string[];
  /** Places where reviewers collide. */
  readonly contests: number;
  /** With all changes rejected, paragraph by paragraph the base. */
  readonly rejected: boolean;
  /** With one reviewer's changes accepted, paragraph by paragraph that one's copy, for each of them. */
  readonly alone: boolean;
  /** Paragraphs of the base that stand more than once with all changes accepted. */
  readonly doubled: number;
  /** The same after LibreOffice opened and saved the file, by words, with the same authors; null where it is not here. */
  readonly saved: boolean | null;
  /** Whether changes stand within changes of others. */
  readonly nested: boolean;
}

/** Bases with their reviewers' copies, by the manifest of the collection. */
const SETS: readonly (readonly [base: string, copies: Readonly<Record<string, string>>])[] = [
  ["RC001-Before", { BOB: "RC001-After1", FRED: "RC001-After2" }],
  ["RC002-Image", { BOB: "RC002-Image-After1" }],
  ["RC002-Image-After1", { BOB: "RC002-Image" }],
  ["WC027-Twenty-Paras-Before", { BOB: "WC027-Twenty-Paras-After-1" }],
  ["WC027-Twenty-Paras-Before", { BOB: "WC027-Twenty-Paras-After-3" }],
  ["RC003-Multi-Paras", { BOB: "RC003-Multi-Paras-After" }],
  ["RC004-Before", { BOB: "RC004-After1", FRED: "RC004-After2" }],
  ["RC005-Before", { BOB: "RC005-After1" }],
  ["RC006-Before", { BOB: "RC006-After1" }],
  ["RC007-Endnotes-Before", { BOB: "RC007-Endnotes-After" }],
  ["seed-base", { EU: "seed-EU", JPN: "seed-JPN", NGA: "seed-NGA", PAK: "seed-PAK", TUR: "seed-TUR" }],
];

/** Puts every set into one file and takes each text out of it again. */
export async function judgeSets(): Promise<readonly SetVerdict[]> {
  const written: Written[] = [];
  for (const [base, copies] of SETS) written.push(await writtenSet(base, copies));
  const again = has("soffice")
    ? inFolder((folder) =>
        convertedBy(
          folder,
          written.map(({ bytes }) => bytes),
          "docx",
        ),
      )
    : null;
  const verdicts: SetVerdict[] = [];
  for (const [at, set] of written.entries()) {
    const saved = again?.[at];
    verdicts.push({ ...(await verdictOn(set)), saved: saved === undefined ? null : await isKept(set.bytes, saved) });
  }
  return verdicts;
}

interface Written {
  readonly set: string;
  readonly base: Instrument;
  readonly copies: ReadonlyMap<string, Instrument>;
  readonly contests: number;
  readonly bytes: Uint8Array;
}

async function writtenSet(name: string, files: Readonly<Record<string, string>>): Promise<Written> {
  const base = await instrumentOf(name);
  const copies = new Map<string, Instrument>();
  for (const [party, file] of Object.entries(files)) copies.set(party, await instrumentOf(file));
  const filings = [...copies].map(([party, text]) => ({ party, text }));
  const compilation = compile(base, filings);
  const { collisions } = project(compilation, [...copies.keys()]);
  const bytes = await rollingDocx(compilation, { date: "2031-02-03T10:00:00Z" });
  return { set: name, base, copies, contests: contestsIn(collisions), bytes };
}

/** Collisions in one clause are one contest, and so are two about the places of clauses that stand side by side. */
function contestsIn(collisions: readonly Collision[]): number {
  const clauses = new Map(collisions.map(({ clause, what }) => [Number(/\d+$/.exec(clause ?? "0")?.[0]), what]));
  return [...clauses].filter(([at, what]) => what !== "place" || clauses.get(at - 1) !== "place").length;
}

async function instrumentOf(name: string): Promise<Instrument> {
  const bytes = new Uint8Array(readFileSync(join(CORPUS, "consolidate", `${name}.docx`)));
  const lexicon = { instruments: [], organisations: [] };
  return intake(await readFile(bytes, `${name}.docx`), { version: "v1", lexicon }).instrument;
}

async function verdictOn({ set, base, copies, contests, bytes }: Written): Promise<Omit<SetVerdict, "saved">> {
  const { authors, paragraphs } = await readTracked(bytes, "paper.docx");
  const nested = paragraphs.some(({ segments }) => segments.some(({ revisions }) => revisions.length > 1));
  const named = new Set(authors.flatMap((author) => author.split(", ")));
  let alone = true;
  for (const [author, text] of copies) {
    // Whoever changed no words is no author.
    const own = await linesIn(bytes, named.has(author) ? { author } : "rejected");
    alone &&= same(own, linesOf(text));
  }
  const accepted = await linesIn(bytes, "accepted");
  const long = linesOf(base).filter((line) => line.length > 40);
  const doubled = long.filter((line) => accepted.filter((other) => other.includes(line)).length > 1).length;
  const rejected = same(await linesIn(bytes, "rejected"), linesOf(base));
  return { set, reviewers: [...copies.keys()], contests, rejected, alone, doubled, nested };
}

function linesOf(text: Instrument): readonly string[] {
  return tidied(leavesOf(text).flatMap((leaf) => print(leaf).split("\n")));
}

async function linesIn(bytes: Uint8Array, view: WordView): Promise<readonly string[]> {
  const { source } = await readFile(bytes, "paper.docx", { view });
  return tidied(source.replace(/^\[\^[^\]]*\]: /gm, "").split("\n"));
}

/** Cells stand side by side in one reading and below one another in the other; labels of notes and lists are not compared. */
function same(ours: readonly string[], theirs: readonly string[]): boolean {
  return bare(ours) === bare(theirs) && ours.length === theirs.length;
}

function bare(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/[^\p{L}\p{N}]+/gu, "")).join("\n");
}

/** Whether a file that LibreOffice saved again has the same authors, and for each of them, and for all and none, the same words. */
async function isKept(bytes: Uint8Array, saved: Uint8Array | null): Promise<boolean> {
  if (saved === null) return false;
  const [{ authors }, after] = [await readTracked(bytes, "a.docx"), await readTracked(saved, "b.docx")];
  if ([...authors].sort().join() !== [...after.authors].sort().join()) return false;
  const views: readonly WordView[] = ["accepted", "rejected", ...authors.map((author) => ({ author }))];
  for (const view of views) {
    const [one, two] = [await linesIn(bytes, view), await linesIn(saved, view)];
    if (bare([one.join("")]) !== bare([two.join("")])) return false;
  }
  return true;
}
