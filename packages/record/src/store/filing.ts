import { createHash } from "node:crypto";
import { TravauxError } from "@travaux/instrument";
import type { Kysely } from "kysely";
import { type Act, hashOf, readAct, textOf } from "../act.ts";
import { canonical, isObject } from "../canonical/canonical.ts";
import {
  assertNoOwnCommitments,
  attachmentsIn,
  commitFields,
  type Disclosure,
  SALT_BYTES,
} from "../commit/commitments.ts";
import { CLOCK_SKEW_MS, MAX_ACT_CHARACTERS, MAX_KEY_CHARACTERS, MAX_NAME_CHARACTERS } from "../limits.ts";
import { leafHash, neighboursOf, nodesCompletedBy } from "../tree/tree.ts";
import { type FoundFile, type Ground, lockedFileRow } from "./ground.ts";
import { nodesAt } from "./nodes.ts";
import type { Tables } from "./schema.ts";
import type { ActDraft, Appended, AppendOptions } from "./store.ts";

const KEY = /^[!-~]+$/; // ASCII without blanks, which every database keeps and compares alike

/** Files an act: see `RecordStore.append`. */
export async function append(ground: Ground, file: string, draft: ActDraft, options: AppendOptions): Promise<Appended> {
  const request = checkedDraft(draft, options);
  let no = 0;
  const appended = await ground.database.transaction().execute(async (transaction): Promise<Appended> => {
    const row = await lockedFileRow(ground, transaction, file);
    no = row.no;
    const digest = createHash("sha256").update(Buffer.from(row.salt, "hex")).update(request).digest("hex");
    const known = await filedUnder(transaction, file, options.idempotencyKey, digest);
    if (known !== null) return { outcome: "repeated", act: known };
    if (options.expectedSeq !== undefined && options.expectedSeq !== row.seq)
      return { outcome: "behind", seq: row.seq };
    await assertAttached(transaction, file, draft);
    const act = await filed(ground, transaction, row, draft, options.at);
    await transaction
      .insertInto("travaux_keys")
      .values({ file, key: options.idempotencyKey, seq: act.seq, digest })
      .execute();
    await options.alongside?.(transaction, act);
    return { outcome: "filed", act };
  });
  if (appended.outcome === "filed") tell(ground, no);
  return appended;
}

async function filed(
  ground: Ground,
  transaction: Kysely<Tables>,
  row: FoundFile,
  draft: ActDraft,
  decidedAt = ground.options.now(),
): Promise<Act> {
  const salt = (): string => Buffer.from(ground.options.randomBytes(SALT_BYTES)).toString("hex");
  const { body, fields } = commitFields(draft.body, draft.personal ?? [], salt);
  const { actor, office, kind } = draft;
  const seq = row.seq + 1;
  const act: Act = {
    file: row.id,
    seq,
    at: instant(decidedAt, row.at),
    actor,
    office,
    kind,
    body,
    prev: row.head,
  };
  const text = textOf(act);
  const hash = hashOf(text);
  await transaction.insertInto("travaux_acts").values({ file: row.id, seq, prev: row.head, hash, text }).execute();
  const read = await nodesAt(transaction, row.id, neighboursOf(row.seq));
  const nodes = nodesCompletedBy(row.seq, leafHash(text), read).map(({ level, index, hash: node }) => ({
    file: row.id,
    level,
    place: index,
    hash: Buffer.from(node).toString("hex"),
  }));
  await transaction.insertInto("travaux_nodes").values(nodes).execute();
  await disclose(
    transaction,
    row.id,
    fields.map((field) => ({ ...field, seq })),
  );
  await transaction
    .updateTable("travaux_files")
    .set({ seq, head: hash, at: act.at })
    .where("id", "=", row.id)
    .execute();
  return act;
}

async function disclose(transaction: Kysely<Tables>, file: string, fields: readonly Disclosure[]): Promise<void> {
  if (fields.length === 0) return;
  const rows = fields.map(({ seq, path, salt, value }) => ({ file, seq, path, salt, value: canonical(value) }));
  await transaction.insertInto("travaux_disclosures").values(rows).execute();
}

/** The act that was filed under a key. Throws `E_KEY_REUSED` where it was another draft. */
async function filedUnder(transaction: Kysely<Tables>, file: string, key: string, digest: string): Promise<Act | null> {
  const row = await transaction
    .selectFrom("travaux_keys")
    .innerJoin("travaux_acts", (join) =>
      join.onRef("travaux_acts.file", "=", "travaux_keys.file").onRef("travaux_acts.seq", "=", "travaux_keys.seq"),
    )
    .select(["travaux_keys.digest", "travaux_acts.text"])
    .where("travaux_keys.file", "=", file)
    .where("travaux_keys.key", "=", key)
    .executeTakeFirst();
  if (row === undefined) return null;
  // After an erasure nothing is left to compare with: a digest would let the erased words be guessed.
  if (row.digest === digest || row.digest === "") return readAct(row.text);
  throw new TravauxError(
    "E_KEY_REUSED",
    "The idempotency key belongs to another act that was filed already.",
    "Draw a new key for every act; give the same one again only with the same act.",
  );
}

async function assertAttached(transaction: Kysely<Tables>, file: string, draft: ActDraft): Promise<void> {
  const named = [...new Set(attachmentsIn(draft.body).values())];
  if (named.length === 0) return;
  const rows = await transaction
    .selectFrom("travaux_attachments")
    .select("commitment")
    .where("file", "=", file)
    .where("commitment", "in", named)
    .execute();
  if (rows.length < named.length) throw draftError("it names an attachment that the file does not have");
}

/** The text that a repeated request must equal. Throws `E_ACT_DRAFT` or `E_ACT_PERSONAL`. */
function checkedDraft(draft: ActDraft, { idempotencyKey }: AppendOptions): string {
  const { actor, office, kind, body, personal = [] } = draft;
  for (const [field, text] of Object.entries({ actor, office, kind })) {
    if (typeof text !== "string" || text === "" || text.length > MAX_NAME_CHARACTERS) {
      throw draftError(`its ${field} is empty or longer than ${MAX_NAME_CHARACTERS} characters`);
    }
  }
  if (!KEY.test(idempotencyKey) || idempotencyKey.length > MAX_KEY_CHARACTERS) {
    throw draftError(`its idempotency key is empty, has blanks, or is longer than ${MAX_KEY_CHARACTERS} characters`);
  }
  if (!isObject(body)) throw draftError("its body is no object");
  // An act must be readable again as it was written: commitments may be longer than what they stand for.
  const limits = { characters: MAX_ACT_CHARACTERS / 2 };
  const request = canonical({ actor, body, kind, office, personal: [...personal] }, limits);
  assertNoOwnCommitments(body);
  commitFields(body, personal, () => "00".repeat(SALT_BYTES));
  return request;
}

/** The instant of an act: never before the act that it follows. Throws `E_CLOCK_BACK`. */
function instant(now: number, last: string | null): string {
  const at = new Date(Math.floor(now)).toISOString();
  if (last === null || at >= last) return at;
  if (Date.parse(last) - now <= CLOCK_SKEW_MS) return last;
  throw new TravauxError(
    "E_CLOCK_BACK",
    `The clock says ${at}, and the last act of the file was at ${last}.`,
    "Nothing was filed. Set the clock of this machine right, then file again.",
  );
}

/** Wakes who follows the file, here and in other processes. A hint that cannot be sent is not missed: followers look anyway. */
function tell(ground: Ground, no: number): void {
  ground.hints.tell(no);
  ground.sendHint?.(no);
}

function draftError(why: string): TravauxError {
  return new TravauxError(
    "E_ACT_DRAFT",
    `The act cannot be filed: ${why}.`,
    "Nothing was filed. Correct it and file it again.",
  );
}
