import { TABLES } from "./lists.ts";
import { type Check, type Fault, faultAt, type House, isCode, isTest, type Module, type Source } from "./source.ts";

const FILE_LINES = 500; // beyond it a file holds more than one concept
const FUNCTION_LINES = 70; // one screen
const MEDIAN_LINES = 150; // measured on parsers that are pleasant to read
const P90_LINES = 350;

/** Files and functions stay short enough to be read in one sitting. */
export const lengths: Check = {
  name: "lengths of files and functions",
  find: (house) => [
    ...house.sources.flatMap(longFile),
    ...house.modules.flatMap(longFunctions),
    ...longOnTheWhole(house),
    ...TABLES.filter((path) => !house.sources.some((source) => source.path === path)).map((path) => ({
      path,
      line: 0,
      what: "is listed as a table of data but does not exist",
    })),
  ],
};

/** Median and 90th percentile of the lengths of our code files, in lines; data files apart. */
export function lengthFigures(house: House): { readonly files: number; readonly median: number; readonly p90: number } {
  const sorted = house.sources
    .filter(isMeasured)
    .map(({ text }) => linesOf(text))
    .sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { files: sorted.length, median: at(0.5), p90: at(0.9) };
}

function isMeasured({ path }: Source): boolean {
  return isCode(path) && !TABLES.includes(path);
}

function linesOf(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}

function longFile(source: Source): readonly Fault[] {
  const lines = linesOf(source.text);
  if (!isMeasured(source) || lines <= FILE_LINES) return [];
  return [{ path: source.path, line: 0, what: `has ${lines} lines; at most ${FILE_LINES}` }];
}

function longOnTheWhole(house: House): readonly Fault[] {
  const { median, p90 } = lengthFigures(house);
  const path = "all code";
  const faults: Fault[] = [];
  if (median > MEDIAN_LINES) faults.push({ path, line: 0, what: `median ${median} lines; at most ${MEDIAN_LINES}` });
  if (p90 > P90_LINES) faults.push({ path, line: 0, what: `90th percentile ${p90} lines; at most ${P90_LINES}` });
  return faults;
}

function longFunctions(module: Module): readonly Fault[] {
  if (TABLES.includes(module.path)) return [];
  return module.nodes.flatMap(({ node, parent }) => {
    const isFunction = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
    // In a test, `describe("…", () => { … })` is a chapter, not a function.
    const isChapter =
      isTest(module.path) &&
      parent?.type === "CallExpression" &&
      /^describe\b/.test(module.text.slice(parent.start, parent.start + 8));
    const lines = linesOf(module.text.slice(node.start, node.end));
    if (!isFunction || isChapter || lines <= FUNCTION_LINES) return [];
    return [faultAt(module, node.start, `a function of ${lines} lines; at most ${FUNCTION_LINES}`)];
  });
}
