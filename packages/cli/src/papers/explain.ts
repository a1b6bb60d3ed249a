import { markRuns, type Paper, type PaperBlock, run } from "@travaux/paper";
import { ADVICE_WORD, type Finding, type Pack, type Rule, SEVERITY_WORD } from "@travaux/vetting";
import type { SpokenClause } from "../shapes/vetting-shape.ts";

/** What a finding rests on. */
export interface Grounds {
  readonly finding: Finding;
  /** The clause it speaks of; null where it is about the whole text. */
  readonly clause: SpokenClause | null;
  readonly rules: readonly Rule[];
  readonly pack: Pack;
}

/** Why a finding was made: the rule, the sentence, the source, the clause with the words marked, the row of the pack. */
export function explainPaper({ finding, clause, rules, pack }: Grounds): Paper {
  const rule = rules.find(({ id }) => id === finding.rule) ?? rules.find(({ id }) => finding.rule.startsWith(`${id}`));
  const rows = [
    { name: "Rule", value: rule === undefined ? finding.rule : `${finding.rule}: ${rule.title}` },
    { name: "Severity", value: SEVERITY_WORD[finding.severity] },
    { name: "Advice", value: ADVICE_WORD[finding.advice] },
    { name: "Point of view", value: finding.view },
    { name: "Source", value: finding.source },
  ];
  return {
    language: "en",
    title: `Finding ${finding.id}`,
    grading: null,
    precedence: null,
    blocks: [
      { type: "paragraph", runs: [run(finding.why, "bold")] },
      { type: "fields", rows },
      ...clauseBlocks(finding, clause),
      ...(finding.suggestion === null
        ? []
        : ([
            { type: "quotation", label: "Suggested wording", runs: [run(finding.suggestion)] },
          ] satisfies PaperBlock[])),
      ...packBlocks(finding.rule, pack),
    ],
  };
}

function clauseBlocks({ range, quote }: Finding, clause: SpokenClause | null): PaperBlock[] {
  if (clause === null) {
    const words = quote === null ? "It is about the text as a whole." : `It is about the words “${quote}”.`;
    return [{ type: "paragraph", runs: [run(words)] }];
  }
  return [{ type: "quotation", label: clause.label, runs: markRuns(clause.text, range === null ? [] : [range]) }];
}

/** What a row says of its findings stands above; its examples are for whoever writes rows. */
const SAID_ALREADY: ReadonlySet<string> = new Set(["examples", "why", "source", "severity", "view", "advice"]);

/** The row of a pack the rule read, printed as it stands; alternatives of a phrase are spaced, so that lines can break. */
function packBlocks(rule: string, pack: Pack): PaperBlock[] {
  const lists = Object.values(pack).filter((value) => Array.isArray(value));
  const found = lists.flat().find((row: unknown) => isRowOf(row, rule));
  if (found === undefined) return [];
  const rows = Object.entries(found).flatMap(([name, value]) => {
    const text = wordsOf(value);
    return SAID_ALREADY.has(name) || text === "" ? [] : [{ name, value: text }];
  });
  return [
    { type: "heading", depth: 2, text: "The row of the pack it comes from" },
    { type: "fields", rows },
  ];
}

/** A row belongs to a rule that ends with its key: `terms/illegal-migration`, `strength/new-obligation-money`. */
function isRowOf(row: unknown, rule: string): row is Readonly<Record<string, unknown>> {
  if (typeof row !== "object" || row === null || !("key" in row) || typeof row.key !== "string") return false;
  const name = rule.slice(rule.indexOf("/") + 1);
  return name === row.key || name === `new-obligation-${row.key}`;
}

function wordsOf(value: unknown): string {
  if (value === null) return "";
  if (Array.isArray(value))
    return value
      .map(wordsOf)
      .filter((text) => text !== "")
      .join(" · ");
  if (typeof value !== "object") return String(value);
  return "source" in value && typeof value.source === "string"
    ? value.source.replaceAll("|", " | ")
    : JSON.stringify(value);
}
