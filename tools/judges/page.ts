import type { PairVerdict } from "./pairs.ts";
import { COUNT_REASONS, REASONS, type Reason } from "./reasons.ts";
import type { SetVerdict } from "./sets.ts";
import { type Difference, JUDGES, type Judge, type TextVerdict } from "./texts.ts";

/** All that was judged in one run. */
export interface Verdicts {
  readonly texts: TextVerdict;
  readonly pairs: readonly PairVerdict[];
  readonly sets: readonly SetVerdict[];
}

/** The kept table: figures that the same files give on every machine, so without times. */
export function judgesPage({ texts, pairs, sets }: Verdicts): string {
  return `# Word files before other judges

Made by \`npm run judges\`, which reads, compares and compiles the public Word files of the collection beside other programs, and fails
where a difference has no reason in \`tools/judges/reasons.ts\`, or a reason no difference. Ours are judged by the words of each
paragraph; the words of the others are taken out of their files by a scanner that shares no code with our reader.

## Texts with all changes accepted and rejected

${texts.files} files with tracked changes, two texts of each.

${table(
  ["judge", "texts", "the same line by line", "explained below", "no answer"],
  texts.tallies.map(({ judge, asked, silent, same }) => [judge, asked, same, asked - same - silent, silent]),
)}

\`expected\` is the text set down with the collection. Each difference, and why we do not follow:

${table(["judge", "file", "view", "why"], byFile(texts.differences))}

## An older and a newer file compared

Accepted the newer, rejected the older, as docxodus settles our file: ${count(pairs, ({ accepted }) => accepted === true)} and ${count(pairs, ({ rejected }) => rejected === true)} of the ${count(pairs, ({ ours }) => ours !== null)} that have words. Counted is each unbroken stretch of words put in,
struck out or moved, in one story, over whatever paragraphs and cells it goes; a replacement is two. The expected count is that of
the collection. Ours is it in ${count(pairs, ({ ours, expected }) => ours === expected)} of ${pairs.length}, that of docxodus by the same rule in ${count(pairs, ({ docxodus, expected }) => docxodus === expected)}, by
its own list in ${count(pairs, ({ listed, expected }) => listed === expected)}.

${table(
  ["older file", "newer file", "expected", "ours", "docxodus", "its list", "why"],
  pairs.map((pair) => [
    bareName(pair.older),
    bareName(pair.newer),
    pair.expected,
    pair.ours ?? "refused",
    pair.docxodus,
    pair.listed,
    COUNT_REASONS[pairName(pair)] ?? "",
  ]),
)}

## Several reviewers of one text in one file

${table(["base", "reviewers", "places contested", "rejected: the base", "each alone: the copy", "clauses doubled", "saved again by LibreOffice"], sets.map(setRow))}

Rejected and alone are compared paragraph by paragraph, what LibreOffice saved by words, for each author. ${NESTED}
`;
}

const NESTED =
  "Where a change stands within another's (a paragraph that one puts in is set aside in the rolling text because another contests it), LibreOffice 7.4 keeps one of the two.";

/** How a pair is called where its count is explained: some files are the newer one of several pairs. */
export function pairName({ older, newer }: Pick<PairVerdict, "older" | "newer">): string {
  return `${older} -> ${newer}`;
}

function setRow(set: SetVerdict): readonly (string | number)[] {
  const saved = set.saved === null ? "not asked" : set.saved ? "yes" : set.nested ? "changes within changes" : "NO";
  const { contests, rejected, alone, doubled } = set;
  return [set.set, set.reviewers.join(", "), contests, rejected ? "yes" : "NO", alone ? "yes" : "NO", doubled, saved];
}

function bareName(file: string): string {
  return file.replace(/\.docx$/, "");
}

function count<T>(of: readonly T[], holds: (one: T) => boolean): number {
  return of.filter(holds).length;
}

/** One row for each judge and file; views that differ for one reason stand in one row. */
function byFile(differences: readonly Difference[]): readonly (readonly string[])[] {
  const rows = new Map<string, [judge: Judge, file: string, views: string[], why: string]>();
  for (const { judge, file, view, ...rest } of differences) {
    const why = reasonOf({ judge, file, view, ...rest })?.why ?? "NO REASON";
    const name = (file.split("/").at(-1) ?? file).replace(/\.docx$/, "").replace(/^\w+?__/, "");
    const row = rows.get(`${judge} ${file}`) ?? [judge, name, [], why];
    row[2].push(view);
    rows.set(`${judge} ${file}`, row);
  }
  const place = (judge: Judge): number => JUDGES.indexOf(judge);
  return [...rows.values()]
    .sort((one, other) => place(one[0]) - place(other[0]))
    .map(([judge, file, views, why]) => [judge, file, views.length > 1 ? "both" : views.join(""), why]);
}

function reasonOf({ judge, file }: Difference): Reason | undefined {
  return REASONS.find(({ judges, files }) => judges.includes(judge) && files.test(file));
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}
