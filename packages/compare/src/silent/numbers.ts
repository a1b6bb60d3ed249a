import type { Compilation } from "../compile/model.ts";
import { readings } from "../numbering.ts";
import type { Passage } from "../passage.ts";
import { markerEnd } from "../passage.ts";
import { headOf } from "./sheet.ts";

/** A typed number of the Chair's that is neither the base's, nor proposed, nor the next in its row. */
export interface StrayNumber {
  readonly passage: number;
  readonly removed: string;
  readonly inserted: string;
}

/**
 * Typed numbers that the Chair changed without a reason that anybody can see. A number has a reason where it is the base's, where
 * somebody proposed it for that paragraph, or where it goes on from the one before it in the Chair's text (or begins a row).
 * A text from which a whole row of numbers is gone was numbered by its program; that is not said for each paragraph.
 */
export function strayNumbers(
  compilation: Compilation,
  base: readonly Passage[],
  chair: readonly Passage[],
  chairAt: readonly number[],
): readonly StrayNumber[] {
  const numbers = chair.map(numberOf);
  const inOrder = ordinaryNumbers(numbers, base.map(numberOf));
  const forms = new Set(numbers.flatMap((number) => readings(number).map(({ form }) => form)));
  const proposed = proposedNumbers(compilation, base);
  return base.flatMap((passage, at): readonly StrayNumber[] => {
    const place = chairAt[at] ?? -1;
    if (place < 0) return [];
    const [removed, inserted] = [numberOf(passage), numbers[place] ?? ""];
    if (removed === inserted || proposed.get(at)?.has(inserted) === true || inOrder.has(place)) return [];
    if (inserted === "" && !readings(removed).some(({ form }) => forms.has(form))) return [];
    return [{ passage: at, removed, inserted }];
  });
}

function numberOf(passage: Passage): string {
  return passage.text.slice(0, headOf(passage)).trim();
}

/** Ordinals of the Chair's paragraphs whose number goes on from the one before, or begins a row as the base's row begins. */
function ordinaryNumbers(numbers: readonly string[], base: readonly string[]): ReadonlySet<number> {
  const begins = new Map<string, Set<number>>();
  for (const number of base) {
    for (const { form, count } of readings(number)) {
      if (!begins.has(form)) begins.set(form, new Set([count]));
    }
  }
  const last = new Map<string, number>();
  const out = new Set<number>();
  numbers.forEach((number, at) => {
    if (number !== "" && readings(number).length === 0) out.add(at);
    for (const { form, count, suffix } of readings(number)) {
      const before = last.get(form);
      const first = count === 1 || (before === undefined && begins.get(form)?.has(count) === true);
      if (first || before === count - 1 || (before === count && suffix !== "")) out.add(at);
      last.set(form, count);
    }
  });
  return out;
}

function proposedNumbers({ edits }: Compilation, base: readonly Passage[]): ReadonlyMap<number, ReadonlySet<string>> {
  const out = new Map<number, Set<string>>();
  for (const edit of edits) {
    if (edit.type !== "words") continue;
    const passage = base[edit.passage];
    if (passage === undefined || edit.start > 0) continue;
    const after = edit.inserted + passage.text.slice(edit.end);
    const known = out.get(edit.passage) ?? new Set<string>();
    known.add(after.slice(0, markerEnd(after)).trim());
    out.set(edit.passage, known);
  }
  return out;
}
