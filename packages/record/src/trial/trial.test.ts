import { describe, expect, it } from "vitest";
import { dropTrial, failingAt, openTrial, replayed, trialPlace } from "./trial.ts";

describe("a trial of the record", () => {
  it("can lose the answer to any one call, and the act is filed once all the same", async () => {
    const place = trialPlace("sqlite");
    let failing = failingAt(0, "after");
    const store = await openTrial(place, { ...replayed(), interrupt: (call) => failing.interrupt(call) });
    await store.createFile("lake");
    const draft = { actor: "a", office: "o", kind: "k", body: {} };
    const file = () => store.append("lake", draft, { idempotencyKey: "once" });
    let lost = 0;
    for (let nth = 1; ; nth += 1) {
      failing = failingAt(nth, "after");
      const outcome = await file().catch((thrown: unknown) => thrown);
      if (failing.calls() < nth) break;
      expect(outcome).toMatchObject({ code: "E_STORE_LOST" });
      lost += 1;
    }
    expect(lost).toBeGreaterThan(5);
    expect((await store.read("lake", 0)).map(({ seq }) => seq)).toEqual([1]);
    await store.close();
    await dropTrial(place);
  });
});
