import { type Instrument, paragraphsOf, readInstrument } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printRolling } from "../print/styles.ts";
import { compile } from "./compile.ts";
import { project, rejectAll, rollingText } from "./project.ts";
import { roundOf } from "./typed/round.ts";

/** Fixed so that a run repeats; a failure prints the seed and path that replay it. */
const SEED = Number(process.env.TRAVAUX_SEED || 20251210);
const RUNS = Number(process.env.TRAVAUX_RUNS || 2000);

/** Milliseconds for a test with many runs on a machine with other work. */
const LONG = 600_000;

const CODES = ["AUS", "CHE", "EU", "KEN", "PAK"];

/** Paragraphs as a text has them: recitals, decisions, what reads as neither, and two that begin alike. */
const PARAGRAPHS = [
  "Recalling its decision on rivers of 2 December 2021,",
  "Noting the report of the Secretariat on floods,",
  "Guided by the Charter of the basin,",
  "Calls upon all States to share data each spring;",
  "Requests a report on costs of gauges;",
  "Urges donors to fund gauges in poor countries;",
  "Welcomes the offer of Chile to host a meeting;",
  "Notes the lack of money for ferries;",
  "Decides to meet in Geneva every autumn;",
  "Urges donors to fund gauges in dry countries;",
];

const NEW = [
  "Thanks the harbour masters for their lamps;",
  "Invites the Bank to lend more for dykes;",
  "Stressing the role of fishing villages,",
];

const WORDS = ["quickly", "fully", "jointly", "in time"];

/** One change to a text. Places count paragraphs of the text as it then is, and are taken modulo their number. */
interface Act {
  readonly kind: "move" | "join" | "split" | "new" | "strike" | "word";
  readonly at: number;
  readonly to: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom("move", "move", "move", "join", "split", "new", "new", "strike", "word"),
  at: fc.nat(9),
  to: fc.nat(9),
});

interface Table {
  readonly base: readonly string[];
  /** What several may do: each delegation does those of its choice, in this order, and then its own. */
  readonly shared: readonly Act[];
  readonly delegations: readonly { readonly takes: readonly boolean[]; readonly own: readonly Act[] }[];
}

const table: fc.Arbitrary<Table> = fc.record({
  base: fc.subarray(PARAGRAPHS, { minLength: 2, maxLength: 7 }),
  shared: fc.array(act, { maxLength: 3 }),
  delegations: fc.array(
    fc.record({
      takes: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      own: fc.array(act, { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: CODES.length },
  ),
});

function done(lines: readonly string[], { kind, at, to }: Act): readonly string[] {
  const out = [...lines];
  const here = at % Math.max(out.length, 1);
  const line = out[here];
  if (line === undefined) return out;
  const words = line.split(" ");
  if (kind === "move") out.splice(to % out.length, 0, ...out.splice(here, 1));
  else if (kind === "new") {
    const words = NEW[to % NEW.length] ?? "";
    if (!out.includes(words)) out.splice(at % (out.length + 1), 0, words);
  } else if (kind === "strike") out.splice(here, 1);
  else if (kind === "word") out[here] = words.toSpliced(1 + (to % words.length), to % 2, WORDS[to % 4] ?? "").join(" ");
  else if (kind === "join" && out[here + 1] !== undefined) out.splice(here, 2, `${line} ${out[here + 1]}`);
  else if (kind === "split" && words.length > 4) {
    const cut = 2 + (to % (words.length - 3));
    out.splice(here, 1, words.slice(0, cut).join(" "), words.slice(cut).join(" "));
  }
  return out;
}

function filed({ base, shared, delegations }: Table): readonly { party: string; text: readonly string[] }[] {
  return delegations.map(({ takes, own }, at) => {
    const acts = [...shared.filter((_, which) => takes[which]), ...own];
    return { party: CODES[at] ?? "", text: acts.reduce(done, base) };
  });
}

const read = (text: string, version: string): Instrument =>
  readInstrument(paragraphsOf(text), { version, lexicon: { instruments: [], organisations: [] } });

describe("a rolling text in the next round", () => {
  it(
    `gives everybody's text back to the byte, and the same rolling text, whatever moved, joined, parted or is new (seed ${SEED})`,
    () => {
      fc.assert(
        fc.property(table, (given) => {
          const base = read(given.base.join("\n\n"), "zero");
          const before = compile(base, filed(given));
          const printed = printRolling(rollingText(before), "attributed");
          const round = roundOf(read(printed.replaceAll("\n", "\n\n"), "again"));
          if (round === null) return;
          const after = compile(round.base, round.standing, { arrived: round.arrived });
          const heard = new Set(after.submissions.map(({ party }) => party));
          for (const { party, edits } of before.submissions) {
            if (edits.length === 0) expect(heard.has(party)).toBe(false);
            else expect([party, project(after, [party]).text]).toEqual([party, project(before, [party]).text]);
          }
          expect(rejectAll(after).text).toBe(printed);
          expect(printRolling(rollingText(after), "attributed")).toBe(printed);
        }),
        { seed: SEED, numRuns: RUNS },
      );
    },
    LONG,
  );
});
