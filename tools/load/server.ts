// A server of `npm run load`, in a process of its own so that its memory can be read: told by messages what to file.

import type { TrialPlace } from "@travaux/record";
import { type LiveTrial, openLiveTrial, type Seat } from "@travaux/server/live/trial";

/** What a server is started with. */
export interface ServerOrders {
  readonly place: TrialPlace;
  /** A planted fault: the hub loses this act. */
  readonly lost: { readonly file: string; readonly seq: number } | null;
}

/** What a server is asked. */
export type Asked =
  | { readonly no: number; readonly ask: "seat"; readonly seats: number; readonly shared: readonly string[] }
  | { readonly no: number; readonly ask: "file"; readonly file: string; readonly key: string }
  | { readonly no: number; readonly ask: "spent" }
  | { readonly no: number; readonly ask: "close" };

/** Somebody's seat, and the file that nobody else reads. */
export interface OwnSeat extends Seat {
  readonly own: string;
}

/** What it answers. */
export interface Answered {
  readonly no: number;
  readonly url?: string;
  readonly seats?: readonly OwnSeat[];
  /** The most memory it had, and the time of the processor it took. */
  readonly megabytes?: number;
  readonly milliseconds?: number;
  /** How many faults its log has. */
  readonly faults?: number;
}

const WORDS = "Lamps shall be lit at dusk on every ferry of the Parties. ".repeat(8);

const { place, lost }: ServerOrders = JSON.parse(process.argv[2] ?? "");
const trial = await openLiveTrial(place, {
  lost: (file, seq) => lost !== null && file === lost.file && seq === lost.seq,
});
process.on("message", (asked: Asked) => {
  answer(asked, trial).then(tell, (thrown) => {
    console.error(thrown);
    process.exit(1);
  });
});
process.on("disconnect", () => process.exit());
tell({ no: 0, url: trial.url });

function tell(answered: Answered): void {
  process.send?.(answered);
}

async function answer(asked: Asked, { store, close, errors, ...trial }: LiveTrial): Promise<Answered> {
  const { no } = asked;
  if (asked.ask === "seat") {
    const seats: OwnSeat[] = [];
    for (const file of asked.shared) await store.createFile(file);
    for (let count = 1; count <= asked.seats; count += 1) {
      const seat = await trial.seat(`Delegate ${count}`);
      const own = `own-${count}`;
      await store.createFile(own);
      for (const file of [...asked.shared, own]) await trial.admit(seat.person, file);
      seats.push({ ...seat, own });
    }
    return { no, seats };
  }
  if (asked.ask === "file") {
    const draft = { actor: "delegate", office: "desk", kind: "proposal", body: { words: WORDS } };
    await store.append(asked.file, draft, { idempotencyKey: asked.key });
    return { no };
  }
  if (asked.ask === "spent") {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    return { no, megabytes: Math.round(maxRSS / 1024), milliseconds: (userCPUTime + systemCPUTime) / 1000 };
  }
  const faults = errors.length;
  for (const error of errors.slice(0, 3)) console.error(error);
  await close();
  process.disconnect?.();
  return { no, faults };
}
