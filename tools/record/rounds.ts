// What the harnesses of the record have in common: how they are told how long to run, and how they end.
import { closingLine } from "../tally.ts";

/** What a harness was told. */
export interface Told {
  /** How many rounds; null where it is for the harness to say, Infinity for all there are. */
  readonly rounds: number | null;
  /** Whether the planted fault is in: the harness must then fail. */
  readonly plant: boolean;
}

/** Reads `--rounds N`, `--rounds all` and `--plant`; anything else ends the program. */
export function toldBy(args: readonly string[]): Told {
  let rounds: number | null = null;
  let plant = false;
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === "--plant") plant = true;
    else if (args[at] === "--rounds" && /^([1-9]\d*|all)$/.test(args[at + 1] ?? "")) {
      at += 1;
      rounds = args[at] === "all" ? Number.POSITIVE_INFINITY : Number(args[at]);
    } else {
      console.error(`"${args[at]}" is not understood. Give --rounds N, --rounds all, --plant.`);
      process.exit(2);
    }
  }
  return { rounds, plant };
}

/** One promise tried: prints its line, and what broke it. */
export function report(name: string, figures: string, faults: readonly string[]): boolean {
  console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${name}: ${figures}`);
  for (const fault of faults.slice(0, 10)) console.log(`       ${fault}`);
  if (faults.length > 10) console.log(`       and ${faults.length - 10} more`);
  return faults.length === 0;
}

/** Ends a harness: the closing line, and the exit code. */
export function end(results: readonly boolean[], skipped: number): void {
  const passed = results.filter((result) => result).length;
  const failed = results.length - passed;
  console.log(closingLine({ passed, failed, skipped }));
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
