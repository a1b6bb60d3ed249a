import type { ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { at, onTheWhole } from "../reading.ts";

/** Numbers typed before paragraphs that leave one out or come twice. */
export const numbering: Rule = {
  id: "form/numbering",
  group: "form",
  title: "Numbers of paragraphs that leave one out or come twice",
  language: "any",
  check: ({ text }: Subject) => {
    const series = new Map<string, Numbered[]>();
    for (const numbered of text.clauses.flatMap(numberOf)) {
      const key = seriesOf(numbered.clause, text);
      series.set(key, [...(series.get(key) ?? []), numbered]);
    }
    return [...[...series.values()].filter((each) => each.length >= 3).flatMap(breaks), ...articles(text)];
  },
};

/** Paragraphs that count together: those of one article, those under one paragraph, and else those of the whole text. */
function seriesOf({ label, division }: ClauseView, { divisions }: Subject["text"]): string {
  const parent = /^(.*\S)\([a-z0-9]+\)$/i.exec(label)?.[1] ?? "";
  const apart = divisions.some(({ id, kind }) => id === division && (kind === "article" || kind === "annex"));
  return apart || parent !== "" ? `${division} ${parent}` : "";
}

interface Numbered {
  readonly clause: ClauseView;
  readonly number: number;
  /** `bis`, `alt2`: an inserted or alternative paragraph, which follows its number or repeats it rightly. */
  readonly inserted: boolean;
  readonly end: number;
  readonly start: number;
}

const NUMBER =
  /^[\s*_[]*(?:(?:OP|PP)\s?)?(\d{1,3})(\s?(?:bis|ter|quater|quinquies|sexies|alt\s?\d*|[A-Za-z]))?[.)](?=\s)/;

/** Recitals and signatures are not numbered; an annex numbers its parts each in its own way. */
function numberOf(clause: ClauseView): readonly Numbered[] {
  if (clause.label.startsWith("Annex")) return [];
  if (clause.role === "preambular" || clause.role === "signature") return [];
  const found = NUMBER.exec(clause.text);
  if (found === null || /^[\s*_]*\[/.test(found[0])) return [];
  const start = found[0].search(/\S/);
  return [{ clause, number: Number(found[1]), inserted: found[2] !== undefined, start, end: found[0].length }];
}

/** A wider gap is a sign that the file was read badly, not that a number was forgotten. */
const WIDEST_GAP = 2;

/** Numbers run on or begin again at 1; anything else is said where it happens. */
function breaks(numbered: readonly Numbered[]): readonly Observation[] {
  return numbered.slice(1).flatMap((now, index) => {
    const before = numbered[index];
    if (before === undefined || now.inserted || now.number === 1) return [];
    const missing = now.number - before.number - 1;
    if (missing === 0 || missing > WIDEST_GAP || missing < -1 || (before.inserted && missing === -1)) return [];
    const right = before.number + 1;
    if (missing === -1) return [observation(now, `Two paragraphs have the number ${now.number}.`, right)];
    if (new RegExp(`\\s${right}[.)]\\s+\\S`).test(before.clause.text)) return [];
    return [observation(now, `There is no paragraph ${right}: it was left out, or the numbers are wrong.`, right)];
  });
}

/** Articles of one text, or of one annex or part of it, that leave a number out or come twice. */
function articles({ divisions }: Subject["text"]): readonly Observation[] {
  const series = new Map<string | null, { readonly heading: string; readonly number: number }[]>();
  for (const { kind, heading, parent, bracketed } of divisions) {
    const [words, number] = /^(?:ARTICLE|Article)\s+(\d{1,3})(?![\w.]|\s+(?:bis|ter|quater)\b)/.exec(heading) ?? [];
    if (kind !== "article" || bracketed || words === undefined) continue;
    series.set(parent, [...(series.get(parent) ?? []), { heading: words, number: Number(number) }]);
  }
  return [...series.values()].flatMap((each) =>
    each.slice(1).flatMap((now, index) => {
      const missing = now.number - (each[index]?.number ?? 0) - 1;
      if (now.number === 1 || missing === 0 || missing > WIDEST_GAP || missing < -1) return [];
      const why =
        missing === -1
          ? `Two articles have the number ${now.number}.`
          : `There is no article ${now.number - missing}: it was left out, or the numbers are wrong.`;
      return [{ ...SAID_OF_NUMBERS, ...onTheWhole(now.heading), why, suggestion: null }];
    }),
  );
}

const SAID_OF_NUMBERS = {
  severity: "note",
  view: "legal",
  source: "Drafting practice: articles and paragraphs are numbered consecutively",
  advice: "propose",
} as const;

function observation({ clause, start, end, number }: Numbered, why: string, right: number): Observation {
  const place = at(clause, { start, end });
  return {
    ...place,
    severity: "note",
    view: "legal",
    why,
    source: "Drafting practice: paragraphs are numbered consecutively",
    advice: "propose",
    suggestion: (place.quote ?? "").replace(String(number), String(right)),
  };
}
