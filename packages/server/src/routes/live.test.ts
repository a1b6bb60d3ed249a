import { dropTrial, trialPlace } from "@travaux/record";
import { expect, it } from "vitest";
import { cookieIn, enrolled, openTrialInstance, signedIn } from "../instance/trial.ts";

it("whoever is not signed in learns nothing of the live stream, not even that there is one", async () => {
  const place = trialPlace("sqlite");
  const trial = await openTrialInstance(place);
  const [stream, missing] = await Promise.all([
    trial.app.inject({ url: "/api/live" }),
    trial.app.inject({ url: "/api/lively" }),
  ]);
  expect([stream.statusCode, stream.body]).toEqual([missing.statusCode, missing.body]);
  await trial.close();
  await dropTrial(place);
});

it("a cursor in the address is taken like one in the header", async () => {
  const place = trialPlace("sqlite");
  const trial = await openTrialInstance(place);
  const cookie = await signedIn(trial, await enrolled(trial, "Officer One"));
  const answer = await trial.app.inject({ url: "/api/live?after=AQ", headers: { cookie } });
  expect([answer.statusCode, answer.json().code]).toEqual([400, "E_CURSOR_UNFIT"]);
  await trial.close();
  await dropTrial(place);
});

it("a session that opens streams again and again is slowed, and nobody else with it", async () => {
  const place = trialPlace("sqlite");
  const trial = await openTrialInstance(place);
  const [one, other] = [await enrolled(trial, "Officer One"), await enrolled(trial, "Officer Two")];
  const cookies = [await signedIn(trial, one), await signedIn(trial, other)];
  const tried = async (at: number) =>
    (await trial.app.inject({ url: "/api/live?after=AQ", headers: { cookie: cookies[at] ?? "" } })).statusCode;
  const answers: number[] = [];
  for (let tries = 0; tries < 61; tries += 1) answers.push(await tried(0));
  expect([answers[0], answers.at(-1), await tried(1)]).toEqual([400, 429, 400]);
  await trial.close();
  await dropTrial(place);
});

it("a session whose token is due for a new one gets it with the stream", async () => {
  const place = trialPlace("sqlite");
  const trial = await openTrialInstance(place);
  const cookie = await signedIn(trial, await enrolled(trial, "Officer One"));
  trial.clock.now += 16 * 60_000;
  const answer = await trial.app.inject({ url: "/api/live", headers: { cookie }, payloadAsStream: true });
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, "text/event-stream; charset=utf-8"]);
  const renewed = cookieIn(answer.headers["set-cookie"]) ?? "";
  trial.clock.now += 60_000;
  expect((await trial.app.inject({ url: "/api/session", headers: { cookie: renewed } })).statusCode).toBe(200);
  await trial.close();
  await dropTrial(place);
});
