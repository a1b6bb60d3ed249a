import type { ClauseView, Range } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { type ClauseList, listsOf } from "../groups.ts";
import { at } from "../reading.ts";
import { textKind } from "../text-kind.ts";

/** Marks at the ends of paragraphs that do not fit their list: missing, another than its neighbours', or wrong at the end. */
export const punctuation: Rule = {
  id: "form/punctuation",
  group: "form",
  title: "Marks at the ends of paragraphs that do not fit their list",
  language: "any",
  check: ({ text }: Subject) => {
    const articles = textKind(text) === "treaty";
    const lists = listsOf(text).filter(({ entries }) => !articles || entries.some(({ label }) => label.endsWith(")")));
    return [...lists.flatMap(within), ...lastMarks(lists)];
  },
};

type Mark = ";" | "," | "." | "" | "other";

interface End {
  readonly clause: ClauseView;
  readonly mark: Mark;
  /** The last word with its mark. */
  readonly range: Range;
}

/** Reads the end of a paragraph: closing brackets, quotation marks, notes and a final `and` or `or` do not count. */
function endOf(clause: ClauseView): End {
  const body = clause.text.replace(/(?:[\s\])”"'*_]|\[\d+\]|(?<=[.;,])\d{1,3}$|[¹²³⁰-⁹]|\b(?:and|or),?\s*$)+$/u, "");
  const last = body.at(-1) ?? "";
  const mark = last === ";" || last === "," || last === "." ? last : /[\p{L}\p{N})%]/u.test(last) ? "" : "other";
  const word = /\S*$/.exec(body.slice(0, -1))?.[0].length ?? 0;
  if (/^\d+$/.test(body.slice(body.length - 1 - word, -1)))
    return { clause, mark: "other", range: { start: 0, end: 0 } };
  return { clause, mark, range: { start: Math.max(0, body.length - 1 - word), end: body.length } };
}

/** Entries needed before a list has a habit, and the share of them that makes it one. */
const LEAST = 3;
const MOST = 0.6;

function habitOf(ends: readonly End[]): ";" | "," | "." | null {
  for (const mark of [";", ",", "."] as const) {
    const share = ends.filter((end) => end.mark === mark).length;
    if (share >= LEAST - 1 && share >= MOST * ends.length) return mark;
  }
  return null;
}

/** Entries before the last: each ends as the list does, until a full stop ends it and single paragraphs follow. */
function within({ entries }: ClauseList): readonly Observation[] {
  const ends = entries.slice(0, -1).map(endOf);
  const habit = habitOf(ends);
  if (habit === null) return [];
  const lastOfHabit = ends.findLastIndex(({ mark }) => mark === habit);
  return ends
    .filter(({ mark }, number) => mark !== habit && mark !== "other" && (mark !== "." || number < lastOfHabit))
    .map((end) => {
      const what = end.mark === "" ? "this one with no mark" : `this one with “${end.mark}”`;
      return observation(end, `The paragraphs of this list end with “${habit}”, ${what}.`, habit);
    });
}

/**
 * Last entries: none is without a mark where the list has a habit, and where most lists of paragraphs close with a full
 * stop, one that closes with the mark of the middle stands out.
 */
function lastMarks(lists: readonly ClauseList[]): readonly Observation[] {
  const closing = lists
    .filter(({ entries, continues }) => entries.length >= 2 && !continues)
    .flatMap((list) => {
      const last = list.entries.at(-1);
      return last === undefined
        ? []
        : [{ list, end: endOf(last), habit: habitOf(list.entries.slice(0, -1).map(endOf)) }];
    });
  const stops = closing.filter(({ list, end }) => list.role === "operative" && end.mark === ".").length;
  const others = closing.filter(({ list, end }) => list.role === "operative" && end.mark !== ".").length;
  return closing.flatMap(({ list, end, habit }) => {
    if (end.mark === "" && habit !== null) {
      const mark = list.role === "preambular" && habit !== "." ? habit : ".";
      return [observation(end, "The last paragraph of this list ends with no mark.", mark)];
    }
    const odd = list.role === "operative" && (end.mark === ";" || end.mark === ",") && stops > others;
    return odd
      ? [
          observation(
            end,
            `The last paragraphs of the other parts end with a full stop, this one with “${end.mark}”.`,
            ".",
          ),
        ]
      : [];
  });
}

function observation({ clause, range, mark }: End, why: string, right: ";" | "," | "."): Observation {
  const place = at(clause, range);
  const word = mark === "" ? (place.quote ?? "") : (place.quote ?? "").slice(0, -1);
  return {
    ...place,
    severity: "note",
    view: "legal",
    why,
    source: "Drafting practice: paragraphs of one list end alike, the last with a full stop",
    advice: "propose",
    suggestion: `${word}${right}`,
  };
}
