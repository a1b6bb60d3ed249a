// Measures how well the right article is found for labelled clauses, beside two full-text engines on the same corpus, in one
// run: `npm run precedents`. `npm run precedents -- misses` also names the clauses that ours misses; those of sets that
// nobody looks at are never shown. `-- ours` leaves the peers out, `-- tuning second-hand` the sets not named. Results are
// printed and written to out/precedents.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Engine, fts5, miniSearch, travaux } from "./precedents/engines.ts";
import { corpus, type Labelled, labelled } from "./precedents/labelled.ts";

const OUT = join(import.meta.dirname, "../out");
const texts = corpus();
if (texts === null) {
  console.log("The corpus of agreed texts is not present; nothing was measured.");
  process.exit(0);
}

/** The sets of labelled clauses, in the order they were written. */
const SETS = [
  "tuning",
  "held-out",
  "second-hand",
  "second-look",
  "third-hand",
  "last-count",
  "fourth-hand",
  "training",
] as const;
/** Sets whose clauses nobody looks at. */
const UNSEEN: ReadonlySet<string> = new Set(["held-out", "third-hand", "last-count", "fourth-hand"]);

interface Scores {
  readonly set: string;
  readonly half: string;
  readonly engine: string;
  readonly clauses: number;
  readonly recall1: number;
  readonly recall5: number;
  /** Mean reciprocal rank among the first ten. */
  readonly mrr: number;
  /** Milliseconds of the processor for a warm question: other work on the machine does not count. */
  readonly median: number;
  readonly p95: number;
}

function scored(engine: Engine, set: string, half: string, clauses: readonly Labelled[]): Scores {
  const ranks: number[] = [];
  const times: number[] = [];
  const [any] = clauses;
  if (any !== undefined) engine.ask(any.clause);
  for (const { clause, articles } of clauses) {
    const began = process.threadCpuUsage();
    const names = engine.ask(clause);
    const { user, system } = process.threadCpuUsage(began);
    times.push((user + system) / 1000);
    const rank = names.findIndex((name) => articles.includes(name));
    ranks.push(rank);
    if (!UNSEEN.has(set) && engine.name === "Travaux" && (rank < 0 || rank > 4) && process.argv.includes("misses")) {
      console.log(`missed: ${articles.join(", ")} | ${clause} | ${names.slice(0, 5).join(", ")}`);
    }
  }
  times.sort((a, b) => a - b);
  const share = (within: number): number => ranks.filter((rank) => rank >= 0 && rank < within).length / ranks.length;
  return {
    set,
    half,
    engine: engine.name,
    clauses: clauses.length,
    recall1: share(1),
    recall5: share(5),
    mrr: ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / ranks.length,
    median: times[Math.floor(times.length / 2)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

const bytes = texts.reduce(
  (sum, { clauses }) => sum + clauses.reduce((all, { text }) => all + Buffer.byteLength(text), 0),
  0,
);
const megabytes = bytes / 1e6;
console.log(`${texts.length} instruments, ${megabytes.toFixed(1)} MB of text\n`);
const peers = process.argv.includes("ours") ? [] : [miniSearch(texts), fts5(texts)];
const engines = [await travaux(texts), ...peers];
for (const { name, buildMs, bytes: size } of engines) {
  const speed = (megabytes / buildMs) * 1000;
  console.log(
    `${name.padEnd(18)} built at ${speed.toFixed(1)} MB/s, index ${(size / 1e6).toFixed(1)} MB, ${(size / bytes).toFixed(2)} × the text`,
  );
}
const rows: Scores[] = [];
const wanted = SETS.filter((set) => process.argv.includes(set));
for (const set of wanted.length > 0 ? wanted : SETS) {
  for (const half of ["close", "plain"]) {
    const clauses = labelled(set).filter((each) => each.half === half);
    if (clauses.length === 0) continue;
    console.log(`\n${set}, ${half}: ${clauses.length} clauses`);
    for (const engine of engines) {
      const row = scored(engine, set, half, clauses);
      rows.push(row);
      const found = `recall@1 ${row.recall1.toFixed(3)}  recall@5 ${row.recall5.toFixed(3)}  MRR ${row.mrr.toFixed(3)}`;
      console.log(
        `  ${row.engine.padEnd(18)} ${found}  median ${row.median.toFixed(1)} ms  p95 ${row.p95.toFixed(1)} ms`,
      );
    }
  }
}
for (const engine of engines) engine.end();
mkdirSync(OUT, { recursive: true });
const built = engines.map(({ name, buildMs, bytes: size }) => ({ name, buildMs, bytes: size }));
writeFileSync(join(OUT, "precedents.json"), `${JSON.stringify({ textBytes: bytes, built, rows }, null, 2)}\n`);
console.log("\nwritten: out/precedents.json");
