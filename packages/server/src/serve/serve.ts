import { randomBytes } from "node:crypto";
import { TravauxError } from "@travaux/instrument";
import { openStore, type RecordStore } from "@travaux/record";
import { openDesk } from "../instance/desk.ts";
import { makeInstance } from "../instance/instance.ts";
import { type InstanceFolder, openInstanceFolder } from "./folder.ts";
import { isFrom, type ListenWishes, listeningAs } from "./listening.ts";
import { logLine } from "./log-line.ts";

/** What `serve` is told. There is no clock among it: an instance that serves has the machine's, and no other. */
export interface ServeOptions extends ListenWishes {
  readonly folder: string;
  /** `postgres://…`; the embedded store in the folder where left out. */
  readonly database?: string | undefined;
  /** Name of the institution in its key, which is drawn once, when the folder is first opened. */
  readonly institution?: string | undefined;
  readonly version: string;
  /** Lines for the administrator's log; they hold nothing of any file. */
  readonly tell: (line: string) => void;
}

/** An instance at work. */
export interface Serving {
  readonly address: string;
  /** The published key of the institution, `name+id+base64`. */
  readonly key: string;
  /** Takes no more connections, lets requests under way end, and closes the store. */
  readonly stop: () => Promise<void>;
}

/** Requests under way when the instance stops may take so long to end. */
const LAST_REQUESTS_MS = 10_000;

/** A folder and the store it leads to, open. */
export interface OpenedFolder {
  readonly folder: InstanceFolder;
  readonly store: RecordStore;
}

/** Opens folder and store with the machine's clock and chance. Throws what either throws. */
export async function openFolderAndStore({
  folder: path,
  database,
  institution,
}: Pick<ServeOptions, "folder" | "database" | "institution">): Promise<OpenedFolder> {
  const folder = await openInstanceFolder(path, { database, institution });
  const store = await openStore(folder.store, { now: Date.now, randomBytes: (count) => randomBytes(count) });
  return { folder, store };
}

/**
 * Serves an instance until it is stopped. Throws before anything listens: `E_SERVE_…`, `E_FOLDER_UNUSABLE`, `E_KEY_…`, and
 * `E_STORE_…` for a database that is locked, newer, damaged or on a full disk.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const listening = await listeningAs(options);
  const { folder, store } = await openFolderAndStore(options);
  const { signer, sealingKey } = folder;
  try {
    const around = { now: Date.now, randomBytes: (count: number) => randomBytes(count), sealingKey };
    const { app } = await makeInstance({
      ...around,
      ...(await openDesk({ ...around, store, signer })),
      instance: signer.key.name,
      secure: listening.secure,
      version: options.version,
      trustProxy: listening.proxy ?? false,
      tls: listening.tls,
      log: (reference, error) => options.tell(logLine(reference, error, Date.now())),
    });
    const { host, port, proxy } = listening;
    if (proxy !== undefined) {
      app.server.on("connection", (socket) => {
        if (!isFrom(proxy, socket.remoteAddress)) socket.destroy();
      });
    }
    const address = await app.listen({ host, port }).catch((cause: unknown) => {
      throw portUnusable(host, port, cause);
    });
    const stop = async (): Promise<void> => {
      const impatience = setTimeout(() => app.server.closeAllConnections(), LAST_REQUESTS_MS);
      await app.close();
      clearTimeout(impatience);
      await store.close();
    };
    return { address, key: signer.key.text, stop };
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}

function portUnusable(host: string, port: number, cause: unknown): TravauxError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "no reason given";
  const why = code === "EADDRINUSE" ? "another program listens there" : code;
  return new TravauxError(
    "E_SERVE_PORT",
    `The instance cannot listen on ${host}, port ${port}: ${why}.`,
    "Stop the other program, or give another port with --port.",
    { cause },
  );
}
