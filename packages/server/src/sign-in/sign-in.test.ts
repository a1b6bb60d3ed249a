import { dropTrial, postgresAnswers, trialPlace } from "@travaux/record";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  codeOf,
  cookieIn,
  type Enrollee,
  enrolled,
  openTrialInstance,
  signedIn,
  TRIAL_PASSWORD,
  type Trial,
} from "../instance/trial.ts";
import { closeAccount } from "./accounts.ts";
import { FREE_TRIES } from "./slowing.ts";

const PRESENT = { sqlite: true, postgres: await postgresAnswers() };
const MINUTE = 60_000;

for (const kind of ["sqlite", "postgres"] as const) {
  describe.skipIf(!PRESENT[kind])(`signing in, accounts kept in ${kind}`, () => {
    const place = trialPlace(kind);
    let trial: Trial;
    let officer: Enrollee;
    let counted = 0;

    beforeAll(async () => {
      trial = await openTrialInstance(place);
    });
    beforeEach(async () => {
      counted += 1;
      officer = await enrolled(trial, `Officer ${kind} ${counted}`);
    });
    afterAll(async () => {
      await trial.close();
      await dropTrial(place);
    });

    const attempt = (body: Record<string, string>) => trial.app.inject({ method: "POST", url: "/api/session", body });
    const whoami = (cookie: string) => trial.app.inject({ url: "/api/session", headers: { cookie } });

    it("takes address, password and code, and gives a cookie no script and no other host can touch", async () => {
      const body = { mail: officer.mail.toUpperCase(), password: TRIAL_PASSWORD, code: await codeOf(trial, officer) };
      const answer = await attempt(body);
      expect(answer.statusCode).toBe(200);
      const cookie = String(answer.headers["set-cookie"]);
      expect(cookie).toMatch(/^__Host-travaux=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
      const me = await whoami(cookie.split(";")[0] ?? "");
      expect(me.json()).toMatchObject({ person: officer.person, isAdministrator: false });
    });

    it("takes a code once", async () => {
      const body = { mail: officer.mail, password: TRIAL_PASSWORD, code: await codeOf(trial, officer) };
      expect((await attempt(body)).statusCode).toBe(200);
      expect((await attempt(body)).statusCode).toBe(401);
    });

    it("takes a code once, even from two at the same moment", async () => {
      const body = { mail: officer.mail, password: TRIAL_PASSWORD, code: await codeOf(trial, officer) };
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => attempt(body)));
      expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    });

    it("answers alike to a wrong password, a wrong code and an unknown address", async () => {
      const code = await codeOf(trial, officer);
      const answers = [
        await attempt({ mail: officer.mail, password: "another orchard violet", code }),
        await attempt({ mail: officer.mail, password: TRIAL_PASSWORD, code: code === "000000" ? "000001" : "000000" }),
        await attempt({ mail: "nobody@ministry.example", password: TRIAL_PASSWORD, code }),
      ];
      expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
      expect(answers[0]?.statusCode).toBe(401);
    });

    it("slows wrong tries, the right one among them too, and forgets them once somebody signed in", async () => {
      for (let tried = 0; tried < FREE_TRIES; tried += 1) {
        await attempt({ mail: officer.mail, password: "wrong wrong wrong", code: "000000" });
      }
      const slowed = await attempt({
        mail: officer.mail,
        password: TRIAL_PASSWORD,
        code: await codeOf(trial, officer),
      });
      expect([slowed.statusCode, slowed.json().code]).toEqual([429, "E_SIGN_IN_SLOWED"]);
      expect(slowed.headers["retry-after"]).toBe("2");
      trial.clock.now += MINUTE;
      expect(await signedIn(trial, officer)).toContain("travaux");
    });

    it("counts wrong tries made at the same moment one by one", async () => {
      const tries = Array.from({ length: 12 }, () =>
        attempt({ mail: officer.mail, password: "wrong wrong wrong", code: "000000" }),
      );
      const judged = (await Promise.all(tries)).filter(({ statusCode }) => statusCode === 401);
      expect(judged.length).toBeLessThanOrEqual(FREE_TRIES);
      trial.clock.now += MINUTE;
    });

    it("ends with the account", async () => {
      const cookie = await signedIn(trial, officer);
      await closeAccount(trial.around, officer.person);
      expect((await whoami(cookie)).statusCode).toBe(401);
      trial.clock.now += MINUTE;
      const answer = await attempt({
        mail: officer.mail,
        password: TRIAL_PASSWORD,
        code: await codeOf(trial, officer),
      });
      expect(answer.statusCode).toBe(401);
    });

    it("ends when one signs out, after an hour unused, and after a working day", async () => {
      const first = await signedIn(trial, officer);
      await trial.app.inject({ method: "DELETE", url: "/api/session", headers: { cookie: first } });
      expect((await whoami(first)).statusCode).toBe(401);
      const second = await signedIn(trial, officer);
      trial.clock.now += 61 * MINUTE;
      expect((await whoami(second)).statusCode).toBe(401);
      let third = await signedIn(trial, officer);
      for (let half = 0; half < 23; half += 1) {
        trial.clock.now += 30 * MINUTE;
        const answer = await whoami(third);
        expect(answer.statusCode).toBe(200);
        third = cookieIn(answer.headers["set-cookie"]) ?? third;
      }
      trial.clock.now += 31 * MINUTE;
      expect((await whoami(third)).statusCode).toBe(401);
    });

    it("changes the token as one goes on; an old one used again ends the session for both who hold it", async () => {
      const stolen = await signedIn(trial, officer);
      trial.clock.now += 16 * MINUTE;
      const renewed = cookieIn((await whoami(stolen)).headers["set-cookie"]) ?? "";
      expect(renewed).not.toBe(stolen);
      expect((await whoami(stolen)).statusCode).toBe(200); // a request under way at that moment
      expect((await whoami(renewed)).statusCode).toBe(200);
      trial.clock.now += MINUTE;
      expect((await whoami(stolen)).statusCode).toBe(401);
      expect((await whoami(renewed)).statusCode).toBe(401);
    });

    it("is proved again with password and a new code, which changes the token", async () => {
      const cookie = await signedIn(trial, officer);
      trial.clock.now += 30_000;
      const url = "/api/session/step-up";
      const wrong = { password: "wrong wrong wrong", code: "000000" };
      expect((await trial.app.inject({ method: "POST", url, headers: { cookie }, body: wrong })).statusCode).toBe(401);
      const body = { password: TRIAL_PASSWORD, code: await codeOf(trial, officer) };
      const answer = await trial.app.inject({ method: "POST", url, headers: { cookie }, body });
      expect(answer.statusCode).toBe(200);
      const fresh = cookieIn(answer.headers["set-cookie"]) ?? "";
      expect(fresh).not.toBe(cookie);
      expect((await whoami(fresh)).statusCode).toBe(200);
    });
  });
}
