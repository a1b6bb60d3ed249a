import type { ClauseView, Range } from "@travaux/instrument";
import type { Subject } from "../../finding.ts";
import type { SafeguardRow } from "../../packs/pack.ts";
import { findAll } from "../../packs/phrase/find.ts";
import type { Phrase } from "../../packs/phrase/phrase.ts";
import { isAskedOfOthers, isDenied, isSetAside } from "../polarity.ts";
import { clausesOf, commitmentsOf, concerns, overlap, placesOf, wordsIn } from "../reading.ts";
import { type TextKind, textKind } from "../text-kind.ts";

/** Words of a clause. */
export interface Words {
  readonly clause: ClauseView;
  readonly range: Range;
}

/** A safeguard asked for, how far the text has it, and where. */
export interface SafeguardFound {
  readonly row: SafeguardRow;
  readonly status: "present" | "partial" | "absent";
  /** The words that provide for it, or touch on it. */
  readonly words: Words | null;
  /** The words that make it needed; null where it is asked of every text. */
  readonly need: Words | null;
}

/**
 * Every safeguard asked of the text, in the order of the pack. A row with `when` is asked only where those words stand in
 * a clause that promises something. Words that provide for a safeguard inside a bracket that is not agreed make it partial.
 * Of rows on one topic the first that is asked speaks for all.
 */
export function safeguardsOf(subject: Subject): readonly SafeguardFound[] {
  const clauses = clausesOf(subject.text);
  const promises = commitmentsOf(subject.text);
  if (promises.length === 0) return [];
  const kind = textKind(subject.text);
  const asked = subject.pack.safeguards.filter((row) => concerns(row, subject) && isAskedOf(row, kind));
  const found = asked.flatMap((row) => {
    const need = row.when.length === 0 ? null : firstOwn(row, promises);
    return row.when.length > 0 && need === null ? [] : [read(row, need, clauses)];
  });
  const topics = found.map(({ row }) => row.topic);
  return found.filter(({ row }, number) => row.topic === null || topics.indexOf(row.topic) === number);
}

/** An organ's resolution is not asked for what every declaration carries, only for what its subject or its words call for. */
function isAskedOf(row: SafeguardRow, kind: TextKind): boolean {
  return kind !== "resolution" || row.subjects.length > 0 || row.when.length > 0;
}

function read(row: SafeguardRow, need: Words | null, clauses: readonly ClauseView[]): SafeguardFound {
  const present = row.present.flatMap((phrase) => everywhere(phrase, clauses));
  const agreed = present.find((words) => !isBracketed(words));
  if (agreed !== undefined) return { row, status: "present", words: agreed, need };
  const partial = present[0] ?? row.partial.flatMap((phrase) => everywhere(phrase, clauses))[0] ?? null;
  return { row, status: partial === null ? "absent" : "partial", words: partial, need };
}

/** Rows put their best phrase first, so a phrase is looked for in the whole text before the next one is. */
function everywhere(phrase: Phrase, clauses: readonly ClauseView[]): readonly Words[] {
  const phrases = [phrase];
  return clauses.flatMap((clause) => {
    const place = findAll(phrases, wordsIn(clause)).find((each) => !isSetAside(clause, each));
    if (place === undefined || clause.citations.some((citation) => overlap(citation.range, place))) return [];
    return [{ clause, range: { start: place.start, end: place.end } }];
  });
}

function firstOwn({ when, except }: SafeguardRow, clauses: readonly ClauseView[]): Words | null {
  for (const phrase of when) {
    const phrases = [phrase];
    for (const clause of clauses) {
      const place = placesOf(clause, phrases, except).find(
        (each) => !isDenied(clause, each) && !isAskedOfOthers(clause, each),
      );
      if (place !== undefined) return { clause, range: { start: place.start, end: place.end } };
    }
  }
  return null;
}

function isBracketed({ clause, range }: Words): boolean {
  return clause.brackets.some((bracket) => bracket.kind === "unagreed" && overlap(bracket.range, range));
}
