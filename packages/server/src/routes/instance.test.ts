import { dropTrial, trialPlace } from "@travaux/record";
import { expect, it } from "vitest";
import { openTrialInstance } from "../instance/trial.ts";
import type { Health } from "./instance.ts";

it("anybody may ask whether the instance is well, and learns no more", async () => {
  const place = trialPlace("sqlite");
  const states: Health[] = [
    { well: true, store: "answers", clock: "runs" },
    { well: false, store: "does not answer", clock: "runs" },
  ];
  for (const state of states) {
    const trial = await openTrialInstance(place, { health: async () => state });
    const answer = await trial.app.inject({ url: "/api/health" });
    expect([answer.statusCode, answer.json()]).toEqual([state.well ? 200 : 503, state]);
    await trial.close();
  }
  await dropTrial(place);
});
