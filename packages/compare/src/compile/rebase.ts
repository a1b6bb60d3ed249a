import { align, type Link } from "../align/align.ts";
import { keysOf, subjectOf } from "../align/subject.ts";
import type { Passage } from "../passage.ts";
import type { TextEdit } from "../words/edits.ts";
import { type Memory, newMemory, passageEdits } from "../words/pairs.ts";
import { draftOf } from "./filing.ts";
import { passagesOfEdits } from "./lattice.ts";
import type { Edit, Moved, WordEdit } from "./model.ts";
import { byPlace } from "./order.ts";
import { placed } from "./placing.ts";

/** A proposal that could not be carried to the new base. */
export interface NotCarried {
  /** Id of the clause of the older base that it changes; for a new paragraph, of the clause it follows, or null at the head. */
  readonly clause: string | null;
  /** What it proposed, in the words of a reader. */
  readonly proposal: string;
  readonly why: string;
}

/** A party's text carried to a newer base. */
export interface Rebased {
  readonly paragraphs: readonly string[];
  readonly notCarried: readonly NotCarried[];
  /** Proposals that the new base already has. */
  readonly alreadyThere: readonly NotCarried[];
}

interface Carrying {
  readonly older: readonly Passage[];
  readonly newer: readonly Passage[];
  readonly memory: Memory;
  /** For each older passage the link it is in. */
  readonly linkOf: readonly Link[];
  readonly edits: Edit[];
  readonly notCarried: NotCarried[];
  readonly alreadyThere: NotCarried[];
}

/**
 * Carries what a party proposed on an older base to a newer one. What collides with a change of the base is not carried and is named;
 * what the new base has already is named too.
 */
export function rebase(older: readonly Passage[], newer: readonly Passage[], filed: readonly Passage[]): Rebased {
  const memory = newMemory();
  const keys = keysOf(older, memory);
  const links = align(subjectOf(older, newer, memory, keys));
  const linkOf: Link[] = [];
  for (const link of links) for (const at of link.a) linkOf[at] = link;
  const [edits = []] = placed([draftOf({ passages: older, keys }, filed, memory)]);
  const state: Carrying = { older, newer, memory, linkOf, edits: [], notCarried: [], alreadyThere: [] };
  for (const edit of [...edits].sort(byPlace)) carry(state, edit);
  const texts = passagesOfEdits(newer, merged(state.edits).sort(byPlace));
  return {
    paragraphs: texts.flatMap((text) => text.split("\n")),
    notCarried: state.notCarried,
    alreadyThere: state.alreadyThere,
  };
}

/** What a party's text does to a base, one proposal after another in the words of a reader. */
export function proposalsIn(
  base: readonly Passage[],
  filed: readonly Passage[],
): readonly Pick<NotCarried, "clause" | "proposal">[] {
  const memory = newMemory();
  const [edits = []] = placed([draftOf({ passages: base, keys: keysOf(base, memory) }, filed, memory)]);
  return [...edits].sort(byPlace).flatMap((edit) => {
    const at = edit.type === "gap" ? edit.gap - 1 : edit.passage;
    const clause = base[at]?.id ?? null;
    if (edit.type === "delete") return [{ clause, proposal: "delete the clause" }];
    if (edit.type === "join") return [{ clause, proposal: "join to the paragraph that follows" }];
    if (edit.type === "words") return [{ clause, proposal: wordsOf(base[at]?.text ?? "", edit) }];
    return edit.content.map((part) =>
      typeof part === "string"
        ? { clause, proposal: `add “${part}”` }
        : { clause: base[part.moved]?.id ?? null, proposal: "move the clause" },
    );
  });
}

/** Gap edits that came to one gap as one. */
function merged(edits: readonly Edit[]): Edit[] {
  const gaps = new Map<number, (string | Moved)[]>();
  const out: Edit[] = [];
  for (const edit of edits) {
    if (edit.type !== "gap") out.push(edit);
    else gaps.set(edit.gap, [...(gaps.get(edit.gap) ?? []), ...edit.content]);
  }
  for (const [gap, content] of gaps) out.push({ type: "gap", gap, content });
  return out;
}

function carry(state: Carrying, edit: Edit): void {
  if (edit.type === "words") carryWords(state, edit);
  else if (edit.type === "delete") carryDeletion(state, edit);
  else if (edit.type === "join") carryJoin(state, edit);
  else carryArrivals(state, edit);
}

function note(state: Carrying, list: "notCarried" | "alreadyThere", at: number, proposal: string, why: string): void {
  state[list].push({ clause: state.older[at]?.id ?? null, proposal, why });
}

/** The one newer passage an older one became, or null where it is gone or was cut or joined. */
function partner(state: Carrying, at: number): number | null {
  const link = state.linkOf[at];
  return link !== undefined && link.a.length === 1 && link.b.length === 1 ? (link.b[0] ?? null) : null;
}

function carryWords(state: Carrying, edit: WordEdit): void {
  const { passage } = edit;
  const from = state.older[passage];
  const at = partner(state, passage);
  const to = at === null ? undefined : state.newer[at];
  const words = wordsOf(from?.text ?? "", edit);
  if (from === undefined || to === undefined || at === null) {
    const gone = (state.linkOf[passage]?.b.length ?? 0) === 0;
    note(state, "notCarried", passage, words, gone ? "the clause is gone" : "the clause was split or merged");
    return;
  }
  const changes = passageEdits(state.memory, from, to, false);
  const same = (change: TextEdit): boolean =>
    change.start === edit.start && change.end === edit.end && change.inserted === edit.inserted;
  if (changes.some(same)) {
    note(state, "alreadyThere", passage, words, "the new text has it");
    return;
  }
  if (changes.some((change) => meets(change, edit))) {
    note(state, "notCarried", passage, words, "the words it changes were changed");
    return;
  }
  let shift = 0;
  for (const change of changes) {
    if (change.end <= edit.start) shift += change.inserted.length - (change.end - change.start);
  }
  state.edits.push({ ...edit, passage: at, start: edit.start + shift, end: edit.end + shift });
}

function wordsOf(text: string, edit: WordEdit): string {
  const gone = text.slice(edit.start, edit.end).trim();
  const put = edit.inserted.trim();
  if (gone === "") return `add “${put}”`;
  return put === "" ? `delete “${gone}”` : `replace “${gone}” by “${put}”`;
}

/** Intervals intersect, or both insert at one point. */
function meets(a: TextEdit, b: TextEdit): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  if (a.start === a.end) return a.start > b.start && a.start < b.end;
  if (b.start === b.end) return b.start > a.start && b.start < a.end;
  return a.start < b.end && b.start < a.end;
}

function carryDeletion(state: Carrying, edit: Extract<Edit, { type: "delete" }>): void {
  const { passage } = edit;
  const link = state.linkOf[passage];
  const at = partner(state, passage);
  if ((link?.b.length ?? 0) === 0) note(state, "alreadyThere", passage, "delete the clause", "it is gone");
  else if (at === null) note(state, "notCarried", passage, "delete the clause", "the clause was split or merged");
  else if (
    state.older[passage]?.text.slice(state.older[passage]?.body) !== state.newer[at]?.text.slice(state.newer[at]?.body)
  ) {
    note(state, "notCarried", passage, "delete the clause", "the clause reads otherwise now");
  } else state.edits.push({ type: "delete", passage: at });
}

function carryJoin(state: Carrying, edit: Extract<Edit, { type: "join" }>): void {
  const first = partner(state, edit.passage);
  const second = partner(state, edit.passage + 1);
  if (first !== null && second === first + 1) state.edits.push({ ...edit, passage: first });
  else
    note(state, "notCarried", edit.passage, "join to the paragraph that follows", "the two no longer stand together");
}

function carryArrivals(state: Carrying, edit: Extract<Edit, { type: "gap" }>): void {
  const gap = gapAfter(state, edit.gap);
  const present = cameWith(state);
  const content: (string | Moved)[] = [];
  for (const part of edit.content) {
    if (typeof part === "string") {
      if (present.has(part)) note(state, "alreadyThere", edit.gap - 1, `add “${part}”`, "the new text has it");
      else content.push(part);
      continue;
    }
    const at = partner(state, part.moved);
    const moved = state.linkOf[part.moved]?.moved ?? false;
    if (at === null || moved) {
      note(
        state,
        "notCarried",
        part.moved,
        "move the clause",
        moved ? "it was moved" : "it is gone, or was cut or joined",
      );
    } else content.push({ moved: at });
  }
  if (content.length > 0) state.edits.push({ type: "gap", gap, content });
}

/** Paragraphs that the newer base has and the older had not, or not so often: what stood in both is nobody's proposal taken up. */
function cameWith({ older, newer }: Carrying): ReadonlySet<string> {
  const left = new Map<string, number>();
  for (const { text } of older) left.set(text, (left.get(text) ?? 0) + 1);
  const came = new Set<string>();
  for (const { text } of newer) {
    const count = left.get(text) ?? 0;
    if (count === 0) came.add(text);
    else left.set(text, count - 1);
  }
  return came;
}

/** The newer gap after the nearest older passage before the gap that stayed in its order. */
function gapAfter(state: Carrying, gap: number): number {
  for (let at = gap - 1; at >= 0; at -= 1) {
    const link = state.linkOf[at];
    const last = link?.b.at(-1);
    if (last !== undefined && link?.moved === false) return last + 1;
  }
  return 0;
}
