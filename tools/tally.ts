import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule, TestSuite } from "vitest/node";

/** How a run ended, in tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The last line of a run, in the one form that people and continuous integration both read. */
export function closingLine(tally: Tally): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`;
}

/**
 * Counts a whole run. A test file that does not load, a suite whose set-up fails, and an error outside any test each count
 * as one failure: otherwise a run could lose all tests of a file and still say "0 failed".
 */
export function tallyOf(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): Tally {
  const tally = { passed: 0, failed: strayErrors.length, skipped: 0 };
  for (const module of modules) {
    let failedHere = 0;
    let ranHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      ranHere += 1;
      if (state === "passed") tally.passed += 1;
      else if (state === "skipped") tally.skipped += 1;
      else failedHere += 1; // failed, or never finished
    }
    failedHere += brokenSuites(module.children.allSuites());
    // The file itself broke (a syntax error, a failing top-level hook), or holds no test at all.
    if (failedHere === 0 && (module.errors().length > 0 || ranHere === 0 || module.state() === "failed"))
      failedHere = 1;
    tally.failed += failedHere;
  }
  return tally;
}

function brokenSuites(suites: Iterable<TestSuite>): number {
  let broken = 0;
  for (const suite of suites) if (suite.errors().length > 0) broken += 1;
  return broken;
}

/** A reporter for vitest that leaves the tally of the run, as JSON, in the file at `path`. */
export function tallyReporter(path: string): Reporter {
  return {
    onTestRunEnd(modules, strayErrors) {
      writeFileSync(path, JSON.stringify(tallyOf(modules, strayErrors)));
    },
  };
}
