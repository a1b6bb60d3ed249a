// Files acts in a store until it is done or killed, and prints a line for each that the store acknowledged:
// node tools/record/appender.ts '{"place":…,"file":"f","prefix":"a","from":1,"to":50}'
import { writeSync } from "node:fs";
import { openTrial, type TrialPlace, withoutFlushing } from "@travaux/record";

/** What an appender is told. */
export interface Orders {
  readonly place: TrialPlace;
  readonly file: string;
  /** Idempotency keys are the prefix and a number. */
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
  /** A planted fault: acknowledges before the store has. */
  readonly tooEarly?: boolean;
  /** A planted fault: the database no longer flushes. */
  readonly unflushed?: boolean;
}

const orders: Orders = JSON.parse(process.argv[2] ?? "");
const store = await openTrial(orders.place);
if (orders.unflushed) await withoutFlushing(store);
writeSync(1, "ready\n");
for (let number = orders.from; number <= orders.to; number += 1) {
  const key = `${orders.prefix}-${number}`;
  const draft = { actor: orders.prefix, office: "desk", kind: "note", body: { key, words: "x".repeat(300) } };
  if (orders.tooEarly) writeSync(1, `${key}\n`);
  await store.append(orders.file, draft, { idempotencyKey: key });
  if (!orders.tooEarly) writeSync(1, `${key}\n`);
}
await store.close();
