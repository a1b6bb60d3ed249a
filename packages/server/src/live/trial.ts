// Instances for tests and harnesses: real HTTP on loopback, readers of files in a table, people without passwords.
// Nothing here runs in production.
import { randomBytes } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import { openTrial, type RecordStore, signerFrom, type TrialPlace } from "@travaux/record";
import type { FilesTables } from "../files/tables.ts";
import { openDesk } from "../instance/desk.ts";
import { makeInstance } from "../instance/instance.ts";
import { beginSession, endSession, type SessionSurroundings } from "../sign-in/sessions.ts";
import type { LiveFiles } from "./files.ts";

/** A server of a trial. */
export interface LiveTrial {
  readonly url: string;
  readonly store: RecordStore;
  /** What the instance's log was told. */
  readonly errors: unknown[];
  /** Somebody with a session, without the pains of enrolment. */
  readonly seat: (name: string) => Promise<Seat>;
  readonly admit: (person: string, file: string) => Promise<void>;
  readonly exclude: (person: string, file: string) => Promise<void>;
  readonly signOut: (seat: Seat) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Somebody who may open a stream. */
export interface Seat {
  readonly person: string;
  readonly session: string;
  readonly cookie: string;
}

/** Opens a server at a place, beside others at the same place if need be. */
export async function openLiveTrial(
  place: TrialPlace,
  other: Pick<LiveFiles, "times" | "mostFiles" | "lost"> = {},
): Promise<LiveTrial> {
  const store = await openTrial(place);
  const database = store.database.withTables<FilesTables>();
  const sealingKey = Buffer.alloc(32, 7);
  const signer = signerFrom("record.trial.example", Buffer.alloc(32, 7));
  const chance = { now: Date.now, randomBytes: (count: number) => randomBytes(count) };
  const desk = await openDesk({ ...chance, store, signer, sealingKey });
  const sessions: SessionSurroundings = { ...chance, database: desk.database };
  const errors: unknown[] = [];
  const { app } = await makeInstance({
    ...desk,
    ...chance,
    sealingKey,
    instance: "Travaux trial",
    secure: false,
    version: "0.1.0",
    trustProxy: false,
    log: (_reference, error) => errors.push(error),
    officesOf: async (person) => [...(await desk.officesOf(person)), officeOf(person)],
    live: { ...desk.live, ...other },
  });
  return {
    url: await app.listen({ host: "127.0.0.1", port: 0 }),
    store,
    errors,
    seat: (name) => seat(sessions, name),
    admit: async (person, file) => {
      await database
        .insertInto("travaux_readers")
        .values({ office: officeOf(person), file })
        .execute();
    },
    exclude: async (person, file) => {
      const readers = database.deleteFrom("travaux_readers").where("file", "=", file);
      await readers.where("office", "=", officeOf(person)).execute();
    },
    signOut: ({ session }) => endSession(sessions, session),
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

/** The office that a trial gives to a person, beside those that the house does. */
function officeOf(person: string): string {
  return `office-${person}`;
}

async function seat(around: SessionSurroundings, name: string): Promise<Seat> {
  const person = randomBytes(8).toString("hex");
  const mail = `${person}@ministry.example`;
  const row = { id: person, name, mail, is_administrator: 0, enrolled_at: around.now(), closed_at: null };
  await around.database.insertInto("travaux_people").values(row).execute();
  const { id, token } = await beginSession(around, person, "trial");
  return { person, session: id, cookie: `travaux=${token}` };
}

/** A frame as a reader sees it; `kind` is empty for a comment. */
export interface Told {
  readonly kind: string;
  readonly id: string;
  readonly said: Readonly<Record<string, unknown>>;
}

/** A reader of a stream. */
export interface TrialReader {
  /** The cursor of the last frame, or undefined before the first. */
  readonly last: () => string | undefined;
  /** Stops reading, as a stalled browser does, and goes on. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Breaks the line. */
  readonly break: () => void;
  /** Settles when the line has closed, by whichever side. */
  readonly closed: Promise<void>;
}

/** Opens a stream and gives every frame to `tell`; settles at the first. Rejects with the answer's status and body where there is no stream. */
export function openReader(
  url: string,
  cookie: string,
  tell: (told: Told) => void,
  cursor?: string,
): Promise<TrialReader> {
  const headers = { cookie, ...(cursor === undefined ? {} : { "last-event-id": cursor }) };
  return new Promise((resolve, reject) => {
    const request = get(`${url}/api/live`, { agent: false, headers }, (response) => {
      if (response.statusCode !== 200) return refused(response, reject);
      let last = cursor;
      const reader: TrialReader = {
        last: () => last,
        pause: () => response.pause(),
        resume: () => response.resume(),
        break: () => response.destroy(),
        closed: new Promise((settle) => response.once("close", settle)),
      };
      const read = framesOf((told) => {
        if (told.id !== "") last = told.id;
        tell(told);
        resolve(reader);
      });
      response.setEncoding("utf8").on("data", read);
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}

function refused(response: IncomingMessage, reject: (error: Error) => void): void {
  let body = "";
  response.setEncoding("utf8").on("data", (text) => {
    body += text;
  });
  response.on("end", () => reject(new Error(`${response.statusCode} ${body}`)));
}

/** Takes the text of a stream as it comes, in pieces cut anywhere, and gives its frames. */
function framesOf(tell: (told: Told) => void): (piece: string) => void {
  let rest = "";
  return (piece) => {
    const frames = (rest + piece).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const fields = new Map(frame.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line]));
      const of = (name: string): string => fields.get(name)?.slice(name.length + 2) ?? "";
      tell({ kind: of("event"), id: of("id"), said: JSON.parse(of("data") || "{}") });
    }
  };
}
