import { counted, listed, shortened } from "../brief/words.ts";
import type { Finding, Subject } from "../finding.ts";
import { stateInSentence } from "../names/states.ts";
import type { ThingToKnow } from "../report.ts";
import { subjectsOf } from "../rules/reading.ts";
import { safeguardsOf } from "../rules/safeguards/readings.ts";
import type { Vetted } from "./summary.ts";
import { openSentence } from "./what-it-is.ts";

/** As many as a reader keeps in mind on the way to a meeting. */
const MOST = 5;

interface Theme {
  /** The findings it gathers, of those no earlier theme has taken. */
  readonly takes: (finding: Finding, subject: Subject) => boolean;
  /** The sentence over them; never called with none. Null: not worth one of the five. */
  readonly says: (findings: readonly Finding[], subject: Subject) => string | null;
}

const isGroup = (group: string) => (finding: Finding) => finding.rule.startsWith(`${group}/`);
const isTreaty = isGroup("treaties");
const isTitle = (finding: Finding): boolean => isTreaty(finding) && finding.rule.includes("title");
const isRestated = (finding: Finding): boolean => isTreaty(finding) && /restat|wider|narrower/.test(finding.rule);
const isWeighty = (finding: Finding): boolean => finding.severity !== "note";

/**
 * The ranking, most important first, after what could not be read at all. 1 commitments to treaties by which the State is not, or perhaps not, bound.
 * 2 legal force: no line that the text is political, verbs and forms of treaties. 3 words no State could let pass.
 * 4 promises beyond existing obligations. 5 safeguards missing. 6 what is not finished. 7 note and enclosure that differ.
 * 8 titles misquoted. 9 who speaks. Each theme is one thing, so nothing is said twice.
 */
const THEMES: readonly Theme[] = [
  { takes: (one) => one.rule === "form/language" && one.clause === null, says: ([first]) => first?.why ?? null },
  { takes: (one) => one.rule === "form/enclosure-missing", says: ([first]) => first?.why ?? null },
  { takes: (one) => isTreaty(one) && isWeighty(one) && !isTitle(one) && !isRestated(one), says: treaties },
  {
    takes: (one) =>
      isWeighty(one) &&
      /^strength\/(?:treaty-form|no-non-binding-line|binding-verb|treaty-language|strong-commitment)$/.test(one.rule),
    says: legalForce,
  },
  { takes: (one) => isGroup("terms")(one) && one.severity === "object", says: foremost },
  {
    takes: (one, subject) => isRestated(one) || (isWeighty(one) && promiseOf(one, subject) !== null),
    says: promises,
  },
  { takes: isGroup("safeguards"), says: safeguards },
  {
    takes: (one) => /^form\/(?:unfilled-placeholder|unresolved-bracket|unbalanced-bracket)$/.test(one.rule),
    says: (findings, subject) => openSentence(subject.text) ?? findings[0]?.why ?? null,
  },
  { takes: (one) => one.rule === "form/note-and-enclosure", says: foremost },
  { takes: isTitle, says: titles },
  { takes: (one) => isGroup("who-speaks")(one) && isWeighty(one), says: foremost },
  { takes: (one) => one.rule === "form/duplicate-clause" && isWeighty(one), says: foremost },
];

/** At most five things, by the ranking of the themes; further findings worth a change fill the places that are left. */
export function fiveThings({ findings, subject }: Vetted): readonly ThingToKnow[] {
  const things: ThingToKnow[] = [];
  const taken = new Set<string>();
  for (const theme of THEMES) {
    const gathered = findings.filter((finding) => !taken.has(finding.id) && theme.takes(finding, subject));
    const sentence = gathered.length === 0 ? null : theme.says(gathered, subject);
    if (sentence === null) continue;
    for (const finding of gathered) taken.add(finding.id);
    things.push({ sentence, findings: gathered.map((finding) => finding.id) });
  }
  const left = findings.filter((one) => isWeighty(one) && !isGroup("form")(one) && !taken.has(one.id));
  const others = left.map((finding) => ({ sentence: finding.why, findings: [finding.id] }));
  return [...things, ...others].slice(0, MOST);
}

/** The gravest of several findings speaks for them, without the places it names, which are listed beside it. */
function foremost(findings: readonly Finding[], { text }: Subject): string | null {
  const [first] = findings;
  if (first === undefined) return null;
  const label = text.clauses.find((clause) => clause.id === first.clause)?.label ?? "This clause";
  const said = first.why
    .replace(/ It also stands in [^.]*\.$/, "")
    .replace(/^This clause\b/, label)
    .replace(/\bthis clause\b/g, first.clause === null ? "the text" : label);
  const others = new Set(findings.map((finding) => finding.rule)).size - 1;
  return others > 0 && !isTreaty(first)
    ? `${said} There ${others === 1 ? "is one more point" : `are ${counted(others, "", "").trim()} more points`} of this kind.`
    : said;
}

/** Several treaties of which nothing is known are one question. */
function treaties(findings: readonly Finding[], subject: Subject): string | null {
  if (findings.length === 1 || findings.some((finding) => finding.rule !== "treaties/status-unknown")) {
    return foremost(findings, subject);
  }
  const state = stateInSentence(subject.state);
  return `The register does not show where ${state} stands with ${counted(findings.length, "", "").trim()} treaties on which the text relies: confirm with the Treaty Section.`;
}

function legalForce(findings: readonly Finding[]): string {
  const form = findings.find((finding) => finding.rule === "strength/treaty-form");
  if (form !== undefined) return form.why;
  const line = findings.find((finding) => finding.rule === "strength/no-non-binding-line");
  const verbs = findings.filter((finding) => finding !== line && finding.quote !== null);
  const words = [...new Set(verbs.map((finding) => `“${(finding.quote ?? "").toLowerCase()}”`))].slice(0, 3);
  if (line === undefined) return `The text uses words of a treaty, ${listed(words)}, though it is political.`;
  if (words.length === 0)
    return "Nothing in the text says that it is political and creates no legal or financial obligation.";
  const stand = words.length === 1 ? "stands" : "stand";
  return `Nothing says that the text is political and creates no legal or financial obligation, while ${listed(words)} ${stand} in it as in a treaty.`;
}

/** What a finding says the text newly promises, as a part of a list; null where it promises nothing new. */
function promiseOf({ rule }: Finding, { pack }: Subject): string | null {
  const term = pack.terms.find((row) => `terms/${row.key}` === rule);
  const obligation = pack.obligations.find((row) => `strength/new-obligation-${row.key}` === rule);
  return term?.promise ?? obligation?.title ?? null;
}

/** Characters of a quotation inside a sentence of the summary: a restated duty is one whole, and is rarely longer. */
const QUOTE = 100;

/** Promises named in one sentence; findings come in order of weight, so the gravest are among them. */
const PROMISES = 6;

function promises(findings: readonly Finding[], subject: Subject): string | null {
  const names = findings.flatMap((finding) => promiseOf(finding, subject) ?? []);
  const kept = [...new Set(names)];
  const more = kept.length - PROMISES;
  const shown = more > 1 ? [...kept.slice(0, PROMISES), `${counted(more, "", "").trim()} things more`] : kept;
  const restated = findings.filter(isRestated).map((finding) => `“${shortened(finding.quote ?? "", QUOTE)}”`);
  const does = [
    ...(restated.length === 0
      ? []
      : [`restates articles of treaties in words of its own (${listed([...new Set(restated)])})`]),
    ...(names.length === 0 ? [] : [`promises ${listed(shown)}`]),
  ];
  return does.length === 0 ? null : `The text goes beyond existing obligations: it ${listed(does)}.`;
}

function safeguards(findings: readonly Finding[], subject: Subject): string | null {
  const rules = new Set(findings.map((finding) => finding.rule));
  const found = safeguardsOf(subject).filter(({ row }) => rules.has(`safeguards/${row.key}`));
  const missing = found.filter(({ status }) => status === "absent").map(({ row }) => row.title);
  const partial = found.filter(({ status }) => status === "partial").map(({ row }) => row.title);
  if (!findings.some(isWeighty) && findings.length < 3) return null;
  const about = subjectTitle(subject);
  const texts = about === null ? "Safeguards usual in such texts" : `Safeguards usual in texts on ${about}`;
  const touched = partial.length === 0 ? "" : `; ${counted(partial.length, "other is", "others are")} only touched on`;
  if (missing.length === 0) return `${texts} are only touched on: ${listed(partial)}.`;
  return `${texts} are missing: ${listed(missing)}${touched}.`;
}

/** The subject whose safeguards are asked for: the first that has any. */
function subjectTitle(subject: Subject): string | null {
  const key = subjectsOf(subject).find((each) => subject.pack.safeguards.some((row) => row.subjects.includes(each)));
  return subject.pack.subjects.find((row) => row.key === key)?.title ?? null;
}

function titles(findings: readonly Finding[]): string {
  if (findings.length === 1) return findings[0]?.why ?? "";
  return `${counted(findings.length, "title", "titles").replace(/^./, (first) => first.toUpperCase())} of instruments are not the official ones.`;
}
