import { dropTrial, trialPlace } from "@travaux/record";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { enrolled, openTrialInstance, signedIn, type Trial } from "../instance/trial.ts";
import { administer, seeHealth, seeInterface } from "../policies/instance.ts";
import { makeApp } from "./app.ts";

const PLACE = trialPlace("sqlite");
let trial: Trial;
let officer: string;

beforeAll(async () => {
  trial = await openTrialInstance(PLACE);
  officer = await signedIn(trial, await enrolled(trial, "Officer One"));
});

afterAll(async () => {
  await trial.close();
  await dropTrial(PLACE);
});

/** An app like the instance's, with routes planted in it. */
function planted() {
  const reference = () => "ref";
  return makeApp({ ...trial.around, callerOf: async () => undefined, reference });
}

describe("a route", () => {
  it("that has no policy keeps the instance from starting", async () => {
    const { app } = await planted();
    const open = () => app.get("/open", { schema: { response: { 200: z.string() } } }, () => "open to all");
    expect(open).toThrow(expect.objectContaining({ code: "E_ROUTE_UNGUARDED" }));
  });

  it("that does not declare its answer keeps the instance from starting", async () => {
    const { app } = await planted();
    const config = { policy: seeInterface };
    expect(() => app.get("/loose", { config }, () => "anything")).toThrow(
      expect.objectContaining({ code: "E_ROUTE_UNGUARDED" }),
    );
    const schema = { response: { 404: z.string() } };
    expect(() => app.get("/loose", { config, schema }, () => "anything")).toThrow(
      expect.objectContaining({ code: "E_ROUTE_UNGUARDED" }),
    );
  });

  it("sends no field that its answer does not declare", async () => {
    const { app } = await planted();
    app
      .withTypeProvider<ZodTypeProvider>()
      .get(
        "/narrow",
        { config: { policy: seeHealth }, schema: { response: { 200: z.object({ shown: z.string() }) } } },
        () => ({ shown: "yes", redLine: "never shown" }),
      );
    expect((await app.inject({ url: "/narrow" })).json()).toEqual({ shown: "yes" });
  });

  it("that fails says nothing of the inside, and gives a reference the log has", async () => {
    const seen: unknown[] = [];
    const { app } = await makeApp({
      ...trial.around,
      callerOf: async () => undefined,
      reference: () => "ref-1",
      log: (reference, error) => seen.push(reference, error),
    });
    app.get("/broken", { config: { policy: seeHealth }, schema: { response: { 200: z.string() } } }, () => {
      throw new Error("row 17 of the table of red lines");
    });
    const answer = await app.inject({ url: "/broken" });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: "E_UNEXPECTED", hint: expect.stringContaining("ref-1") });
    expect(answer.body).not.toContain("red lines");
    expect(seen).toEqual(["ref-1", expect.any(Error)]);
  });
});

describe("an address", () => {
  it("answers alike, whether it exists or not, to whoever is not signed in", async () => {
    const urls = ["/api/interface.json", "/api/session", "/api/nothing", "/", "/api/files/2031-0001"];
    const answers = await Promise.all(urls.map((url) => trial.app.inject({ url })));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(401);
    const headers = answers.map(({ headers: sent }) => JSON.stringify({ ...sent, date: "" }));
    expect(new Set(headers).size).toBe(1);
  });

  it("that a policy refuses cannot be told from one that does not exist", async () => {
    const { app } = await makeApp({
      ...trial.around,
      reference: () => "ref",
      callerOf: async () => ({
        person: "p",
        name: "Officer",
        session: "s",
        offices: [],
        isAdministrator: false,
        steppedUpAt: undefined,
      }),
    });
    app.get("/house", { config: { policy: administer }, schema: { response: { 200: z.string() } } }, () => "house");
    const [refused, missing] = await Promise.all([app.inject({ url: "/house" }), app.inject({ url: "/hause" })]);
    expect([refused.statusCode, refused.body]).toEqual([missing.statusCode, missing.body]);
    expect(refused.statusCode).toBe(404);
  });

  it("that needs a fresh proof asks for one", async () => {
    const { app } = await makeApp({
      ...trial.around,
      reference: () => "ref",
      callerOf: async () => ({
        person: "p",
        name: "Keeper",
        session: "s",
        offices: [],
        isAdministrator: true,
        steppedUpAt: trial.clock.now - 6 * 60_000,
      }),
    });
    app.get("/house", { config: { policy: administer }, schema: { response: { 200: z.string() } } }, () => "house");
    const answer = await app.inject({ url: "/house" });
    expect([answer.statusCode, answer.json().code]).toEqual([403, "E_STEP_UP"]);
  });
});

describe("a request", () => {
  it("that changes something and comes from a page of another site is refused", async () => {
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://elsewhere.example" },
      { origin: "null" },
    ]) {
      const answer = await trial.app.inject({
        method: "DELETE",
        url: "/api/session",
        headers: { ...headers, cookie: officer },
      });
      expect([answer.statusCode, answer.json().code]).toEqual([403, "E_OTHER_SITE"]);
    }
    const own = { origin: "http://localhost:80", host: "localhost:80", cookie: officer };
    expect((await trial.app.inject({ url: "/api/session", headers: own })).statusCode).toBe(200);
  });

  it("that does not have the form the address takes is told which field is wrong", async () => {
    const answer = await trial.app.inject({ method: "POST", url: "/api/session", body: { mail: 3, password: "x" } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: "E_REQUEST_UNFIT" });
    expect(answer.json().fields.map(({ at }: { at: string }) => at)).toContain("mail");
    const broken = await trial.app.inject({
      method: "POST",
      url: "/api/session",
      headers: { "content-type": "application/json" },
      payload: "{",
    });
    expect([broken.statusCode, broken.json().code]).toEqual([400, "E_REQUEST_UNFIT"]);
  });
});
