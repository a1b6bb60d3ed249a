import { SHIPPED_HOUSES } from "@travaux/procedure";
import { dropTrial, trialPlace } from "@travaux/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Grounds, openGrounds, type Role } from "../play/grounds.ts";

const PLACE = trialPlace("sqlite");
let grounds: Grounds;

beforeAll(async () => {
  grounds = await openGrounds(PLACE);
}, 60_000);
afterAll(async () => {
  await grounds.trial.close();
  await dropTrial(PLACE);
});

async function sent(
  method: "GET" | "POST" | "PUT" | "DELETE",
  url: string,
  payload?: object,
  role: Role = "administrator",
) {
  const headers = { cookie: grounds.cookies.get(role) ?? "" };
  const answer = await grounds.trial.app.inject({
    method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe("the administrator", { timeout: 60_000 }, () => {
  it("sends somebody on leave; the substitute finds the work, and the act says for whom", async () => {
    const { trial, people, spare, files } = grounds;
    trial.clock.now += 1000;
    const from = new Date(trial.clock.now).toISOString();
    const until = new Date(trial.clock.now + 86_400_000).toISOString();
    const substitutes = [{ office: "ds-legal", person: people.registry }];
    const leave = {
      kind: "grant leave",
      body: { person: people.legal, from, until, substitutes },
      seen: null,
      key: "leave-0001",
    };
    expect((await sent("POST", "/api/administration/establishment/commands", leave)).status).toBe(200);
    const inbox = (await sent("GET", "/api/inbox", undefined, "registry")).body.entries;
    expect(inbox).toContainEqual(
      expect.objectContaining({
        task: "give opinion",
        office: "ds-legal",
        why: expect.stringContaining("stand in for Officer asked"),
      }),
    );
    expect((await sent("GET", "/api/inbox", undefined, "asked")).body.entries).toEqual([]);
    const body = { verdict: "no objection", remark: null, clauses: [], supersedes: null };
    const opinion = { kind: "give opinion", body, seen: null, office: "ds-legal", key: "opinion-0001" };
    const given = await sent("POST", `/api/case-files/${files.own}/commands`, opinion, "registry");
    expect(given.body.acts[0].body.acting).toEqual({ for: people.legal, reason: "leave" });
    expect((await sent("GET", `/api/case-files/${files.own}`, undefined, "asked")).status).toBe(404);
    const house = (await sent("GET", "/api/house", undefined, "nobody")).body;
    expect(house.seats).toContainEqual(expect.objectContaining({ office: "ds-legal", name: "Officer registry" }));
    expect(spare).toMatch(/^[0-9a-f]{32}$/);
  });

  it("gives no office to somebody without an account", async () => {
    const from = new Date(grounds.trial.clock.now).toISOString();
    for (const person of ["a".repeat(32), "Officer spare"]) {
      const appoint = { kind: "appoint", body: { person, office: "so-europe", from }, seen: null, key: "appoint-0001" };
      const answer = await sent("POST", "/api/administration/establishment/commands", appoint);
      expect([answer.status, answer.body.code]).toEqual([422, "E_PERSON_UNKNOWN"]);
    }
  });

  it("describes the house anew; who reads which file follows at once, and two do not undo each other", async () => {
    const house = SHIPPED_HOUSES.find(({ name }) => name === "federal-secretariat")?.house;
    const moved = JSON.parse(
      JSON.stringify(house).replace(
        '"id":"so-economic","title":"Section Officer (Economic Cooperation)","code":"SOEC","rank":"section-officer","division":"economic"',
        '"id":"so-economic","title":"Section Officer (Economic Cooperation)","code":"SOEC","rank":"section-officer","division":"legal"',
      ),
    );
    const { files } = grounds;
    expect((await sent("GET", `/api/case-files/${files.own}`, undefined, "stranger")).status).toBe(404);
    expect(await sent("PUT", "/api/administration/house", { seen: 1, house: moved })).toEqual({
      status: 200,
      body: { version: 2 },
    });
    expect((await sent("GET", `/api/case-files/${files.own}`, undefined, "stranger")).status).toBe(200);
    expect((await sent("PUT", "/api/administration/house", { seen: 1, house })).body.code).toBe("E_HOUSE_CHANGED");
    const unfit = await sent("PUT", "/api/administration/house", { seen: 2, house: { id: "x" } });
    expect([unfit.status, unfit.body.code]).toEqual([422, "E_HOUSE_UNFIT"]);
  });

  it("enrols and closes; a closed account is out at once", async () => {
    const wanted = {
      name: "Pia Lund",
      mail: "pia@ministry.example",
      password: "lantern orchard violet tram",
      isAdministrator: false,
    };
    const enrolled = await sent("POST", "/api/administration/people", wanted);
    expect([enrolled.status, enrolled.body.address]).toEqual([201, expect.stringContaining("otpauth://totp/")]);
    expect((await sent("POST", "/api/administration/people", wanted)).body.code).toBe("E_MAIL_TAKEN");
    const { people } = (await sent("GET", "/api/administration/people")).body;
    const nobody = people.find(({ name }: { name: string }) => name === "Officer nobody");
    expect((await sent("DELETE", `/api/administration/people/${nobody.person}`)).status).toBe(200);
    expect((await sent("GET", "/api/session", undefined, "nobody")).status).toBe(401);
  });
});
