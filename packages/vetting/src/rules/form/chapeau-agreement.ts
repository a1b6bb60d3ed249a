import type { ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { type ClauseList, chapeauxOf, listsOf, openingVerb, type VerbForm } from "../groups.ts";
import { at } from "../reading.ts";
import { textKind } from "../text-kind.ts";

/** A chapeau and what hangs on it that do not make one sentence. */
export const chapeauAgreement: Rule = {
  id: "form/chapeau-agreement",
  group: "form",
  title: "Chapeaux and the paragraphs under them that do not make one sentence",
  check: ({ text }: Subject) => [
    ...missingColons(text.clauses),
    ...speakersTwice(text.clauses),
    ...(textKind(text) === "treaty" ? [] : listsOf(text).flatMap(oddForms)),
  ],
};

const SOURCE = "Drafting practice: chapeau and paragraph read as one sentence";

function observation(place: Pick<Observation, "clause" | "range" | "quote">, why: string, suggestion: string | null) {
  const advice = suggestion === null ? "accept with caveat" : "propose";
  return { ...place, severity: "note", view: "legal", why, source: SOURCE, advice, suggestion } as const;
}

function isOpen(clause: ClauseView): boolean {
  return /:[\s\]*_]*$/.test(clause.text);
}

/** One chapeau without a colon where the others have one. */
function missingColons(clauses: readonly ClauseView[]): readonly Observation[] {
  const chapeaux = clauses.filter(({ role }) => role === "chapeau");
  const bare = chapeaux.filter((clause) => !isOpen(clause) && /[\p{L}\p{N}][\s\]*_]*$/u.test(clause.text));
  if (bare.length === 0 || bare.length * 2 > chapeaux.length) return [];
  return bare.map((clause) => {
    const words = /\S+\s+(\S*?[\p{L}\p{N}])[\s\]*_]*$/u.exec(clause.text);
    const last = words?.[1] ?? "";
    const start = words === null ? 0 : words.index + words[0].indexOf(last, words[0].search(/\s/));
    const place = at(clause, { start, end: start + (last.length || clause.text.length) });
    return observation(place, "The other chapeaux end with a colon, this one does not.", `${place.quote}:`);
  });
}

const WE_CHAPEAU = /\bwe\b[\s,:\]*_]*$/i;
const WE_AGAIN = /^[\s*_“"'[]*(?:\d+[.)]\s*|\(?[a-z][.)]\s*)?(We\b(?:, the [\p{L}-]+)?)/u;

/**
 * `we: … We, the representatives`: a paragraph that says who speaks again, under a chapeau that ends with “we” or right
 * behind its last paragraph, with nothing that ends its part. What follows such a paragraph is not said again.
 */
function speakersTwice(clauses: readonly ClauseView[]): readonly Observation[] {
  const chapeaux = chapeauxOf(clauses);
  return clauses.flatMap((clause, number) => {
    const before = clauses[number - 1];
    const chapeau = chapeaux.get(before?.division ?? "");
    const found = clause.role === "operative" || clause.role === "closing" ? WE_AGAIN.exec(clause.text) : null;
    if (found === null || chapeau === undefined || !WE_CHAPEAU.test(chapeau.text)) return [];
    const start = found[0].length - (found[1]?.length ?? 0);
    const place = at(clause, { start, end: found[0].length });
    const why =
      clause.role === "closing"
        ? `The part under ${chapeau.label} (“… we”) runs on into this paragraph, which says “We” again; a heading or a line should part them.`
        : `The chapeau ${chapeau.label} already ends with “we”, so this paragraph says who speaks a second time.`;
    return WE_AGAIN.test(before?.text ?? "") ? [] : [observation(place, why, null)];
  });
}

/** Share of a list's opening verbs from which their form is the form of the list. */
const MOST = 0.6;
const FORM_NAME: Readonly<Record<VerbForm, string>> = {
  base: "in the plain form (“Reaffirm”)",
  third: "in the third person (“Reaffirms”)",
  participle: "in -ing (“Reaffirming”)",
};

/** A verb whose form is not that of the others; under `we` it must be the plain one. */
function oddForms({ chapeau, entries }: ClauseList): readonly Observation[] {
  const verbs = entries.flatMap((clause) => {
    const verb = openingVerb(clause);
    return verb === null ? [] : [{ clause, verb }];
  });
  if (verbs.length < 3 || verbs.length < MOST * entries.length) return [];
  const form = chapeau !== null && WE_CHAPEAU.test(chapeau.text) ? "base" : formOf(verbs.map(({ verb }) => verb.form));
  if (form === null) return [];
  return verbs
    .filter(({ verb }) => verb.form !== form)
    .map(({ clause, verb }) => {
      const why = `The paragraphs beside this one open with a verb ${FORM_NAME[form]}; this one opens ${FORM_NAME[verb.form]}.`;
      return observation(at(clause, verb), why, null);
    });
}

function formOf(forms: readonly VerbForm[]): VerbForm | null {
  for (const form of ["base", "third", "participle"] as const) {
    if (forms.filter((each) => each === form).length >= MOST * forms.length) return form;
  }
  return null;
}
