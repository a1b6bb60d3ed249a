import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUp, restore, shippedHouse, withAdministration } from "./administration.ts";
import { isFrom, listeningAs } from "./listening.ts";
import { logLine } from "./log-line.ts";
import { type ServeOptions, serve } from "./serve.ts";

let home = "";
const at = (name: string): string => join(home, name);
const options = (more: Partial<ServeOptions> = {}): ServeOptions => ({
  folder: at("instance"),
  port: 0,
  version: "0.1.0",
  tell: () => undefined,
  ...more,
});

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "travaux-serve-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe("an instance that serves", { timeout: 60_000 }, () => {
  it("draws its keys on the first start, keeps them to its owner, and has them again", async () => {
    const first = await serve(options({ institution: "record.lakes.example" }));
    await first.stop();
    expect(first.key).toMatch(/^record\.lakes\.example\+/);
    for (const key of ["signing-key", "sealing-key"]) expect(statSync(at(`instance/${key}`)).mode & 0o777).toBe(0o600);
    const second = await serve(options());
    await second.stop();
    expect(second.key).toBe(first.key);
    expect(readdirSync(at("instance")).filter((name) => name.startsWith("signing-key."))).toEqual([]);
    await expect(serve(options({ institution: "other.example" }))).rejects.toMatchObject({
      code: "E_INSTITUTION_NAMED",
    });
    chmodSync(at("instance/signing-key"), 0o644);
    await expect(serve(options())).rejects.toMatchObject({ code: "E_KEY_EXPOSED" });
  });

  it("answers over HTTP on loopback, and no more once it was stopped", async () => {
    const serving = await serve(options());
    const health = await fetch(`${serving.address}/api/health`);
    expect([health.status, await health.json()]).toEqual([200, { well: true, store: "answers", clock: "runs" }]);
    await serving.stop();
    await expect(fetch(`${serving.address}/api/health`)).rejects.toThrow();
  });

  it("refuses to listen on a network without TLS", async () => {
    for (const host of ["0.0.0.0", "::", "192.0.2.7", "ministry.example"]) {
      await expect(listeningAs({ host })).rejects.toMatchObject({ code: "E_SERVE_PLAIN" });
    }
    expect(await listeningAs({})).toMatchObject({ host: "127.0.0.1", secure: false });
    expect(await listeningAs({ host: "0.0.0.0", behindProxy: "192.0.2.7" })).toMatchObject({ secure: true });
    for (const wishes of [
      { behindProxy: "proxy.example" },
      { tlsCert: at("missing") },
      { tlsCert: at("missing"), tlsKey: at("missing") },
    ]) {
      await expect(listeningAs(wishes)).rejects.toMatchObject({ code: "E_SERVE_TLS" });
    }
  });

  it("takes connections from the named proxy alone", async () => {
    expect(isFrom("192.0.2.7", "::ffff:192.0.2.7")).toBe(true);
    expect(isFrom("192.0.2.7", "192.0.2.70")).toBe(false);
    const serving = await serve(options({ behindProxy: "192.0.2.7" }));
    await expect(fetch(`${serving.address}/api/health`)).rejects.toThrow();
    await serving.stop();
    const own = await serve(options({ behindProxy: "127.0.0.1" }));
    expect((await fetch(`${own.address}/api/health`)).status).toBe(200);
    await own.stop();
  });

  it.skipIf(spawnSync("openssl", ["version"]).status !== 0)("speaks TLS itself, with a certificate", async () => {
    const files = ["-keyout", at("key.pem"), "-out", at("cert.pem")];
    spawnSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", ...files]);
    const serving = await serve(options({ host: "0.0.0.0", tlsCert: at("cert.pem"), tlsKey: at("key.pem") }));
    const port = Number(new URL(serving.address).port);
    const ca = readFileSync(at("cert.pem"));
    const status = await new Promise((done, fail) => {
      request({ host: "127.0.0.1", port, path: "/api/health", ca, servername: "localhost", agent: false }, (answer) => {
        answer.resume();
        done(answer.statusCode);
      })
        .on("error", fail)
        .end();
    });
    expect(status).toBe(200);
    await serving.stop();
  });

  it("says clearly that a port is taken, a database newer, a folder unusable", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => other.once("listening", listening));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await expect(serve(options({ port }))).rejects.toMatchObject({ code: "E_SERVE_PORT", message: /another program/ });
    other.close();
    const database = new DatabaseSync(at("instance/record.sqlite"));
    database.exec("INSERT INTO travaux_migrations (room, version, name) VALUES ('server', 99, 'of a later day')");
    database.close();
    await expect(serve(options())).rejects.toMatchObject({ code: "E_STORE_NEWER" });
    writeFileSync(at("file"), "");
    await expect(serve(options({ folder: at("file") }))).rejects.toMatchObject({ code: "E_FOLDER_UNUSABLE" });
  });

  it("has the machine's clock, and no program of tests within reach", () => {
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const [, to = ""] of readFileSync(path, "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]+\.ts)"/g)) {
        visit(resolve(dirname(path), to));
      }
    };
    visit(join(import.meta.dirname, "../index.ts"));
    expect(seen.size).toBeGreaterThan(40);
    expect([...seen].filter((path) => /trial|\/play\/|\.test\.ts$/.test(path))).toEqual([]);
    for (const path of [join(import.meta.dirname, "serve.ts"), join(import.meta.dirname, "administration.ts")]) {
      const clocks = [...readFileSync(path, "utf8").matchAll(/\bnow: ([\w.]+)/g)].map(([, clock]) => clock);
      expect(new Set(clocks)).toEqual(new Set(["Date.now"]));
    }
  });
});

describe("the administrator at the machine", { timeout: 60_000 }, () => {
  const folder = () => ({ folder: at("instance") });

  it("enrols the first administrator once, describes the house, gives offices, closes accounts", async () => {
    await withAdministration(folder(), async (administration) => {
      const who = { name: "Tara Quill", mail: "tara@ministry.example", isAdministrator: true, first: true };
      const shown = await administration.enrol(who);
      expect(shown.password).toMatch(/^([a-z1-9]{5}-){3}[a-z1-9]{5}$/);
      expect(shown.address).toContain(shown.secret);
      await expect(administration.enrol({ ...who, mail: "b@ministry.example" })).rejects.toMatchObject({
        code: "E_ADMIN_EXISTS",
      });
      await expect(administration.house({})).rejects.toMatchObject({ code: "E_HOUSE_UNFIT" });
      expect(await administration.house(shippedHouse("mission"))).toBe(1);
      expect(await administration.house(shippedHouse("federal-secretariat"))).toBe(2);
      await administration.enrol({
        name: "Sanam Orr",
        mail: "Sanam@ministry.example",
        isAdministrator: false,
        first: false,
      });
      await administration.appoint("sanam@ministry.example", "registry");
      await expect(administration.appoint("sanam@ministry.example", "registry")).rejects.toMatchObject({
        code: "E_REFUSED",
      });
      await expect(administration.close("nobody@ministry.example")).rejects.toMatchObject({ code: "E_MAIL_UNKNOWN" });
      await administration.close("tara@ministry.example");
      expect(await administration.list()).toMatchObject([
        { name: "Sanam Orr", offices: ["registry"], isClosed: false },
        { name: "Tara Quill", isAdministrator: true, isClosed: true },
      ]);
      expect(await administration.verify()).toEqual([{ file: "establishment", acts: 1, fault: null }]);
    });
  });

  it("backs up while the instance runs, restores into a new folder, and finds what was changed", async () => {
    const serving = await serve(options());
    expect(await backUp(folder(), at("backup"))).toEqual([]);
    await expect(backUp(folder(), at("backup"))).rejects.toMatchObject({ code: "E_BACKUP_TARGET" });
    await expect(backUp({ ...folder(), database: "postgres://x" }, at("other"))).rejects.toMatchObject({
      code: "E_BACKUP_POSTGRES",
    });
    await serving.stop();
    expect(await restore(at("backup"), { folder: at("again") })).toEqual([]);
    const again = await serve(options({ folder: at("again") }));
    expect(again.key).toBe(serving.key);
    await again.stop();
    await withAdministration({ folder: at("again") }, (administration) =>
      administration.house(shippedHouse("mission")).then(() => undefined),
    );
    const database = new DatabaseSync(at("backup/record.sqlite"));
    database.exec("UPDATE travaux_files SET seq = 7 WHERE id = 'establishment'");
    database.close();
    expect(await restore(at("backup"), { folder: at("third") })).toHaveLength(1);
  });
});

describe("a line of the log", () => {
  it("says where an error was, and none of its words", () => {
    const cause = Object.assign(new Error("row: No duty to pay"), { code: "22P02" });
    const line = logLine("ref-1", new Error("red line: No duty to pay", { cause }), 0);
    expect(line).toMatch(/^1970-01-01T00:00:00.000Z ref-1 Error 22P02 < serve\.test\.ts:\d+/);
    expect(line).not.toContain("duty");
  });
});
