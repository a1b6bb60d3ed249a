// npm run failures [-- --rounds N] [-- --plant]: a script of fifty acts on each store, in which every call of the database fails
// once before it is made, and once after, so that its answer alone is lost. Whoever files tries again with the same key. In the
// end every act is filed once, every row fits every other, and every error was one of ours. A round is the whole script.
import { TravauxError } from "@travaux/instrument";
import {
  failingAt,
  openTrial,
  type RecordStore,
  replayed,
  type StoreCall,
  signerFrom,
  type TrialPlace,
} from "@travaux/record";
import { end, onEachStore, report, toldBy } from "./harness.ts";

const ACTS = 50;
const MOST_CALLS = 200; // of one step: more would mean that it never ends
const signer = signerFrom("record.trial.example", new Uint8Array(32).fill(1));
const { rounds, plant } = toldBy(process.argv.slice(2));

end(await onEachStore(failed));

/** A store whose calls fail one by one, and what came of it. */
interface Trial {
  readonly open: () => Promise<RecordStore>;
  readonly faults: string[];
  failing: ReturnType<typeof failingAt>;
  places: number;
}

async function failed(place: TrialPlace): Promise<boolean> {
  const started = performance.now();
  const clock = replayed();
  const trial: Trial = {
    open: () => openTrial(place, { ...clock, interrupt: (call: StoreCall) => trial.failing.interrupt(call) }),
    faults: [],
    failing: failingAt(0, "before"),
    places: 0,
  };
  for (let round = 1; round <= (rounds ?? 1) && trial.faults.length === 0; round += 1) {
    for (const when of ["before", "after"] as const) await script(trial, when, `${when}-${round}`);
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  const figures = `${trial.places} calls failed in scripts of ${ACTS} acts, ${trial.faults.length} faults, ${seconds} s`;
  return report(`failing calls on ${place.kind}`, figures, trial.faults);
}

async function script(trial: Trial, when: StoreCall["when"], file: string): Promise<void> {
  const again = <Result>(what: () => Promise<Result>): Promise<Result> => untilItHolds(trial, when, what);
  const store = await again(trial.open);
  await again(() => store.createFile(file));
  const paper = await again(() => store.attach(file, Buffer.from("a paper")));
  for (let number = 1; number <= ACTS; number += 1) {
    const body = { number, name: "A. N. Officer", ...(number === 7 ? { paper: { $attached: paper } } : {}) };
    const draft = { actor: "a", office: "o", kind: "k", body, personal: number % 10 === 0 ? ["/name"] : [] };
    // The planted fault: whoever files draws a new key for every try.
    const key = (): string => (plant ? `act-${number}-${trial.places}` : `act-${number}`);
    await again(() => store.append(file, draft, { idempotencyKey: key() }));
    if (number === 25) await again(() => store.checkpoint(file, signer));
    if (number === 30) await again(() => store.erase(file, 20));
  }
  await again(() => store.receipt(file, 7, signer));
  const acts = await again(() => store.read(file, 0));
  const filed = acts.map(({ body }) => body.number).join();
  if (filed !== Array.from({ length: ACTS }, (_, at) => at + 1).join())
    trial.faults.push(`${file}: filed were ${filed}`);
  const broken = await again(() => store.fault(file));
  if (broken !== null) trial.faults.push(`${file}: ${broken}`);
  const kept = (await again(() => store.disclosures(file))).map(({ seq }) => seq).join();
  if (kept !== "10,30,40,50") trial.faults.push(`${file}: personal fields of ${kept}`);
  await store.close();
}

/** Makes a step again and again, the next of its calls failing each time, until none is left to fail. */
async function untilItHolds<Result>(
  trial: Trial,
  when: StoreCall["when"],
  what: () => Promise<Result>,
): Promise<Result> {
  for (let nth = 1; nth < MOST_CALLS; nth += 1) {
    trial.failing = failingAt(nth, when);
    try {
      const result = await what();
      if (trial.failing.calls() >= nth) trial.faults.push(`call ${nth} failed and nobody was told`);
      trial.failing = failingAt(0, when);
      return result;
    } catch (thrown) {
      const isOurs = thrown instanceof TravauxError && thrown.code === "E_STORE_LOST";
      if (!isOurs) trial.faults.push(`an error of another kind: ${String(thrown)}`);
      trial.places += 1;
    }
  }
  throw new Error("a step never ended");
}
