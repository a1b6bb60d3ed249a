import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { ClauseView } from "@travaux/instrument";
import type { Finding, Rule, Severity } from "@travaux/vetting";
import type { VettedFile } from "../pipeline.ts";
import { version } from "../version.ts";
import type { SarifLocation, SarifLog, SarifRegion, SarifResult, SarifRule } from "./sarif-log.ts";
import { clauseStarts, inSource, lineAndColumn } from "./source-place.ts";

const LEVEL: Readonly<Record<Severity, SarifResult["level"]>> = { object: "error", consider: "warning", note: "note" };
/** Name of what stands in the log beside the findings. */
const AGREED_BEFORE = "treaties/agreed-before";

/**
 * A report as a SARIF 2.1.0 log, the form in which editors and review tools take findings. Regions are given for plain
 * text, where the characters of the source are the characters of the file; for Word and PDF the clause is named instead.
 */
export function sarifOf(vetted: VettedFile, rules: readonly Rule[]): SarifLog {
  const uri = uriOf(vetted.path);
  const described = [...describedRules(vetted.report.findings, rules), ...precedentRule(vetted)];
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Travaux", version: version(), semanticVersion: version(), rules: described } },
        columnKind: "utf16CodeUnits",
        artifacts: [{ location: { uri }, length: vetted.size }],
        results: [...findingResults(vetted, uri, described), ...precedentResults(vetted, uri, described)],
      },
    ],
  };
}

function findingResults(vetted: VettedFile, uri: string, rules: readonly SarifRule[]): readonly SarifResult[] {
  const place = placer(vetted);
  return vetted.report.findings.map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
    level: LEVEL[finding.severity],
    message: { text: `${finding.why} (${finding.source})` },
    locations: [locationOf(uri, place.region(finding), place.clause(finding))],
    partialFingerprints: { "travauxFinding/v1": finding.id },
    properties: {
      view: finding.view,
      advice: finding.advice,
      source: finding.source,
      suggestion: finding.suggestion,
    },
  }));
}

/** Where each clause was agreed before, as information. Our own positions are private: a log goes from hand to hand. */
function precedentResults(vetted: VettedFile, uri: string, rules: readonly SarifRule[]): readonly SarifResult[] {
  const place = placer(vetted);
  return (vetted.report.precedents?.asked ?? []).flatMap(({ clause, precedent }): readonly SarifResult[] => {
    if (precedent === null) return [];
    const { place: name, date, binding, quote, paraphrase } = precedent;
    const whole = { clause, range: null };
    return [
      {
        ruleId: AGREED_BEFORE,
        ruleIndex: rules.findIndex(({ id }) => id === AGREED_BEFORE),
        level: "none",
        kind: "informational",
        message: { text: `Agreed before, ${name}: ${paraphrase ? `in our words: ${quote}` : `“${quote}”`}` },
        locations: [locationOf(uri, place.region(whole), place.clause(whole))],
        partialFingerprints: { "travauxFinding/v1": `${AGREED_BEFORE} ${clause}` },
        properties: { place: name, date, binding, paraphrase },
      },
    ];
  });
}

function locationOf(uri: string, region: SarifRegion | null, clause: ClauseView | null): SarifLocation {
  return {
    physicalLocation: { artifactLocation: { uri, index: 0 }, ...(region === null ? {} : { region }) },
    ...(clause === null ? {} : { logicalLocations: [{ name: clause.label, fullyQualifiedName: clause.id }] }),
  };
}

/** The rules of the engine, and after them those that stand in a pack and spoke. */
function describedRules(findings: readonly Finding[], rules: readonly Rule[]): SarifRule[] {
  const known = new Set(rules.map(({ id }) => id));
  const titles = new Map(rules.map(({ id, group, title }) => [id, { group: String(group), title }]));
  const spoken = [...new Set(findings.map(({ rule }) => rule))].filter((id) => !known.has(id)).sort();
  return [...known, ...spoken].map((id) => {
    const group = titles.get(id)?.group ?? id.slice(0, Math.max(0, id.indexOf("/")));
    const title = titles.get(id)?.title ?? `A row of a pack: ${id}.`;
    const help = `${title} Run "travaux explain" with the id of a finding to see the rule's row and source.`;
    return { id, shortDescription: { text: title }, help: { text: help }, properties: { group } };
  });
}

function precedentRule({ report }: VettedFile): readonly SarifRule[] {
  if (!(report.precedents?.asked ?? []).some(({ precedent }) => precedent !== null)) return [];
  const text = "Where a clause was agreed before.";
  const help = `${text} It is information, not a finding: "travaux precedents" shows more, with the words that differ.`;
  return [{ id: AGREED_BEFORE, shortDescription: { text }, help: { text: help }, properties: { group: "treaties" } }];
}

/** A clause, and the words in it; the whole of it where no range is given. */
type Place = Pick<Finding, "clause" | "range">;

/** Finds the clause of a finding, and its words in the file. */
function placer({ report, read }: VettedFile): {
  readonly clause: (place: Place) => ClauseView | null;
  readonly region: (place: Place) => SarifRegion | null;
} {
  const clauses = new Map(report.text.clauses.map((clause) => [clause.id, clause]));
  const { format, envelope } = read.reading;
  const plain = (format === "text" || format === "markdown") && envelope === undefined;
  const starts = plain ? clauseStarts(read.instrument) : new Map<string, number>();
  return {
    clause: ({ clause }) => (clause === null ? null : (clauses.get(clause) ?? null)),
    region({ clause, range }) {
      const base = clause === null ? undefined : starts.get(clause);
      const length = clause === null ? 0 : (clauses.get(clause)?.text.length ?? 0);
      if (base === undefined) return null;
      const within = range ?? { start: 0, end: length };
      const { start, end } = inSource(read.layout, base + within.start, base + within.end);
      const from = lineAndColumn(read.reading.source, start);
      const to = lineAndColumn(read.reading.source, end);
      return {
        startLine: from.line,
        startColumn: from.column,
        endLine: to.line,
        endColumn: to.column,
        charOffset: start,
        charLength: end - start,
        snippet: { text: read.reading.source.slice(start, end) },
      };
    },
  };
}

/** A path as typed as a relative reference, an absolute one as a file address. */
function uriOf(path: string): string {
  if (path === "-") return "standard-input";
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}
