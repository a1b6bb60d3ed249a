// A PostgreSQL server of a harness's own, which may be killed: the shared one serves others.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { postgresAnswers } from "@travaux/record";

/** A server that can be killed and started again on the same folder. */
export interface OwnServer {
  readonly url: string;
  readonly start: () => Promise<void>;
  /** Kills the server and every program it started, at once. */
  readonly kill: () => Promise<void>;
  readonly remove: () => void;
}

const INSTALLED = "/usr/lib/postgresql";

/** Prepares a server, not started yet; null where PostgreSQL's own programs are not installed. */
export async function ownServer(): Promise<OwnServer | null> {
  const bin = programs();
  if (bin === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "travaux-server-"));
  const as = owner(folder);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const cluster = join(folder, "cluster");
  execFileSync(join(bin, "initdb"), ["-D", cluster, "-U", "postgres", "-A", "trust", "--no-sync"], {
    ...as,
    cwd: folder,
  });
  let server: ChildProcess | null = null;
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  return {
    url,
    start: async () => {
      const args = ["-D", cluster, ...settings.flatMap((setting) => ["-c", setting])];
      server = spawn(join(bin, "postgres"), args, { ...as, cwd: folder, stdio: "ignore" });
      for (let tries = 0; !(await postgresAnswers(url)); tries += 1) {
        if (tries === 300) throw new Error("the harness's own server does not answer");
        await pause(100);
      }
    },
    kill: async () => {
      if (server?.pid === undefined) return;
      const gone = once(server, "exit");
      // The first to die is the one that would start others again.
      for (const pid of [server.pid, ...startedBy(server.pid)]) endNow(pid);
      await gone;
      server = null;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function programs(): string | null {
  if (!existsSync(INSTALLED)) return null;
  const versions = readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a));
  const found = versions.map((version) => join(INSTALLED, version, "bin"));
  return found.find((bin) => existsSync(join(bin, "initdb"))) ?? null;
}

/** PostgreSQL refuses to run as root: there it runs as the user postgres. */
function owner(folder: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid = 0, gid = 0] = ["-u", "-g"].map((flag) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" })),
  );
  chownSync(folder, uid, gid);
  return { uid, gid };
}

function startedBy(parent: number): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        // After the name in brackets come the state and the parent.
        return Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function endNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
