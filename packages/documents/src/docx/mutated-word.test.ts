import { compile, instrumentOfLines } from "@travaux/compare";
import { TravauxError } from "@travaux/instrument";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { intake } from "../intake.ts";
import { chance, mutated, mutatedMarkup } from "../made-faults.ts";
import { makeDocx } from "../made-files.ts";
import { readFile } from "../read/read-file.ts";
import { suggestInWord } from "../word-out/edit/suggest-in-word.ts";
import { PORT_TEXT } from "../word-out/example-text.ts";
import { rollingDocx } from "../word-out/rolling/rolling-docx.ts";
import { scrubWord } from "../word-out/scrub/scrub-word.ts";
import { instrumentDocx } from "../word-out/write-instrument.ts";
import { inspectWord } from "./inspect/inspect-word.ts";
import { MADE_TRACKED } from "./made-tracked.ts";
import { readTracked } from "./read-tracked.ts";

/** Milliseconds of the processor that this thread has used: what else the machine does is left out. */
const cpuTime = (): number => process.threadCpuUsage().user / 1000;

/** Fixed so that a run repeats; a failure prints seed and round. */
const SEED = Number(process.env.TRAVAUX_SEED || 20_315);
const ROUNDS = Number(process.env.TRAVAUX_MUTATIONS || 2000);
/** No file may take longer; a machine that does other work at the time is given some patience. */
const LONGEST_MS = 2000;

const BASE = [
  "Decide to quickly survey the river mouth each spring;",
  "Agree to share all readings within thirty days;",
  "Thank the crews for their long service;",
  "Invite the harbour masters.",
];

async function wordFiles(): Promise<readonly Uint8Array[]> {
  const [first = "", second = "", third = "", fourth = ""] = BASE;
  const filings = [
    { party: "EU", text: [first.replace("quickly ", ""), second, third, "Ask for charts;", fourth] },
    { party: "KEN", text: [first, `${second} ${third}`, fourth], retains: [{ passage: 0, start: 10, end: 17 }] },
    { party: "NOR", text: [fourth, first, second, third.replace("long ", "loyal ")] },
    { party: "PAK", text: [first, "Agree to share", "all readings within ten days;", fourth] },
  ];
  return [
    await rollingDocx(compile(instrumentOfLines(BASE, "v1"), filings), { date: "2031-02-03T10:00:00Z" }),
    await instrumentDocx(PORT_TEXT),
    makeDocx(MADE_TRACKED.map(([, body]) => body).join("")),
  ];
}

/** A Word file with a fault in one of its parts, packed again without a fault. */
function faultInside(file: Uint8Array, next: () => number): Uint8Array {
  const parts = unzipSync(file);
  const names = Object.keys(parts);
  const name = next() < 0.5 ? "word/document.xml" : (names[Math.floor(next() * names.length)] ?? "");
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  return zipSync({ ...parts, [name]: strToU8(mutatedMarkup(xml, next)) }, { level: 1 });
}

/** What a file gives, or the error it is refused with; anything else than an error of ours leaves it. */
async function given<T>(work: Promise<T>, where: string): Promise<T | null> {
  const begun = cpuTime();
  try {
    return await work;
  } catch (error) {
    expect(error, where).toBeInstanceOf(TravauxError);
    // This code stands for an error nobody foresaw. A suggestion may be stopped by its own check: runs in runs no schema allows.
    expect(error, where).not.toMatchObject({ code: "E_UNREADABLE" });
    return null;
  } finally {
    expect(cpuTime() - begun, where).toBeLessThan(LONGEST_MS);
  }
}

/** The file with a word and a comment put into its last clause. */
async function suggested(bytes: Uint8Array): Promise<unknown> {
  const reading = await readFile(bytes, "paper.docx");
  const { instrument, view } = intake(reading, { version: "v1", lexicon: { instruments: [], organisations: [] } });
  const clause = view.clauses.at(-1);
  if (clause === undefined) return null;
  const range = { start: 0, end: Math.min(4, clause.text.length) };
  const edit = { ...range, inserted: "will" };
  const suggestion = { clause: clause.id, range, edit, paragraph: null, comment: "Why.", otherwise: "" };
  return suggestInWord(bytes, "paper.docx", {
    instrument,
    suggestions: [suggestion],
    signature: { author: "PAK", date: "2031-02-03T10:00:00Z" },
  });
}

describe(`of ${ROUNDS} damaged Word files`, () => {
  it(
    "each is read, inspected, scrubbed and given a suggestion, or refused by name, never with a raw error or a hang",
    async () => {
      const next = chance(SEED);
      const files = await wordFiles();
      let read = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const file = files[round % files.length] ?? new Uint8Array();
        const broken = next() < 0.2 ? mutated(file, next) : faultInside(file, next);
        const where = `round ${round} of seed ${SEED}`;
        const tracked = await given(readTracked(broken, "paper.docx"), where);
        const author = tracked?.authors[0];
        const view = author === undefined ? "rejected" : { author };
        await given(readFile(broken, "paper.docx"), where);
        await given(readFile(broken, "paper.docx", { view }), where);
        if (round % 2 === 0) await given(inspectWord(broken, "paper.docx"), where);
        else await given(scrubWord(broken, "paper.docx", { names: true }), where);
        if (round % 3 === 0) await given(suggested(broken), where);
        if (tracked !== null) read += 1;
      }
      // Faults that leave nothing to be read would prove little.
      expect(read).toBeGreaterThan(ROUNDS / 4);
    },
    ROUNDS * 100,
  );

  it("none gives less text than the file before, where only its archive was damaged", async () => {
    const next = chance(SEED + 1);
    const files = await wordFiles();
    const whole = await Promise.all(files.map((file) => readTracked(file, "paper.docx")));
    for (let round = 0; round < ROUNDS / 4; round += 1) {
      const at = round % files.length;
      const broken = mutated(files[at] ?? new Uint8Array(), next);
      const tracked = await given(readTracked(broken, "paper.docx"), `round ${round} of seed ${SEED + 1}`);
      if (tracked !== null) expect(tracked, `round ${round} of seed ${SEED + 1}`).toEqual(whole[at]);
    }
  });
});
