import { readFileSync } from "node:fs";
import { dropTrial, trialPlace } from "@travaux/record";
import { expect, it } from "vitest";
import { enrolled, openTrialInstance, signedIn } from "./trial.ts";

it("the description of the interface is OpenAPI 3.1 and lists every route the guard knows", async () => {
  const place = trialPlace("sqlite");
  const trial = await openTrialInstance(place);
  const cookie = await signedIn(trial, await enrolled(trial, "Keeper One", true));
  const answer = await trial.app.inject({ url: "/api/interface.json", headers: { cookie } });
  expect(answer.statusCode).toBe(200);
  const described = answer.json();
  expect(described.openapi).toBe("3.1.0");
  expect(Object.keys(described.paths).sort()).toEqual(
    [...new Set(trial.routes.map(({ url }) => url.replaceAll(/:(\w+)/g, "{$1}")))].sort(),
  );
  await trial.close();
  await dropTrial(place);
});

it("an instance on plain HTTP gives a cookie that works there, and one over TLS the stricter one", async () => {
  const place = trialPlace("sqlite");
  for (const [secure, name] of [
    [false, /^travaux=/],
    [true, /^__Host-travaux=/],
  ] as const) {
    const trial = await openTrialInstance(place, { secure });
    expect(await signedIn(trial, await enrolled(trial, `Officer ${secure}`))).toMatch(name);
    await trial.close();
  }
  await dropTrial(place);
});

it("docs/spec/server.md lists every route, with the policy that guards it", async () => {
  const place = trialPlace("sqlite");
  const { routes, close } = await openTrialInstance(place);
  const page = readFileSync(new URL("../../../../docs/spec/server.md", import.meta.url), "utf8");
  const listed = [...page.matchAll(/^\| `([A-Z]+ \/\S+)` \| ([\w-]+) \|/gm)].map(
    ([, route, policy]) => `${route} ${policy}`,
  );
  expect(listed.sort()).toEqual(routes.map(({ method, url, policy }) => `${method} ${url} ${policy.name}`).sort());
  await close();
  await dropTrial(place);
});
