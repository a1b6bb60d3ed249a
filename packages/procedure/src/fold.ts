import type { Acting, FoldFinding, LogEntry } from "./act.ts";
import { instant } from "./parse/moments.ts";
import { name, objectFields, optional, type Reader, record, seq as seqReader, text } from "./parse/read.ts";

/** What the state of every kind of file has: how far it is folded, what happened, and what could not be applied. */
export interface FileState {
  /** The number of the last act folded; 0 for a file without acts. */
  readonly seq: number;
  /** The instant of the last act, or null. */
  readonly at: string | null;
  readonly log: readonly LogEntry[];
  readonly findings: readonly FoldFinding[];
}

/** Who did something and when, as the act says. */
export interface Deed {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly office: string;
}

/** What an act changes, the sentence that says so, and the clauses it touches. */
export interface Applied<S> {
  readonly state: Partial<S>;
  readonly says: string;
  readonly clauses?: readonly string[] | "all";
}

/** Applies acts of one kind: answers with the change, or with the reason why the act does not follow from the state. */
export type Change<S> = (state: S, body: unknown, deed: Deed) => Applied<S> | string;

/** The state of a file in which nothing has happened yet. */
export const NOTHING_HAPPENED: FileState = { seq: 0, at: null, log: [], findings: [] };

const acting: Reader<Acting | null> = optional(record<Acting>({ for: optional(name), reason: text }));

/** Makes a change out of a reader of bodies and what a body that fits changes. */
export function change<S, B>(
  read: Reader<B>,
  apply: (state: S, body: B, deed: Deed) => Applied<S> | string,
): Change<S> {
  return (state, body, deed) => {
    const fitting = read(body, "body");
    return fitting.ok ? apply(state, fitting.value, deed) : `${fitting.path} ${fitting.reason}`;
  };
}

/**
 * The state after one more act. Total: an act that cannot be read, does not fit or does not follow changes nothing but the
 * findings (and, where its number is the next, the count of acts), so that a file is readable whatever lies in its record.
 */
export function foldBy<S extends FileState>(changes: ReadonlyMap<string, Change<S>>, state: S, act: unknown): S {
  const fields = objectFields(act);
  const found = (seq: number | null, path: string, reason: string): S => ({
    ...state,
    findings: [...state.findings, { seq, path, reason }],
  });
  if (fields === null) return found(null, "act", "is not an object");
  const seq = seqReader(fields.get("seq"), "act.seq");
  if (!seq.ok) return found(null, seq.path, seq.reason);
  if (seq.value !== state.seq + 1) return found(seq.value, "act.seq", `is not ${state.seq + 1}, which comes next`);
  const skip = (path: string, reason: string): S => ({ ...found(seq.value, path, reason), seq: seq.value });
  const at = instant(fields.get("at"), "act.at");
  if (!at.ok) return skip(at.path, at.reason);
  const actor = name(fields.get("actor"), "act.actor");
  if (!actor.ok) return skip(actor.path, actor.reason);
  const office = name(fields.get("office"), "act.office");
  if (!office.ok) return skip(office.path, office.reason);
  const kind = name(fields.get("kind"), "act.kind");
  const apply = kind.ok ? changes.get(kind.value) : undefined;
  if (!kind.ok || apply === undefined) return skip("act.kind", "is no kind of act of this file");
  const body = objectFields(fields.get("body"));
  if (body === null) return skip("act.body", "is not an object");
  const by = acting(body.get("acting"), "body.acting");
  if (!by.ok) return skip(by.path, by.reason);
  const rest = Object.fromEntries([...body].filter(([key]) => key !== "acting"));
  const deed = { seq: seq.value, at: at.value, actor: actor.value, office: office.value };
  const applied = apply(state, rest, deed);
  if (typeof applied === "string") return skip(`act ${seq.value}, ${kind.value}`, applied);
  const { says, clauses = [] } = applied;
  const entry: LogEntry = { ...deed, acting: by.value, kind: kind.value, says, clauses };
  return { ...state, ...applied.state, seq: seq.value, at: at.value, log: [...state.log, entry] };
}
