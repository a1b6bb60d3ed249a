import { dropTrial, trialPlace } from "@travaux/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Grounds, openGrounds } from "../play/grounds.ts";

const PLACE = trialPlace("sqlite");
let grounds: Grounds;
const TEXT = "Declaration on Nets\n\n1. Commit to mark all gear by 2030;\n\n2. Agree to share the names of vessels.\n";

beforeAll(async () => {
  grounds = await openGrounds(PLACE);
}, 60_000);
afterAll(async () => {
  await grounds.trial.close();
  await dropTrial(PLACE);
});

async function upload(content: string | Uint8Array, name: string, query = "", file = grounds.files.own) {
  const form = new FormData();
  form.append("file", new Blob([typeof content === "string" ? content : new Uint8Array(content)]), name);
  const sent = new Response(form);
  return grounds.trial.app.inject({
    method: "POST",
    url: `/api/case-files/${file}/papers${query}`,
    headers: { cookie: grounds.cookies.get("desk") ?? "", "content-type": sent.headers.get("content-type") ?? "" },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
}

const listed = async () => {
  const cookie = grounds.cookies.get("desk") ?? "";
  const answer = await grounds.trial.app.inject({
    url: `/api/case-files/${grounds.files.own}/papers`,
    headers: { cookie },
  });
  return answer.json().papers.map(({ name }: { name: string }) => name);
};

describe("a paper that is put into a file", { timeout: 90_000 }, () => {
  it("is read before it is registered: format, clauses, remarks", async () => {
    const answer = await upload(TEXT, "draft.txt", "?version=rev1");
    expect(answer.statusCode).toBe(201);
    expect(answer.json().reading).toMatchObject({ format: "text", title: "Declaration on Nets" });
    expect(answer.json().reading.clauses.at(-1)).toMatchObject({ label: "OP2" });
    expect(answer.body).not.toContain('"text":');
  });

  it("is kept once, under a name that no folder and no control character is in", async () => {
    const answer = await upload(TEXT, "../../etc/a\u0007b \u202etxt.docx", "?reading=none");
    expect(answer.json()).toMatchObject({ reading: null, paper: { bytes: Buffer.byteLength(TEXT) } });
    const down = await grounds.trial.app.inject({
      url: `/api/case-files/${grounds.files.own}/papers/${answer.json().paper.commitment}`,
      headers: { cookie: grounds.cookies.get("asked") ?? "" },
    });
    expect(down.headers["content-disposition"]).toMatch(
      /^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w.%~-]+$/,
    );
    expect(down.headers["content-type"]).toBe("application/octet-stream");
    expect(down.headers["content-security-policy"]).toContain("sandbox");
    expect(down.body).toBe(TEXT);
  });

  it("is refused where it cannot be read, is too large, or the file is closed; nothing of it is kept", async () => {
    const before = await listed();
    const unread = await upload(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0]), "broken.docx");
    expect([unread.statusCode, unread.json().code]).toEqual([422, expect.stringMatching(/^E_/)]);
    const large = await upload(new Uint8Array(32 * 1024 * 1024 + 1), "large.txt");
    expect([large.statusCode, large.json().code]).toEqual([413, "E_REQUEST_TOO_LARGE"]);
    const closed = await upload(TEXT, "late.txt", "", grounds.files.closed);
    expect([closed.statusCode, closed.json().code]).toEqual([422, "E_FILE_CLOSED"]);
    expect(await listed()).toEqual(before);
  });

  it("is not taken by an address that takes JSON, nor JSON by one that takes papers", async () => {
    const form = new Response(new FormData());
    const headers = {
      cookie: grounds.cookies.get("desk") ?? "",
      "content-type": form.headers.get("content-type") ?? "",
    };
    const answer = await grounds.trial.app.inject({
      method: "POST",
      url: `/api/case-files/${grounds.files.own}/commands`,
      headers,
      payload: Buffer.from(await form.arrayBuffer()),
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, "E_REQUEST_UNFIT"]);
    const deep = await grounds.trial.app.inject({
      method: "POST",
      url: `/api/case-files/${grounds.files.own}/commands`,
      headers: { cookie: headers.cookie, "content-type": "application/json" },
      payload: `{"body":${"[".repeat(200_000)}`,
    });
    expect([deep.statusCode, deep.json().code]).toEqual([400, "E_REQUEST_UNFIT"]);
    expect(grounds.trial.errors).toEqual([]);
  });
});
