import {
  type ColumnRow,
  type Comparison,
  type Compilation,
  columns,
  inStyle,
  passagesOf,
  rollingText,
  type Style,
  unseenDifference,
} from "@travaux/compare";
import { type Alternative, type Block, type Inline, type Instrument, labelsOf, print } from "@travaux/instrument";
import { asMarked, clauseBefore, placed } from "./lines.ts";

/** A page on its own: no script, nothing fetched, readable on paper and by a screen reader. */
function pageOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
body { font: 1rem/1.5 serif; margin-inline: auto; max-inline-size: 60rem; padding: 1rem; }
ins { background: #e3f4e3; text-decoration: underline; }
del { background: #fbe6e6; text-decoration: line-through; }
.unseen { border-block-end: 1px dotted; }
b.names, b.bracket { font-weight: 700; }
section { display: grid; gap: 0 1rem; grid-template-columns: 6.5rem 1fr; }
section p { margin-block: 0 0.8rem; }
.label { color: #444; font: 0.8rem/1.9 sans-serif; }
@media (max-width: 40rem) { section { grid-template-columns: 1fr; } }
@media print { body { font-size: 11pt; max-inline-size: none; } ins, del { background: none; } section { break-inside: avoid; } }
table { border-collapse: collapse; inline-size: 100%; }
td, th { border: 1px solid #999; padding: 0.4rem; text-align: start; vertical-align: top; }
.note { color: #444; font-size: 0.85rem; }
</style>
<h1>${escaped(title)}</h1>
${body}
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A comparison as a page: words struck out and put in, moves and splits said in words. */
export function comparisonPage(comparison: Comparison, base: Instrument, title: string): string {
  const labels = labelsOf(base);
  const texts = passagesOf(base).map((passage) => passage.text);
  const rows = asMarked(comparison).map(({ change, at: ordinal }) => {
    const text = texts.slice(Math.max(0, change.baseAt), Math.max(0, change.baseAt) + change.base.length).join("\n");
    let at = 0;
    let html = "";
    for (const edit of change.edits) {
      html += escaped(text.slice(at, edit.start));
      if (edit.removed !== "") html += `<del>${escaped(edit.removed)}</del>`;
      if (edit.inserted !== "") html += `<ins>${escaped(edit.inserted)}</ins>`;
      const unseen = unseenDifference(edit.removed, edit.inserted);
      if (unseen !== null) html += ` <span class="note">(${escaped(unseen)})</span>`;
      at = edit.end;
    }
    html += escaped(text.slice(at));
    const place = (): string => placed(clauseBefore(comparison, ordinal, labels, texts));
    const told = change.kind === "move" ? `moved, now ${place()}` : change.kind === "add" ? `new, ${place()}` : null;
    const said = told ?? SAID[change.kind];
    const label = labels.get(change.base[0] ?? "") ?? "";
    const note = said === "" ? "" : `<div class="note">${escaped(label === "" ? said : `${label}: ${said}`)}</div>`;
    return `${note}<p>${html.replaceAll("\n", "<br>")}</p>`;
  });
  return pageOf(title, rows.join("\n"));
}

const SAID: Readonly<Record<Comparison["changes"][number]["kind"], string>> = {
  equal: "",
  renumber: "renumbered",
  change: "",
  add: "new",
  delete: "deleted",
  move: "moved",
  split: "split",
  merge: "joined",
};

/**
 * A compilation as a page: the rolling text in a style with labels and bold brackets, then, where the style has names, base and
 * proposals side by side; in columns only the latter.
 */
export function compilationPage(compilation: Compilation, title: string, style: Style | "columns"): string {
  if (style === "columns") return pageOf(title, columnsTable(columns(compilation)));
  const labels = labelsOf(compilation.base);
  const [first, ...others] = inStyle(rollingText(compilation), style).children;
  const blocks = first?.type === "title" && print(first) === title ? others : [first, ...others];
  const sections = blocks.flatMap((block) => (block === undefined ? [] : sectionsOf(block, labels)));
  const text = sections.join("\n");
  if (style !== "attributed") return pageOf(title, text);
  return pageOf(title, `${text}\n<h2>Side by side</h2>\n${columnsTable(columns(compilation))}`);
}

function sectionsOf(block: Block, labels: ReadonlyMap<string, string>): readonly string[] {
  if (block.type === "division") return block.children.flatMap((child) => sectionsOf(child, labels));
  const words = "children" in block ? markedWords(block.children) : escaped(print(block));
  const label = labels.get(block.id) ?? (block.type === "footnoteDefinition" ? `[^${block.label}]` : "");
  return [`<section><div class="label">${escaped(label)}</div><p>${words}</p></section>`];
}

/** Words with every bracket, name and separator in bold, so that they stand out in print without colour. */
function markedWords(nodes: readonly (Inline | Alternative)[]): string {
  return nodes
    .map((node) => {
      if (node.type === "literal" && BOLD.has(node.kind)) return `<b class="bracket">${escaped(node.value)}</b>`;
      if (node.type === "alternative" && node.stance === "delete" && node.children.length > 0) {
        return `<del>${markedWords(node.children)}</del>`;
      }
      return "children" in node ? markedWords(node.children) : shown(node.value);
    })
    .join("");
}

/** Words in which a no-break space is marked, so that it differs to the eye from another. */
function shown(words: string): string {
  return escaped(words).replace(/[\u00a0\u202f]/g, '<span class="unseen" title="no-break space">$&</span>');
}

const BOLD: ReadonlySet<string> = new Set(["bracket", "separator", "attribution", "option"]);

function columnsTable(rows: readonly ColumnRow[]): string {
  const body = rows.map((row) => {
    const proposals = row.proposals.map(
      (each) => `<div><b class="names">${escaped(each.parties.join(", "))}</b>: ${escaped(each.proposal)}</div>`,
    );
    return `<tr><th scope="row">${escaped(row.label)}</th><td>${escaped(row.base)}</td><td>${proposals.join("")}</td><td></td></tr>`;
  });
  const head = ["", "Base text", "Proposals", "Comment"].map((name) => `<th scope="col">${name}</th>`).join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table>`;
}

/** The title of a text, or a name for one that has none. */
export function titleOf(instrument: Instrument): string {
  const title = instrument.children.find((block) => block.type === "title");
  return title === undefined ? "Text" : print(title);
}
