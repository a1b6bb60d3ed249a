// What the harnesses have in common: what they are told, the stores they run on, what they print, and how they end.
import { dropTrial, postgresAnswers, type TrialPlace, trialPlace } from "@travaux/record";
import { closingLine } from "./tally.ts";

/** What a harness was told. */
export interface Told {
  /** How many rounds; null where it is for the harness to say, Infinity for all there are. */
  readonly rounds: number | null;
  /** Whether the planted fault is in: the harness must then fail. */
  readonly plant: boolean;
}

/** How a promise fared: whether it was kept; null where it could not be tried here. */
export type Outcome = boolean | null;

/** Options of a harness that have a value, beside `--plant`. */
export interface Options {
  readonly names: readonly string[];
  /** What a value looks like. */
  readonly form: RegExp;
  /** What to give, for whoever gave something else. */
  readonly usage: string;
}

/** Reads `--rounds N`, `--rounds all` and `--plant`; anything else ends the program. */
export function toldBy(args: readonly string[]): Told {
  const options = { names: ["--rounds"], form: /^([1-9]\d*|all)$/, usage: "--rounds N, --rounds all" };
  const { values, plant } = valuesIn(args, options);
  const rounds = values.get("--rounds");
  if (rounds === undefined) return { rounds: null, plant };
  return { rounds: rounds === "all" ? Number.POSITIVE_INFINITY : Number(rounds), plant };
}

/** Reads options and `--plant`; anything else ends the program. */
export function valuesIn(
  args: readonly string[],
  { names, form, usage }: Options,
): { readonly values: ReadonlyMap<string, string>; readonly plant: boolean } {
  const values = new Map<string, string>();
  let plant = false;
  for (let at = 0; at < args.length; at += 1) {
    const [name = "", value = ""] = args.slice(at);
    if (name === "--plant") plant = true;
    else if (names.includes(name) && form.test(value)) {
      at += 1;
      values.set(name, value);
    } else {
      console.error(`"${name}" is not understood. Give ${usage}, --plant.`);
      process.exit(2);
    }
  }
  return { values, plant };
}

/** Tries a promise on each store, at a place of its own that is taken away afterwards. */
export async function onEachStore(tried: (place: TrialPlace) => Promise<boolean>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const kind of ["sqlite", "postgres"] as const) {
    if (kind === "postgres" && !(await postgresAnswers())) {
      outcomes.push(skip(kind, "no server answers"));
      continue;
    }
    const place = trialPlace(kind);
    outcomes.push(await tried(place));
    await dropTrial(place);
  }
  return outcomes;
}

/** One promise tried: prints its line, and what broke it. */
export function report(name: string, figures: string, faults: readonly string[]): boolean {
  console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${name}: ${figures}`);
  for (const fault of faults.slice(0, 10)) console.log(`       ${fault}`);
  if (faults.length > 10) console.log(`       and ${faults.length - 10} more`);
  return faults.length === 0;
}

/** One promise that cannot be tried here: prints why. */
export function skip(name: string, why: string): null {
  console.log(`skip ${name}: ${why}`);
  return null;
}

/** Ends a harness: the closing line, and the exit code. */
export function end(outcomes: readonly Outcome[]): void {
  const count = (wanted: Outcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  const tally = { passed: count(true), failed: count(false), skipped: count(null) };
  console.log(closingLine(tally));
  process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}
