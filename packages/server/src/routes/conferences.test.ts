import { dropTrial, trialPlace } from "@travaux/record";
import { expect, it } from "vitest";
import { openGrounds } from "../play/grounds.ts";

it("a conference file: convened, its delegation listed, a name erased, and the chain holds", {
  timeout: 60_000,
}, async () => {
  const place = trialPlace("sqlite");
  const { trial, files, cookies } = await openGrounds(place);
  const url = `/api/conferences/${files.conference}`;
  const headers = { cookie: cookies.get("desk") ?? "" };
  let count = 0;
  const give = async (kind: string, body: object) => {
    count += 1;
    const payload = { kind, body, seen: null, office: "so-conferences", key: `conference-${count}` };
    const answer = await trial.app.inject({ method: "POST", url: `${url}/commands`, headers, payload });
    expect([kind, answer.statusCode, answer.body]).toEqual([kind, 200, expect.any(String)]);
    return answer.json();
  };
  await give("set session", {
    id: "s1",
    title: "Opening",
    room: "A",
    date: "2031-06-10",
    begins: "10:00",
    ends: "11:00",
  });
  await give("withdraw member", { delegation: "PEL", person: "Aylin Demir" });
  const named = await give("name member", {
    delegation: "PEL",
    person: "Kaya Lind",
    office: "Minister",
    function: "head",
  });
  expect(JSON.stringify(named)).not.toContain("Kaya Lind");
  const lists = async () => (await trial.app.inject({ url: `${url}/lists`, headers })).json();
  expect(await lists()).toMatchObject({ calendar: [{ id: "s1" }], delegations: [{ head: { person: "Kaya Lind" } }] });
  const seen = await trial.app.inject({ url: `${url}/acts?after=3`, headers });
  expect(seen.body).toContain("Kaya Lind");
  expect((await trial.store.readTexts(files.conference, 0)).join()).not.toContain("Kaya Lind");
  expect(await trial.store.erase(files.conference, named.seq)).toBe(1);
  expect((await trial.app.inject({ url: `${url}/acts?after=3`, headers })).body).not.toContain("Kaya Lind");
  expect(await trial.store.fault(files.conference)).toBeNull();
  const found = await trial.app.inject({ url: "/api/conferences", headers });
  expect(found.json()).toEqual({ files: [{ file: files.conference, name: "Lost Nets" }] });
  await trial.close();
  await dropTrial(place);
});
