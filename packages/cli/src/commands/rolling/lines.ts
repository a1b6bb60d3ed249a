import {
  type Comparison,
  type Metrics,
  passagesOf,
  type Round,
  type SetAside,
  type SilentChange,
  type Told,
  unseenDifference,
} from "@travaux/compare";
import { type Instrument, labelsOf } from "@travaux/instrument";

/**
 * A comparison as lines: one paragraph per change, `[-struck out-]` and `{+put in+}`, where to a clause moved, and what differs where
 * two wordings look alike; what stayed is not shown.
 */
export function comparisonLines(comparison: Comparison, base: Instrument): string {
  const labels = labelsOf(base);
  const texts = passagesOf(base).map((passage) => passage.text);
  const lines = asMarked(comparison).flatMap(({ change, at }) => {
    if (change.kind === "equal") return [];
    const text = texts.slice(Math.max(0, change.baseAt), Math.max(0, change.baseAt) + change.base.length).join("\n");
    const head = [labels.get(change.base[0] ?? ""), change.kind];
    if (change.kind === "add") head.push(placed(clauseBefore(comparison, at, labels, texts)));
    if (change.kind === "move") head.push(movedTo(clauseBefore(comparison, at, labels, texts)));
    return [`${head.filter((part) => part !== undefined).join(" ")}: ${marked(text, change.edits)}`, ""];
  });
  return lines.length === 0 ? "No difference.\n" : lines.join("\n");
}

/** The changes as a person marks them: what was struck out at a place before what was put there. */
export function asMarked({
  changes,
}: Comparison): readonly { readonly change: Comparison["changes"][number]; readonly at: number }[] {
  const numbered = changes.map((change, at) => ({ change, at }));
  const out: { readonly change: Comparison["changes"][number]; readonly at: number }[] = [];
  let run: typeof out = [];
  const close = (): void => {
    out.push(
      ...run.filter(({ change }) => change.kind === "delete"),
      ...run.filter(({ change }) => change.kind === "add"),
    );
    run = [];
  };
  for (const each of numbered) {
    if (each.change.kind === "add" || each.change.kind === "delete") run.push(each);
    else {
      close();
      out.push(each);
    }
  }
  close();
  return out;
}

/** What stands before the clause of a change in the revised text: its label, else its first words; null at the head. */
export function clauseBefore(
  comparison: Comparison,
  at: number,
  labels: ReadonlyMap<string, string>,
  texts: readonly string[],
): string | null {
  const before = comparison.changes.slice(0, at).findLast((change) => change.kind !== "delete");
  if (before === undefined) return null;
  const id = before.base.at(-1);
  const known = id === undefined ? undefined : labels.get(id);
  if (known !== undefined) return known;
  const words = before.base.length > 0 ? texts[before.baseAt + before.base.length - 1] : before.edits[0]?.inserted;
  return `“${(words ?? "").slice(0, 40)}”`;
}

/** Where something stands, by what is before it: `after OP7`. */
export function placed(before: string | null): string {
  return before === null ? "at the head" : `after ${before}`;
}

function movedTo(before: string | null): string {
  return before === null ? "to the head" : `to after ${before}`;
}

function marked(text: string, edits: Comparison["changes"][number]["edits"]): string {
  let out = "";
  let at = 0;
  for (const { start, end, removed, inserted } of edits) {
    out += text.slice(at, start);
    const [struck, put] = [shownWords(removed), shownWords(inserted)];
    if (struck !== "") out += `${space(removed)}[-${struck}-]`;
    if (put !== "") out += `${space(inserted)}{+${put}+}`;
    const unseen = unseenDifference(removed, inserted);
    if (unseen !== null) out += ` (${unseen})`;
    if (struck + put === "") out += inserted;
    at = end;
    if (struck + put !== "" && /\s$/.test(inserted === "" ? removed : inserted) && !/^\s|^$/.test(text.slice(at)))
      out += " ";
  }
  return (out + text.slice(at)).replaceAll("\n", " ¶ ");
}

/** Words without the spaces round them; a beginning or end of a paragraph among them stays. */
function shownWords(words: string): string {
  return words.replace(/^ +| +$/g, "");
}

function space(words: string): string {
  return words.startsWith(" ") ? " " : "";
}

/** Silent changes as lines, each with what was proposed at its place: a proposal taken in part is in nobody's words. */
export function silentLines(changes: readonly SilentChange[], base: Instrument): string {
  if (changes.length === 0) return "No silent change: every difference was proposed by somebody.\n";
  const labels = labelsOf(base);
  return changes
    .map((change) => {
      const where = change.clause === null ? "at the head" : (labels.get(change.clause) ?? change.clause);
      const words = change.retained ? `retain: ${change.inserted}` : struckAndPut(change.removed, change.inserted);
      const unseen = unseenDifference(change.removed, change.inserted);
      const what = [words, unseen === null ? "" : `(${unseen})`].filter((part) => part !== "").join(" ");
      const whose = change.whose === undefined ? "" : ` of ${change.whose.join(", ")}`;
      const { after } = change;
      const to = after === undefined ? "" : ` ${movedTo(after && (labels.get(after) ?? after))}`;
      return `${where}: ${change.kind}${to}${whose}${what === "" ? "" : `: ${what}`}${besideIt(change)}\n`;
    })
    .join("");
}

function struckAndPut(removed: string, inserted: string): string {
  const [struck, put] = [removed, inserted].map((words) => words.replaceAll("\n", " ¶ ").trim());
  const parts = [struck === "" ? "" : `[-${struck}-]`, put === "" ? "" : `{+${put}+}`];
  return parts.filter((part) => part !== "").join(" ");
}

/** What others proposed at the place of a silent change, in their words. */
function besideIt({ kind, nearest, touching }: SilentChange): string {
  if (touching.length === 0) return nearest.length === 0 ? "" : ` (proposed to go elsewhere: ${nearest.join(", ")})`;
  const said = touching.map(({ parties, removed, inserted }) => {
    const words = struckAndPut(removed, inserted);
    return `${parties.join(", ")}${words === "" || kind === "new paragraph" ? "" : `: ${words}`}`;
  });
  return kind === "new paragraph"
    ? ` (proposed at another place by ${said.join(", ")})`
    : ` (proposed here: ${said.join("; ")})`;
}

/** Metrics of a series as a table: one row per version. */
export function metricsLines(rows: readonly (Metrics & { readonly file: string })[]): string {
  const heads = [
    "file",
    "pages",
    "clauses",
    "words",
    "brackets",
    "options",
    "placeholders",
    "words bracketed",
    "agreed",
  ];
  const cells = rows.map((row) => [
    row.file,
    String(row.pages),
    String(row.clauses),
    String(row.words),
    String(row.brackets),
    String(row.options),
    String(row.placeholders),
    String(row.wordsBracketed),
    `${Math.floor(row.agreedShare / 10)} %`,
  ]);
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  return `${[heads, ...cells].map((row) => line(row).trimEnd()).join("\n")}\n`;
}

/** What became of words typed by hand: the file, the clause as its readers call it, the words, and why. */
export function toldLine(
  what: "read so" | "not carried",
  { parties, file, clause, paragraph, proposal, why }: Told,
  labels: ReadonlyMap<string, string>,
): string {
  const label = clause === null ? (paragraph === "" ? undefined : "a new paragraph") : labels.get(clause);
  const begins = paragraph === "" || (label !== undefined && clause !== null) ? undefined : `“${shortened(paragraph)}”`;
  const where = [label, begins].filter((part) => part !== undefined).join(" ");
  const rest = what === "not carried" ? "; the words stay in the sender's own text" : "";
  const parts = [file ?? "(no file)", where, parties.join(", "), proposal, why].filter((part) => part !== "");
  return `${what}: ${[parts.slice(0, -2).join(", "), ...parts.slice(-2)].join(": ")}${rest}`;
}

/** A file, or one proposal in it, that does not count, and why. */
export function asideLine(
  { party, file, reason, proposal, clause }: SetAside,
  labels: ReadonlyMap<string, string>,
): string {
  const where = clause === undefined ? "" : `, ${clause === null ? "the head" : (labels.get(clause) ?? clause)}`;
  const what = proposal === undefined ? "" : `${elided(proposal)}: `;
  return `set aside: ${party}, ${file ?? "standing in the text"}${where}: ${what}${reason}`;
}

/** Said of a file in which names were typed by hand: for whom it speaks beside its sender. */
export function typedLine(file: string, parties: readonly string[]): string {
  return `typed by hand: ${file} speaks for ${parties.join(", ")} in brackets; these are shown as their proposals.`;
}

/** Said where the base is a rolling text: whose proposals stand in it. */
export function standingLine(file: string, { standing }: Round): string {
  const names = standing.map(({ party }) => party).join(", ");
  return `standing: ${file} is a rolling text: what its brackets say stands as the proposals of ${names}, unless they file anew.`;
}

/** Of long words the beginning and the end. */
function elided(words: string): string {
  return words.length <= LONGEST_WORDS ? words : `${words.slice(0, LONGEST_WORDS - 40)} … ${words.slice(-37)}`;
}

const LONGEST_WORDS = 160;

/** Enough of a paragraph to find it. */
const LONGEST_BEGINNING = 60;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= LONGEST_BEGINNING ? line : `${line.slice(0, LONGEST_BEGINNING - 1)}…`;
}
