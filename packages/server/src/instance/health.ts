import { CLOCK_SKEW_MS, type RecordStore } from "@travaux/record";
import type { Health } from "../routes/instance.ts";

/** Whether the store answers, and whether the clock stands behind the newest act: then nothing can be filed until it is set right. */
export async function healthOf(store: RecordStore, now: number): Promise<Health> {
  try {
    const row = await store.database
      .selectFrom("travaux_files")
      .select((of) => of.fn.max("at").as("at"))
      .executeTakeFirst();
    const newest = row?.at ?? null;
    const clock = newest !== null && Date.parse(newest) - now > CLOCK_SKEW_MS ? "went back" : "runs";
    return { well: clock === "runs", store: "answers", clock };
  } catch {
    return { well: false, store: "does not answer", clock: "runs" };
  }
}
