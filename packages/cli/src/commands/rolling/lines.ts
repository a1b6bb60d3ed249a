import { type Comparison, type Metrics, passagesOf, type SilentChange } from "@travaux/compare";
import { type Instrument, labelsOf } from "@travaux/instrument";

/** A comparison as lines: one paragraph per change, `[-struck out-]` and `{+put in+}`; what stayed is not shown. */
export function comparisonLines(comparison: Comparison, base: Instrument): string {
  const labels = labelsOf(base);
  const texts = passagesOf(base).map((passage) => passage.text);
  const lines = comparison.changes.flatMap((change) => {
    if (change.kind === "equal") return [];
    const text = texts.slice(Math.max(0, change.baseAt), Math.max(0, change.baseAt) + change.base.length).join("\n");
    const head = [labels.get(change.base[0] ?? ""), change.kind].filter((part) => part !== undefined).join(" ");
    return [`${head}: ${marked(text, change.edits)}`, ""];
  });
  return lines.length === 0 ? "No difference.\n" : lines.join("\n");
}

function marked(text: string, edits: Comparison["changes"][number]["edits"]): string {
  let out = "";
  let at = 0;
  for (const { start, end, removed, inserted } of edits) {
    out += text.slice(at, start);
    if (removed !== "") out += `${space(removed)}[-${removed.trim()}-]`;
    if (inserted !== "") out += `${space(inserted)}{+${inserted.trim()}+}`;
    at = end;
  }
  return (out + text.slice(at)).replaceAll("\n", " ¶ ");
}

function space(words: string): string {
  return words.startsWith(" ") ? " " : "";
}

/** Silent changes as lines. */
export function silentLines(changes: readonly SilentChange[], base: Instrument): string {
  if (changes.length === 0) return "No silent change: every difference was proposed by somebody.\n";
  const labels = labelsOf(base);
  return changes
    .map((change) => {
      const where = change.clause === null ? "at the head" : (labels.get(change.clause) ?? change.clause);
      const words = [
        change.removed === "" ? "" : `[-${change.removed}-]`,
        change.inserted === "" ? "" : `{+${change.inserted}+}`,
      ].filter((part) => part !== "");
      const near = change.nearest.length === 0 ? "" : ` (others proposed here: ${change.nearest.join(", ")})`;
      return `${where}: ${change.kind}: ${words.join(" ")}${near}\n`;
    })
    .join("");
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
