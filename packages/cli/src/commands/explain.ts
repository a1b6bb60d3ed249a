import { renderTerminal } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { type Finding, RULES } from "@travaux/vetting";
import { requiredState, viewOf } from "../choices.ts";
import { type LoadedFile, loadFile } from "../files/load.ts";
import { openLibrary } from "../library.ts";
import { readMending } from "../mend.ts";
import { explainPaper } from "../papers/explain.ts";
import { type Library, readLoaded, vetRead } from "../pipeline.ts";
import type { Screen } from "../screen.ts";
import { checkedJson } from "../shapes/checked.ts";
import {
  findingShape,
  type SpokenClause,
  type VettingJson,
  vettingJson,
  vettingListShape,
  vettingShape,
} from "../shapes/vetting-shape.ts";
import { wordViewOf } from "../word-view.ts";

/** Options of `travaux explain` as typed. */
export interface ExplainFlags {
  readonly in: string;
  readonly for?: string;
  readonly view?: string;
  readonly set?: readonly string[];
  readonly pack?: readonly string[];
  readonly register?: string;
  readonly library?: readonly string[];
  readonly json?: boolean;
  readonly text?: string;
}

/** Shorter than this, the beginning of an id would name findings by chance. */
const SHORTEST_ID = 4;

/** `travaux explain ID --in FILE`: why a finding was made, from a report or from the text itself. */
export async function explainCommand(id: string, flags: ExplainFlags, screen: Screen): Promise<string> {
  const library = await openLibrary(flags.pack ?? [], flags);
  const reports = await reportsIn(flags, library);
  const { finding, clause } = findingIn(reports, id, flags.in);
  if (flags.json === true) return checkedJson(findingShape, finding);
  return renderTerminal(explainPaper({ finding, clause, rules: RULES, pack: library.pack }), screen);
}

async function reportsIn(flags: ExplainFlags, library: Library): Promise<readonly VettingJson[]> {
  const file = await loadFile(flags.in);
  const saved = savedReports(file);
  if (saved !== null) return saved;
  const view = flags.view === undefined ? null : viewOf(flags.view);
  const mendings = (flags.set ?? []).map(readMending);
  const read = await readLoaded(file, library, wordViewOf(flags.text));
  return statesToTry(flags.for, library).map((state) => vettingJson(vetRead(read, library, { state, view, mendings })));
}

/** An id says nothing of the State a text was vetted for: without `--for`, those the register knows are tried, best known first. */
function statesToTry(typed: string | undefined, { register }: Library): readonly string[] {
  if (typed !== undefined) return [requiredState(typed)];
  const rows = new Map<string, number>();
  for (const { state } of register.status) rows.set(state, (rows.get(state) ?? 0) + 1);
  return [...rows].sort(([, a], [, b]) => b - a).map(([state]) => state);
}

/** Reports saved from `vet --json`; null where the file is JSON of another kind, which may be a text to read. */
function savedReports({ bytes, path }: LoadedFile): readonly VettingJson[] | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
  const many = vettingListShape.safeParse(value);
  if (many.success) return many.data;
  const one = vettingShape.safeParse(value);
  if (one.success) return [one.data];
  if (typeof value !== "object" || value === null || !("findings" in value) || !("summary" in value)) return null;
  const issue = one.error.issues[0];
  throw new TravauxError(
    "E_REPORT_INVALID",
    `${path} is not a report as this version writes it: ${issue?.path.join(".") || "the top"}: ${issue?.message ?? ""}.`,
    "Make it again with travaux vet --json.",
    { where: { file: path } },
  );
}

interface Found {
  readonly finding: Finding;
  readonly clause: SpokenClause | null;
}

/** Findings whose id begins so, each id once: the same finding may stand in the reports of several States. */
function beginningWith(id: string, all: readonly Found[]): readonly Found[] {
  const found = all.filter(({ finding }) => finding.id.startsWith(id));
  return found.filter((one, index) => found.findIndex(({ finding }) => finding.id === one.finding.id) === index);
}

function findingIn(reports: readonly VettingJson[], id: string, path: string): Found {
  const all = reports.flatMap(({ findings, summary }) =>
    findings.map((finding) => ({
      finding,
      clause: summary.clauses.find((clause) => clause.id === finding.clause) ?? null,
    })),
  );
  const exact = all.find(({ finding }) => finding.id === id);
  if (exact !== undefined) return exact;
  const near = id.length < SHORTEST_ID ? [] : beginningWith(id, all);
  const [only, ...others] = near;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    throw new TravauxError(
      "E_FINDING_AMBIGUOUS",
      `${near.length} findings begin with "${id}".`,
      `Type more of it: ${near
        .slice(0, 4)
        .map(({ finding }) => finding.id)
        .join(", ")}.`,
    );
  }
  throw new TravauxError(
    "E_FINDING_UNKNOWN",
    `There is no finding "${id}" in ${path}.`,
    "Ids stand beside each finding in the brief. They change with the text, the clause and the words, so use the same file.",
  );
}
