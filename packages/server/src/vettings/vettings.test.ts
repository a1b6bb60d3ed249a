import { setTimeout as pause } from "node:timers/promises";
import { dropTrial, postgresAnswers, trialPlace } from "@travaux/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Grounds, openGrounds, type Role } from "../play/grounds.ts";

const TEXT = "Declaration on Nets\n\n1. Commit to mark all gear by 2030;\n\n2. Agree to share the names of vessels.\n";
const LATER = TEXT.replace("2030", "2032");

const STORES = (await postgresAnswers()) ? (["sqlite", "postgres"] as const) : (["sqlite"] as const);

describe.each(STORES)("the vetting of a paper in the background (%s)", { timeout: 90_000 }, (kind) => {
  const place = trialPlace(kind);
  let grounds: Grounds;
  let papers: string[] = [];

  beforeAll(async () => {
    grounds = await openGrounds(place);
    papers = [await put(TEXT, "draft.txt"), await put(LATER, "later.txt")];
  }, 90_000);
  afterAll(async () => {
    await grounds.trial.close();
    await dropTrial(place);
  });

  const ask = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object, role: Role = "desk") =>
    grounds.trial.app.inject({
      method,
      url: `/api/case-files/${grounds.files.own}${path}`,
      headers: { cookie: grounds.cookies.get(role) ?? "" },
      ...(payload === undefined ? {} : { payload }),
    });

  async function put(content: string, name: string): Promise<string> {
    const form = new FormData();
    form.append("file", new Blob([content]), name);
    const sent = new Response(form);
    const answer = await grounds.trial.app.inject({
      method: "POST",
      url: `/api/case-files/${grounds.files.own}/papers`,
      headers: { cookie: grounds.cookies.get("desk") ?? "", "content-type": sent.headers.get("content-type") ?? "" },
      payload: Buffer.from(await sent.arrayBuffer()),
    });
    return answer.json().paper.commitment;
  }

  async function findings(query = "?party=PAK") {
    for (let looks = 0; looks < 200; looks += 1) {
      const answer = (await ask("GET", `/papers/${papers[0]}/findings${query}`)).json();
      if (answer.run !== null && !["waiting", "running"].includes(answer.run.stage)) return answer;
      await pause(100);
    }
    throw new Error("the vetting does not end");
  }

  it("is asked for, goes on by itself, and is kept with the paper", async () => {
    expect((await ask("GET", `/papers/${papers[0]}/findings?party=PAK`)).json()).toMatchObject({ run: null });
    const asked = await ask("POST", `/papers/${papers[0]}/vetting`, { party: "PAK" });
    expect([asked.statusCode, asked.json().run.party]).toEqual([202, "PAK"]);
    const { run, vetting, dismissals } = await findings();
    expect(run).toMatchObject({ stage: "done", problem: null, endedAt: expect.stringMatching(/Z$/) });
    expect(vetting.findings.length).toBeGreaterThan(0);
    expect(dismissals).toEqual([]);
    const again = await ask("POST", `/papers/${papers[0]}/vetting`, { party: "PAK" });
    expect(again.json().run).toEqual(run);
    expect((await ask("GET", "/vettings")).json().runs).toHaveLength(1);
  });

  it("is cancelled while it waits, once, and begins again when asked for", async () => {
    await ask("POST", `/papers/${papers[0]}/vetting`, { party: "BRA" });
    const path = `/papers/${papers[0]}/vetting?party=BRA`;
    expect((await ask("DELETE", path)).json()).toEqual({ cancelled: true });
    expect((await ask("DELETE", path)).json()).toEqual({ cancelled: false });
    expect((await findings("?party=BRA")).run.stage).toBe("cancelled");
    await ask("POST", `/papers/${papers[0]}/vetting`, { party: "BRA" });
    expect((await findings("?party=BRA")).run.stage).toBe("done");
  });

  it("is of a paper that is there, and for those who may act in the file", async () => {
    const none = "0".repeat(64);
    expect((await ask("POST", `/papers/${none}/vetting`, { party: "PAK" })).statusCode).toBe(404);
    expect((await ask("POST", `/papers/${papers[0]}/vetting`, { party: "pakistan" })).statusCode).toBe(400);
    expect((await ask("GET", `/papers/${papers[0]}/findings?party=PAK`, undefined, "stranger")).statusCode).not.toBe(
      200,
    );
  });

  it("stands beside the text of the paper, and what another paper changed in it", async () => {
    const { text } = (await ask("GET", `/papers/${papers[0]}/text`)).json();
    expect(text.title).toBe("Declaration on Nets");
    expect(text.blocks.at(-1)).toMatchObject({ kind: "clause", label: "OP2" });
    const { changes } = (await ask("GET", `/papers/${papers[1]}/changes?against=${papers[0]}`)).json();
    const changed = changes.filter((change: { kind: string }) => change.kind !== "equal");
    expect(changed.map((change: { kind: string }) => change.kind)).toEqual(["change"]);
    expect(changed[0].edits.map((edit: { removed: string }) => edit.removed.trim())).toEqual(["2030"]);
    expect(changed[0].edits[0].inserted.trim()).toBe("2032");
  });

  it("leaves each reader a mark of their own, which never goes back", async () => {
    const before = (await ask("GET", "/mark")).json();
    expect(before).toMatchObject({ seq: 0, at: null });
    expect(before.changes.length).toBeGreaterThan(0);
    expect((await ask("PUT", "/mark", { seq: 9_999 })).json().seq).toBe(before.changes.at(-1).seq);
    expect((await ask("PUT", "/mark", { seq: 0 })).json().seq).toBe(before.changes.at(-1).seq);
    expect((await ask("GET", "/mark")).json().changes).toEqual([]);
    expect((await ask("GET", "/mark", undefined, "asked")).json().seq).toBe(0);
  });
});
