import type { ActDraft, Acting, JsonObject, LogEntry } from "./act.ts";
import type { OffsetAt } from "./deadline/zone.ts";
import type { Posting } from "./establishment/postings.ts";
import type { FileState } from "./fold.ts";
import { type House, officeOf, officeTitle } from "./house/house.ts";
import { instant } from "./parse/moments.ts";
import type { Reader } from "./parse/read.ts";
import { hintOf, type RuleId } from "./rules.ts";

/** What somebody wants to do. `seen` is the number of the last act they had before them, or null where it does not matter. */
export interface Command {
  readonly kind: string;
  readonly body: unknown;
  readonly seen: number | null;
}

/** What `decide` cannot know by itself: who asks, when, in which office, and what only the caller can count or look up. */
export interface Context {
  /** The instant of the act, in UTC with milliseconds. */
  readonly at: string;
  readonly actor: string;
  readonly office: string;
  /** Who holds which office from when until when. */
  readonly postings: readonly Posting[];
  /** The next free numbers of the house's books; the caller sees to it that none is given twice. */
  readonly serials: { readonly diary: number; readonly outward: number };
  readonly offsetAt: OffsetAt;
}

/** A command that is not allowed: the rule that refuses it, what is the matter, and what to do instead. */
export interface Refusal {
  readonly rule: RuleId;
  readonly message: string;
  readonly hint: string;
  /** Where others acted meanwhile: what they did. */
  readonly changed: readonly LogEntry[];
}

/** The acts that a command comes to, or the refusal. */
export type Decision = { readonly acts: readonly ActDraft[] } | Refusal;

/** A command with all that a rule may look at. */
export interface Ask<S, B> {
  readonly house: House;
  readonly state: S;
  readonly body: B;
  readonly seen: number | null;
  readonly context: Context;
}

/** What a rule objects: a sentence, or a sentence with what changed meanwhile. */
export type Objection = string | { readonly message: string; readonly changed: readonly LogEntry[] };

/** A rule at work: it objects, or it is silent (null). */
export interface Check<S, B> {
  readonly rule: RuleId;
  readonly objects: (ask: Ask<S, B>) => Objection | null;
}

/** An act to be, before person, office and time are set on it. */
export interface NewAct {
  readonly kind: string;
  readonly body: JsonObject;
}

/** The one act that most commands come to. */
export function act(kind: string, body: JsonObject): readonly NewAct[] {
  return [{ kind, body }];
}

/** How one kind of command is decided. */
export interface Step<S> {
  /** The rules that may refuse it, in the order in which they are asked. */
  readonly rules: readonly RuleId[];
  readonly attempt: (ask: Ask<S, unknown>, left: RuleId | null) => readonly NewAct[] | Refusal;
}

/** Makes a step out of a reader of bodies, the rules, and the acts that an allowed command comes to. */
export function step<S, B>(
  read: Reader<B>,
  checks: readonly Check<S, B>[],
  acts: (ask: Ask<S, B>) => readonly NewAct[],
): Step<S> {
  return {
    rules: checks.map(({ rule }) => rule),
    attempt: (raw, left) => {
      const fitting = read(raw.body, "body");
      if (!fitting.ok) return refusal("body-invalid", `${fitting.path} ${fitting.reason}.`);
      const ask = { ...raw, body: fitting.value };
      return refusedBy(checks, ask, left) ?? acts(ask);
    },
  };
}

/** A refusal by a rule; its hint is the rule's own. */
function refusal(rule: RuleId, message: string, changed: readonly LogEntry[] = []): Refusal {
  return { rule, message, hint: hintOf(rule), changed };
}

/** Whether a decision is a refusal. */
export function isRefusal(decision: Decision | readonly NewAct[]): decision is Refusal {
  return "rule" in decision;
}

/**
 * Decides a command by the steps of one kind of file. Total: whatever the command holds, the answer is acts or a refusal.
 * `left` names a rule to leave out; only tests do so, to see that its absence is noticed.
 */
export function decideBy<S extends FileState>(
  steps: ReadonlyMap<string, Step<S>>,
  ask: { readonly house: House; readonly state: S; readonly command: Command; readonly context: Context },
  left: RuleId | null = null,
): Decision {
  const { house, state, command, context } = ask;
  const seen = Number.isInteger(command.seen) ? command.seen : null;
  const raw: Ask<S, unknown> = { house, state, context, body: command.body, seen };
  const next = steps.get(command.kind);
  if (next === undefined) return refusal("command-unknown", `There is no command ${printed(command.kind)} here.`);
  const general = refusedBy<S, unknown>(GENERAL, raw, left);
  if (general !== null) return general;
  const answer = next.attempt(raw, left);
  if (isRefusal(answer)) return answer;
  const { at, actor, office } = context;
  const acting = actingOf(context);
  return {
    acts: answer.map(({ kind, body }) => ({ at, actor, office, kind, body: acting ? { ...body, acting } : body })),
  };
}

function refusedBy<S, B>(checks: readonly Check<S, B>[], ask: Ask<S, B>, left: RuleId | null): Refusal | null {
  for (const { rule, objects } of checks) {
    const objection = rule === left ? null : objects(ask);
    if (objection === null) continue;
    return typeof objection === "string"
      ? refusal(rule, objection)
      : refusal(rule, objection.message, objection.changed);
  }
  return null;
}

const GENERAL: readonly Check<FileState, unknown>[] = [
  {
    rule: "moment-invalid",
    objects: ({ context }) =>
      instant(context.at, "at").ok ? null : `${printed(context.at)} is not an instant in UTC with milliseconds.`,
  },
  {
    rule: "clock-behind",
    objects: ({ state, context }) =>
      state.at !== null && context.at < state.at
        ? `The last act is of ${state.at}, and it is ${context.at} now.`
        : null,
  },
  {
    rule: "office-unknown",
    objects: ({ house, context }) =>
      officeOf(house, context.office) === null ? `"${context.office}" is no office of ${house.name}.` : null,
  },
  {
    rule: "office-not-held",
    objects: ({ house, context }) =>
      postingOf(context) === null
        ? `${context.actor} does not hold the office ${officeTitle(house, context.office)} at ${context.at}.`
        : null,
  },
];

/** A foreign value in a sentence; whatever it is, it prints. */
function printed(value: unknown): string {
  return typeof value === "string" ? `"${value.slice(0, 100)}"` : "of that kind";
}

function postingOf({ at, actor, office, postings }: Context): Posting | null {
  const holds = postings.filter(
    (posting) =>
      posting.person === actor &&
      posting.office === office &&
      posting.from <= at &&
      (posting.until === null || at < posting.until),
  );
  return holds.find(({ acting }) => acting === null) ?? holds[0] ?? null;
}

function actingOf(context: Context): Acting | null {
  return postingOf(context)?.acting ?? null;
}
