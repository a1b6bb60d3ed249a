// npm run judges: public Word files before other judges. Texts with all changes accepted and rejected beside the expected texts,
// docxodus, LibreOffice and pandoc; pairs compared beside docxodus, with counts and times; several reviewers in one file. Writes
// docs/spec/word-judges.md, and fails where a difference has no reason or a law does not hold.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { has, startDocxodus } from "./judges/others.ts";
import { judgesPage, pairName, type Verdicts } from "./judges/page.ts";
import { judgePairs } from "./judges/pairs.ts";
import { COUNT_REASONS, REASONS, reasonOf } from "./judges/reasons.ts";
import { judgeSets } from "./judges/sets.ts";
import { CORPUS, judgeTexts } from "./judges/texts.ts";

const PAGE = join(import.meta.dirname, "../docs/spec/word-judges.md");

if (!existsSync(CORPUS)) {
  console.error("The collection of public Word files is not here; nothing was judged.");
  process.exit(1);
}
const missing = ["soffice", "pandoc"].filter((program) => !has(program));
const engine = await startDocxodus();
console.error("comparing pairs");
const pairs = await judgePairs(engine);
console.error("compiling sets");
const sets = await judgeSets();
console.error("reading texts");
const texts = await judgeTexts(engine);
const verdicts: Verdicts = { texts, pairs, sets };

for (const { judge, asked, silent, same } of texts.tallies) {
  const rest = `${asked - same - silent} explained, ${silent} without an answer`;
  console.log(`${judge.padEnd(12)} ${same} of ${asked} texts the same line by line; ${rest}`);
}
console.log(
  `pairs        ${pairs.filter(({ ours, expected }) => ours === expected).length} of ${pairs.length} counts as expected`,
);
console.log(
  `             docxodus ${pairs.filter(({ docxodus, expected }) => docxodus === expected).length} by the same rule, ${pairs.filter(({ listed, expected }) => listed === expected).length} by its own list`,
);
const timed = pairs.filter(({ ours }) => ours !== null);
const middle = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[of.length >> 1] ?? 0;
const ours = middle(timed.map(({ milliseconds }) => milliseconds.ours));
const theirs = middle(timed.map(({ milliseconds }) => milliseconds.docxodus));
const ratio = middle(timed.map(({ milliseconds }) => milliseconds.docxodus / milliseconds.ours));
console.log(
  `             median ${ours.toFixed(1)} ms, docxodus ${theirs.toFixed(1)} ms, × ${ratio.toFixed(2)} on the median pair`,
);
console.log(
  `sets         ${sets.filter(({ rejected, alone, doubled }) => rejected && alone && doubled === 0).length} of ${sets.length} give every text back`,
);

const faults = faultsIn(verdicts);
for (const fault of faults) console.error(fault);
if (missing.length > 0)
  console.error(`Not judged by ${missing.join(" and ")}: not on this machine. The page stays as it was.`);
else if (faults.length === 0) writeFileSync(PAGE, judgesPage(verdicts));
console.log(faults.length === 0 ? "every difference has its reason" : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

/** What nobody explained, what does not hold, and reasons for nothing. */
function faultsIn({ texts, pairs, sets }: Verdicts): readonly string[] {
  const used = new Set(texts.differences.map(reasonOf));
  const uncounted = pairs.filter((pair) => pair.ours !== pair.expected);
  const names = new Set(uncounted.map(pairName));
  return [
    ...texts.differences
      .filter((one) => reasonOf(one) === undefined)
      .map(
        ({ judge, file, view, ours, theirs }) =>
          `${judge}, ${file}, ${view}: no reason is given.\n  ours   ${ours.join(" / ")}\n  theirs ${theirs.join(" / ")}`,
      ),
    ...(missing.length > 0 ? [] : REASONS.filter((one) => !used.has(one)).map(({ why }) => `Explains nothing: ${why}`)),
    ...uncounted
      .filter((pair) => COUNT_REASONS[pairName(pair)] === undefined)
      .map((pair) => `${pairName(pair)}: ${pair.ours} changes where ${pair.expected} are expected, without a reason`),
    ...Object.keys(COUNT_REASONS)
      .filter((name) => !names.has(name))
      .map((name) => `Explains a count that is as expected: ${name}`),
    ...pairs
      .filter(({ accepted, rejected }) => accepted === false || rejected === false)
      .map((pair) => `${pairName(pair)}: accepted or rejected, our file has other words`),
    ...sets
      .filter(({ rejected, alone, doubled }) => !rejected || !alone || doubled > 0)
      .map(({ set }) => `${set}: a text does not come out of the file, or a clause is doubled`),
    ...sets
      .filter(({ saved, nested }) => saved === false && !nested)
      .map(({ set }) => `${set}: saved again by LibreOffice, a view has other words`),
  ];
}
