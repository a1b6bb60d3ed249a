import {
  type Alternative,
  type Inline,
  type Instrument,
  type Leaf,
  type Literal,
  labelsOf,
  leavesOf,
} from "@travaux/instrument";
import { blockText, textOf } from "../passage.ts";

/** Latin ordinals of paragraphs put in after a numbered one: the second of its name is `bis`. */
const REPEATS = ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"];

/** Signs that a print has of its own; a name stands inside its brackets, so it is given without them. */
const SIGNS = /[[\]\\/:]|[\ud800-\udbff]$/g;

/** So many characters of a paragraph without a label are its name. */
const LONGEST_NAME = 40;

/** What a reader calls the block with this ordinal: `OP3`, or the beginning of its words in quotation marks. */
export function labelAtOf(base: Instrument): (passage: number) => string {
  const labels = labelsOf(base);
  const leaves = leavesOf(base);
  let names: readonly string[] | undefined;
  return (passage) => {
    const leaf = leaves[passage];
    if (leaf === undefined) return "the text";
    const label = labels.get(leaf.id);
    if (label !== undefined) return label;
    names ??= namesOf(leaves);
    return names[passage] ?? "the text";
  };
}

/** Blocks by the beginning of their words; of those that begin alike the second is `“…” (2)`. */
function namesOf(leaves: readonly Leaf[]): readonly string[] {
  const times = new Map<string, number>();
  return leaves.map((leaf) => {
    const name = `“${blockText(leaf).slice(0, LONGEST_NAME).replace(SIGNS, "").trim()}”`;
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return nth === 1 ? name : `${name} (${nth})`;
  });
}

/**
 * Labels of a rolling text: base clauses keep the labels of the base, so that numbers on a printout stay valid; new paragraphs
 * are called after the one they follow: `OP5bis`, `OP5ter`, or as their number says that is typed for that: `OP5bis alt2`.
 */
export function rollingLabels(base: Instrument, rolling: Instrument): ReadonlyMap<string, string> {
  const labels = new Map(labelsOf(base));
  const known = new Set(leavesOf(base).map((leaf) => leaf.id));
  const taken = new Set(labels.values());
  let anchor = "";
  let repeat = 0;
  for (const leaf of leavesOf(rolling)) {
    if (known.has(leaf.id)) {
      const label = labels.get(leaf.id);
      if (label !== undefined) {
        anchor = label;
        repeat = 0;
      }
      continue;
    }
    if (leaf.type === "footnoteDefinition") continue;
    const typed = typedLabel(leaf, anchor);
    if (typed !== null && !taken.has(typed)) {
      taken.add(typed);
      labels.set(leaf.id, typed);
      continue;
    }
    const name = REPEATS[repeat] ?? `bis ${repeat + 1}`;
    repeat += 1;
    labels.set(leaf.id, anchor === "" ? `New ${repeat}` : anchor + name);
  }
  return labels;
}

/** A number typed for a paragraph between two others, or for an alternative: `5bis.`, `OP5bis alt2.`. */
const BETWEEN = /^(?:PP|OP)? ?(\d{1,4}) ?((?:bis|ter|quater|quinquies|sexies|septies|octies)*) ?(alt ?\d{0,2})?[.):\s]/;

/** What a new paragraph calls itself, where it is called after the one it follows; the number of a plain row says nothing here. */
function typedLabel(leaf: Leaf, anchor: string): string | null {
  const words = "children" in leaf ? firstWords(leaf.children) : "";
  const [, number = "", repeat = "", alternative = ""] = BETWEEN.exec(words) ?? [];
  const kind = /^[A-Z]+/.exec(anchor)?.[0] ?? "";
  if (kind === "" || anchor !== kind + number || repeat + alternative === "") return null;
  return `${anchor}${repeat}${alternative === "" ? "" : ` ${alternative.replace(" ", "")}`}`;
}

/** The first words of a paragraph, within its bracket where it stands in one. */
function firstWords(nodes: readonly (Inline | Literal | Alternative)[]): string {
  for (const node of nodes) {
    if (node.type === "literal" && (node.kind === "bracket" || node.kind === "attribution")) continue;
    return "children" in node ? firstWords(node.children) : node.value + textOf(nodes.slice(nodes.indexOf(node) + 1));
  }
  return "";
}
