import type { RecordStore } from "../store/store.ts";

/** How much a trial file holds. */
export interface Filling {
  readonly acts: number;
  /** Characters of each act's words. */
  readonly words: number;
  /** Every how manieth act names a paper. */
  readonly paperEvery: number;
}

/** Fills a file with fictional acts: opinions on a pact about ferries, with names set apart and papers attached. */
export async function fillTrial(store: RecordStore, file: string, { acts, words, paperEvery }: Filling): Promise<void> {
  await store.createFile(file);
  for (let number = 1; number <= acts; number += 1) {
    const paper =
      number % paperEvery === 0 ? await store.attach(file, Buffer.from(`Draft ${number} of the Ferry Pact.\n`)) : null;
    const body = {
      clause: `op-${number}`,
      officer: { name: `Officer ${number}`, telephone: number * 111 },
      words: "Lamps shall be lit at dusk. ".repeat(Math.ceil(words / 28)).slice(0, words),
      ...(paper === null ? {} : { paper: { $attached: paper } }),
    };
    const personal = number % 2 === 0 ? ["/officer/name", "/officer/telephone"] : ["/officer"];
    const draft = { actor: `desk-${number % 3}`, office: "division of lakes", kind: "opinion", body, personal };
    await store.append(file, draft, { idempotencyKey: `trial-${number}` });
  }
}
