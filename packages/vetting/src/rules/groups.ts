import type { ClauseView, InstrumentView } from "@travaux/instrument";

/** Clauses that form one list: the recitals, the paragraphs of one division, the subparagraphs of one paragraph. */
export interface ClauseList {
  readonly role: "preambular" | "operative";
  /** The chapeau they hang on, where it is a clause. */
  readonly chapeau: ClauseView | null;
  readonly entries: readonly ClauseView[];
  /** True where the clause after the last entry is part of the same sentence: subparagraphs in the middle of a paragraph. */
  readonly continues: boolean;
}

/** `OP5(a)` hangs on `OP5`; a label without brackets stands for itself. */
function parentLabel(label: string): string | null {
  const found = /^(.*\S)\([a-z0-9]+\)$/i.exec(label);
  return found?.[1] ?? null;
}

/** The first chapeau of each division that has one. */
export function chapeauxOf(clauses: readonly ClauseView[]): ReadonlyMap<string, ClauseView> {
  const chapeaux = new Map<string, ClauseView>();
  for (const clause of clauses) {
    if (clause.role !== "chapeau" || clause.division === null || chapeaux.has(clause.division)) continue;
    chapeaux.set(clause.division, clause);
  }
  return chapeaux;
}

/** The lists of a text, in the order of their first entries. */
export function listsOf({ clauses }: InstrumentView): readonly ClauseList[] {
  const lists = new Map<string, { readonly entries: ClauseView[]; last: number }>();
  for (const [place, clause] of clauses.entries()) {
    if (clause.role !== "preambular" && clause.role !== "operative") continue;
    const key = [clause.role, clause.division ?? "", parentLabel(clause.label) ?? ""].join("\u0000");
    const list = lists.get(key) ?? { entries: [], last: place };
    list.entries.push(clause);
    list.last = place;
    lists.set(key, list);
  }
  const chapeaux = chapeauxOf(clauses);
  return [...lists.values()].map(({ entries, last }) => listOf(entries, chapeaux, clauses[last + 1]));
}

function listOf(
  entries: readonly ClauseView[],
  chapeaux: ReadonlyMap<string, ClauseView>,
  next: ClauseView | undefined,
): ClauseList {
  const [first] = entries;
  const parent = first === undefined ? null : parentLabel(first.label);
  const chapeau = chapeaux.get(first?.division ?? "");
  return {
    role: first?.role === "preambular" ? "preambular" : "operative",
    chapeau: parent === null ? (chapeau ?? null) : null,
    entries,
    continues: parent !== null && next !== undefined && next.role === first?.role,
  };
}

/** How a verb form opens a clause: `Reaffirm`, `Reaffirms`, `Reaffirming`. */
export type VerbForm = "base" | "third" | "participle";

/** Verbs that open clauses of declarations and resolutions, in their base form. */
const OPENERS: readonly string[] =
  "accelerate acknowledge address adopt advance affirm agree aim appreciate authorise build call combat commend commit condemn confirm consider continue cooperate counter create decide declare deepen demand deplore develop dismantle draw emphasise encourage endeavour endorse engage enhance ensure establish exchange expand explore express facilitate foster guarantee highlight implement improve increase intensify introduce invest invite launch maintain mobilise monitor note pledge prevent promote protect provide pursue raise reaffirm recall recognise reduce reiterate remain request resolve respect share stand step stress strengthen strive support take underline underscore undertake urge use welcome work".split(
    " ",
  );

const FORMS: ReadonlyMap<string, VerbForm> = new Map(
  OPENERS.flatMap((verb): readonly (readonly [string, VerbForm])[] => {
    const stem = verb.replace(/e$/, "");
    const third = verb.endsWith("s") ? `${verb}es` : verb.endsWith("fy") ? `${verb.slice(0, -1)}ies` : `${verb}s`;
    const participles = [`${stem}ing`, `${verb}ing`, `${verb}${verb.at(-1)}ing`];
    return [[verb, "base"], [third, "third"], ...participles.map((form) => [form, "participle"] as const)];
  }),
);

/** The verb that opens a clause, after its number and an adverb, with its form and place; null where none of the known ones does. */
export function openingVerb(
  clause: ClauseView,
): { readonly form: VerbForm; readonly start: number; readonly end: number } | null {
  const found =
    /^[\s*_“"'[]*(?:(?:[OP]P)?\d+(?:\s?bis)?[.)]?\s+|\(?[a-z]{1,3}[.)]\s+)?(?:(?:also|further|strongly|again|fully|deeply|jointly|actively)\s+)?(\p{L}+)/iu.exec(
      clause.text,
    );
  const verb = found?.[1];
  if (found === null || verb === undefined) return null;
  const form = FORMS.get(verb.toLowerCase().replace(/i[zs](e|es|ing)$/, "is$1"));
  const end = found[0].length;
  return form === undefined ? null : { form, start: end - verb.length, end };
}
