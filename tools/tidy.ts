// npm run tidy: the house rules that a machine can check, each with the places that break it.
import { dirname } from "node:path";
import { closingLine } from "./tally.ts";
import { CHECKS } from "./tidy/checks.ts";
import { lengthFigures } from "./tidy/lengths.ts";
import { readHouse } from "./tidy/read-house.ts";

const house = readHouse(dirname(import.meta.dirname));
let failed = 0;
for (const check of CHECKS) {
  const faults = check.find(house);
  if (faults.length > 0) failed += 1;
  console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${check.name}`);
  for (const { path, line, what } of faults) console.log(`       ${path}${line > 0 ? `:${line}` : ""} ${what}`);
}
const { files, median, p90 } = lengthFigures(house);
console.log(`${files} code files: median ${median} lines, 90th percentile ${p90}.`);
console.log(closingLine({ passed: CHECKS.length - failed, failed, skipped: 0 }));
process.exitCode = failed === 0 ? 0 : 1;
