import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { TravauxError } from "@travaux/instrument";
import {
  type Command,
  type Context,
  type FileState,
  type House,
  isRefusal,
  type Posting,
  postingsOf,
  type Refusal,
} from "@travaux/procedure";
import { type Act, type ActDraft, type Appended, CLOCK_SKEW_MS, canonical, type JsonValue } from "@travaux/record";
import { z } from "zod";
import { NUMBERED, NumberTaken, nextNumbers, numberIn, takeNumber } from "./books.ts";
import { ESTABLISHMENT_FILE, type Files, type Shelf } from "./files.ts";
import { keyReused } from "./opening.ts";
import type { FilesTables } from "./tables.ts";

/** A command that somebody gives in an office, under a key that is theirs alone. */
export interface Order {
  readonly file: string;
  readonly command: Command;
  readonly actor: string;
  readonly office: string;
  /** Drawn by the client, once per command: given again after a lost answer, nothing is filed twice. */
  readonly key: string;
  /** Postings beside those of the establishment: the administrator's, until somebody holds an office. */
  readonly besides?: readonly Posting[];
}

/** How a command ended. `repeated`: it was obeyed before, and these are the acts of then. */
export type Obeyed =
  | { readonly outcome: "filed" | "repeated"; readonly acts: readonly Act[] }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/** Others may come in between so often; each time at least one of them got its act filed. */
const MOST_TRIES = 60;
const LONGEST_PAUSE_MS = 25;

/** The acts of a command as they will be filed, with what they were decided on. */
interface Decided<S> {
  readonly state: S;
  readonly house: House;
  readonly at: string;
  readonly drafts: readonly ActDraft[];
}

/**
 * Decides a command on the newest state and files its acts. Where another was faster, it is decided again on what is there
 * then: so a command that no longer holds is refused with what changed, and nobody's act is lost. Throws `E_FILE_CONTENDED`
 * where others come first again and again, `E_KEY_REUSED`, and what the store throws.
 */
export function obey<S extends FileState>(files: Files, shelf: Shelf<S>, order: Order): Promise<Obeyed> {
  const inTurn = (): Promise<Obeyed> => files.turns(`file ${order.file}`, () => attempts(files, shelf, order));
  return NUMBERED.has(order.command.kind) ? files.turns("books", inTurn) : inTurn();
}

async function attempts<S extends FileState>(files: Files, shelf: Shelf<S>, order: Order): Promise<Obeyed> {
  const digest = digestOf(files, order);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await finishOthers(files, shelf, order.file);
    const known = await obeyedBefore(files, order, digest);
    if (known !== null) return { outcome: "repeated", acts: known };
    const decided = await decide(files, shelf, order);
    if ("rule" in decided) return { outcome: "refused", refusal: decided };
    const outcome = await fileFirst(files, shelf, order, decided, digest);
    if (outcome !== null) {
      await finishOthers(files, shelf, order.file);
      return { outcome, acts: (await obeyedBefore(files, order, digest)) ?? [] };
    }
    await pause(Math.random() * LONGEST_PAUSE_MS);
  }
  throw new TravauxError(
    "E_FILE_CONTENDED",
    "Too many others are acting in this file at the same moment; nothing was filed.",
    "Make the same call again.",
  );
}

async function decide<S extends FileState>(
  files: Files,
  shelf: Shelf<S>,
  { file, command, actor, office, besides = [] }: Order,
): Promise<Decided<S> | Refusal> {
  const state = await shelf.folds.now(file);
  const house = await files.houses.now();
  const at = momentFor(files.now(), state.at);
  const { offsetAt } = files;
  const context: Context = {
    at,
    actor,
    office,
    postings: [...besides, ...postingsOf(await files.establishment.folds.now(ESTABLISHMENT_FILE))],
    serials: await nextNumbers(files.database, house, at, offsetAt),
    offsetAt,
  };
  const decision = shelf.folds.kind.decide(house, state, command, context);
  if (isRefusal(decision)) return decision;
  const drafts = decision.acts.map((draft): ActDraft => {
    const { kind, body } = draft;
    return { actor: draft.actor, office: draft.office, kind, body, personal: shelf.personal(kind) };
  });
  return { state, house, at, drafts };
}

/** Files the first act, and notes the command with what is still to be filed; null where another was faster. */
async function fileFirst<S extends FileState>(
  files: Files,
  shelf: Shelf<S>,
  { file, key }: Order,
  { state, house, at, drafts: [draft, ...rest] }: Decided<S>,
  digest: string,
): Promise<"filed" | "repeated" | null> {
  if (draft === undefined) return null;
  const number = numberIn(draft, house, at, files.offsetAt);
  let next = state;
  const appended = await files.store
    .append(file, draft, {
      idempotencyKey: actKey(key, 1),
      expectedSeq: state.seq,
      at: Date.parse(at),
      alongside: async (transaction, act) => {
        const inside = transaction.withTables<FilesTables>();
        if (number !== null) await takeNumber(inside, number);
        const waiting = rest.length === 0 ? null : JSON.stringify({ at, drafts: rest });
        const row = { file, key, digest, acts: 1 + rest.length, rest: waiting };
        await inside.insertInto("travaux_commands").values(row).execute();
        next = shelf.folds.kind.fold(state, { ...act, body: draft.body });
        await shelf.settle(inside, file, house, next);
      },
    })
    .catch(notWhereAnotherWasFaster);
  if (appended === null || appended.outcome === "behind") return null;
  if (appended.outcome === "filed") shelf.folds.keep(file, next);
  return appended.outcome;
}

/** Files what an interrupted command left to be filed, its own or another's, before anything else happens in the file. */
async function finishOthers<S extends FileState>(files: Files, shelf: Shelf<S>, file: string): Promise<void> {
  const rows = await files.database
    .selectFrom("travaux_commands")
    .selectAll()
    .where("file", "=", file)
    .where("rest", "is not", null)
    .execute();
  for (const { key, acts, rest } of rows) {
    const { at, drafts } = waitingIn(rest);
    for (const [place, draft] of drafts.entries()) {
      const state = await shelf.folds.now(file);
      const house = await files.houses.now();
      await files.store.append(file, draft, {
        idempotencyKey: actKey(key, acts - drafts.length + place + 1),
        at: Math.max(Date.parse(at), Date.parse(state.at ?? at)),
        alongside: (transaction, act) =>
          shelf.settle(
            transaction.withTables<FilesTables>(),
            file,
            house,
            shelf.folds.kind.fold(state, { ...act, body: draft.body }),
          ),
      });
    }
    await files.database
      .updateTable("travaux_commands")
      .set({ rest: null })
      .where("file", "=", file)
      .where("key", "=", key)
      .execute();
  }
}

/** The acts of a command that was obeyed under this key; null for none. Throws `E_KEY_REUSED` for another command. */
async function obeyedBefore(files: Files, { file, key }: Order, digest: string): Promise<readonly Act[] | null> {
  const row = await files.database
    .selectFrom("travaux_commands")
    .selectAll()
    .where("file", "=", file)
    .where("key", "=", key)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.digest !== digest) throw keyReused();
  const keys = Array.from({ length: row.acts }, (_, at) => actKey(key, at + 1));
  const found = await files.store.database
    .selectFrom("travaux_keys")
    .select("seq")
    .where("file", "=", file)
    .where("key", "in", keys)
    .orderBy("seq")
    .execute();
  const acts: Act[] = [];
  for (const { seq } of found) acts.push(...(await files.store.read(file, seq - 1, 1)));
  return acts;
}

/** Who decides takes the instant of the last act where another server's clock is a little ahead. */
function momentFor(now: number, last: string | null): string {
  const at = new Date(now).toISOString();
  return last !== null && at < last && Date.parse(last) - now <= CLOCK_SKEW_MS ? last : at;
}

/** Keyed, because a plain digest would let short words be guessed from it. */
function digestOf({ sealingKey }: Files, { file, command, actor, office }: Order): string {
  const { kind, body, seen } = command;
  const request = canonical({ actor, body: jsonShape.parse(body ?? null), file, kind, office, seen });
  return createHmac("sha256", sealingKey).update(request, "utf8").digest("hex");
}

function actKey(key: string, place: number): string {
  return `${key}#${place}`;
}

/**
 * Another took the number; or the same command came by another server at the same moment, was decided with other numbers, and
 * has the key now: then the next look finds it obeyed.
 */
function notWhereAnotherWasFaster(thrown: unknown): Appended | null {
  if (thrown instanceof NumberTaken) return null;
  if (thrown instanceof TravauxError && thrown.code === "E_KEY_REUSED") return null;
  throw thrown;
}

const jsonShape: z.ZodType<JsonValue> = z.json();
const waitingShape = z.object({
  at: z.string(),
  drafts: z.array(
    z.object({
      actor: z.string(),
      office: z.string(),
      kind: z.string(),
      body: z.record(z.string(), jsonShape),
      personal: z.array(z.string()),
    }),
  ),
});

function waitingIn(rest: string | null): z.infer<typeof waitingShape> {
  return waitingShape.parse(JSON.parse(rest ?? ""));
}
