import { TravauxError } from "@travaux/instrument";
import { digest } from "./digest.ts";
import type { Finding, Observation, Rule, Subject, View } from "./finding.ts";
import { isEnglish } from "./language/language.ts";
import type { VetReport } from "./report.ts";
import { RULES } from "./rules/rules.ts";
import { joined, ranked, SEVERITIES, type Seen } from "./said-once.ts";
import { summaryOf } from "./summary/summary.ts";

/** What a vetting may be asked for beside its subject. */
export interface VetOptions {
  /** Only findings from this point of view; null or left out: from every one. */
  readonly view?: View | null;
  /** The rules to run; left out: all of them. */
  readonly rules?: readonly Rule[];
}

/**
 * Vets a text: runs every rule over the subject and gives the findings in their order, with the summary made of them.
 * The same subject gives the same report, byte for byte. Ids, joining and order are in `docs/spec/findings.md`.
 * Throws `E_RULE_MISQUOTES` where a rule quotes words that do not stand at its range.
 */
export function vet(subject: Subject, options: VetOptions = {}): VetReport {
  const view = options.view ?? null;
  const all = observe(subject, options.rules ?? RULES);
  const asked = view === null ? all : all.flatMap((one) => seenFrom(one, view));
  const findings = named(ordered(ranked(joined(asked)), subject));
  const others = view === null ? [] : joined(all.filter((one) => seenFrom(one, view).length === 0));
  const objectionsElsewhere = others.filter(({ observation }) => observation.severity === "object").length;
  const summary = summaryOf({ subject, view, findings, objectionsElsewhere });
  const { precedents } = subject;
  return { text: subject.text, findings, summary, ...(precedents === undefined ? {} : { precedents }) };
}

/** A finding that several desks are to see carries the view that was asked for; one for other desks only is left out. */
function seenFrom(one: Seen, view: View): readonly Seen[] {
  if (one.observation.view === view) return [one];
  return one.views.includes(view) ? [{ ...one, observation: { ...one.observation, view } }] : [];
}

function observe(subject: Subject, rules: readonly Rule[]): readonly Seen[] {
  const texts = new Map(subject.text.clauses.map((clause) => [clause.id, clause.text]));
  const without = new Set(subject.pack.without);
  const readable = isEnglish(subject.text);
  const seen: Seen[] = [];
  for (const rule of rules) {
    if (without.has(rule.id) || (!readable && rule.language !== "any")) continue;
    for (const observation of rule.check(subject)) {
      const name = observation.rule ?? rule.id;
      if (without.has(name)) continue;
      checkQuote(name, observation, texts);
      seen.push({ observation, rule: name, group: rule.group, views: rule.views ?? [], order: seen.length });
    }
  }
  return seen;
}

/** A finding is taken at its word, so its quotation is proved before anybody sees it. */
function checkQuote(rule: string, { clause, range, quote, source }: Observation, texts: ReadonlyMap<string, string>) {
  const text = clause === null ? null : (texts.get(clause) ?? null);
  const missing = clause !== null && text === null;
  const wrong = range !== null && (text === null || quote !== text.slice(range.start, range.end) || quote === "");
  if (!missing && !wrong && source !== "") return;
  const message = `The rule ${rule} quotes words that do not stand where it says, or names no source.`;
  throw new TravauxError(
    "E_RULE_MISQUOTES",
    message,
    "Report the rule and the text; the other rules can be run alone.",
  );
}

/** What limits all the rest, then severity, then treaties before the other groups, then place in the text; what is about the whole text comes last. */
function ordered(seen: readonly Seen[], subject: Subject): readonly Seen[] {
  const places = new Map(subject.text.clauses.map((clause, index) => [clause.id, index]));
  const placeOf = ({ clause }: Observation): number =>
    clause === null ? places.size : (places.get(clause) ?? places.size);
  return seen.toSorted(
    (one, other) =>
      Number(one.observation.foremost !== true) - Number(other.observation.foremost !== true) ||
      SEVERITIES.indexOf(one.observation.severity) - SEVERITIES.indexOf(other.observation.severity) ||
      Number(one.group !== "treaties") - Number(other.group !== "treaties") ||
      placeOf(one.observation) - placeOf(other.observation) ||
      (one.observation.range?.start ?? 0) - (other.observation.range?.start ?? 0) ||
      one.order - other.order,
  );
}

/** Ids from rule, clause and range. Where one rule says several things of one place, the later ones add their number. */
function named(seen: readonly Seen[]): readonly Finding[] {
  const taken = new Set<string>();
  return seen.map(({ observation, rule }) => {
    const { clause, range } = observation;
    const place = range === null ? "" : `${range.start}-${range.end}`;
    let id = digest([rule, clause ?? "", place].join("\u0000"));
    for (let number = 2; taken.has(id); number += 1) id = digest([rule, clause ?? "", place, number].join("\u0000"));
    taken.add(id);
    return findingOf(id, rule, observation);
  });
}

function findingOf(id: string, rule: string, observation: Observation): Finding {
  const { clause, quote, range, severity, view, why, source, advice, suggestion } = observation;
  return { id, rule, clause, quote, range, severity, view, why, source, advice, suggestion };
}
