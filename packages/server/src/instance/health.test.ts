import { dropTrial, openTrial, trialPlace } from "@travaux/record";
import { expect, it } from "vitest";
import { healthOf } from "./health.ts";

it("an instance is not well where its clock went back, or its store does not answer", async () => {
  const place = trialPlace("sqlite");
  const now = Date.UTC(2031, 4, 6, 8, 0, 0);
  const store = await openTrial(place, { now: () => now });
  expect(await healthOf(store, now)).toEqual({ well: true, store: "answers", clock: "runs" });
  await store.createFile("lake");
  await store.append("lake", { actor: "a", office: "o", kind: "k", body: {} }, { idempotencyKey: "once" });
  expect(await healthOf(store, now - 1000)).toEqual({ well: true, store: "answers", clock: "runs" });
  expect(await healthOf(store, now - 3000)).toEqual({ well: false, store: "answers", clock: "went back" });
  await store.close();
  expect(await healthOf(store, now)).toEqual({ well: false, store: "does not answer", clock: "runs" });
  await dropTrial(place);
});
