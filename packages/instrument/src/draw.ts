import type { Alternative, Block, Inline, Instrument, Literal } from "./nodes.ts";

/**
 * Draws a tree as indented lines, one node a line with its words in quotation marks: the notation of the golden cases and
 * of `docs/spec/instrument.md`. Ids and reasons are left out.
 */
export function drawTree(instrument: Instrument): string {
  const lines: string[] = [];
  for (const block of instrument.children) drawBlock(block, 0, lines);
  return lines.join("\n");
}

function put(lines: string[], depth: number, ...words: readonly (string | number | undefined)[]): void {
  const said = words.filter((word) => word !== undefined && word !== "");
  lines.push(`${"  ".repeat(depth)}${said.join(" ")}`);
}

function quoted(value: string): string {
  return JSON.stringify(value)
    .replace(/\u00a0/g, "\\u00a0")
    .replace(/\u00ad/g, "\\u00ad");
}

function drawBlock(block: Block, depth: number, lines: string[]): void {
  switch (block.type) {
    case "division":
      put(lines, depth, "division", block.kind);
      for (const child of block.children) drawBlock(child, depth + 1, lines);
      return;
    case "table":
      put(lines, depth, "table");
      for (const row of block.rows) put(lines, depth + 1, row.map(quoted).join(" | "));
      return;
    case "opaque":
      put(lines, depth, "opaque", quoted(block.value));
      return;
    case "heading":
      put(lines, depth, "heading", block.depth);
      break;
    case "clause":
      put(
        lines,
        depth,
        "clause",
        block.role,
        block.depth > 0 ? `depth ${block.depth}` : "",
        block.numbering === undefined ? "" : `numbering ${quoted(block.numbering)}`,
        block.option === undefined ? "" : `option ${block.option}`,
      );
      break;
    case "footnoteDefinition":
      put(lines, depth, "footnote", quoted(block.label));
      break;
    default:
      put(lines, depth, block.type);
  }
  for (const child of block.children) drawInline(child, depth + 1, lines);
}

function drawInline(node: Inline | Alternative, depth: number, lines: string[]): void {
  switch (node.type) {
    case "text":
      put(lines, depth, quoted(node.value), ...(node.marks ?? []));
      return;
    case "literal":
      drawLiteral(node, depth, lines);
      return;
    case "placeholder":
      put(lines, depth, "placeholder", quoted(node.value));
      return;
    case "footnoteReference":
      put(lines, depth, "reference", quoted(node.value));
      return;
    case "reservation":
      put(lines, depth, "reservation", node.attribution.join(", "), quoted(node.value));
      return;
    case "milestone":
      put(lines, depth, "milestone", node.edge, node.pair, node.extent, quoted(node.value));
      return;
    case "citation":
      put(
        lines,
        depth,
        "citation",
        node.kind,
        quoted(node.instrument ?? ""),
        node.article === null ? "" : `article ${node.article}`,
      );
      break;
    case "bracket":
      put(lines, depth, "bracket", node.kind, node.origin === "compiled" ? "compiled" : "");
      break;
    case "alternative":
      put(lines, depth, "alternative", node.stance, node.attribution.join(", "));
  }
  for (const child of node.children) drawInline(child, depth + 1, lines);
}

function drawLiteral(node: Literal, depth: number, lines: string[]): void {
  put(
    lines,
    depth,
    node.kind === "bracket" || node.kind === "separator" ? "" : node.kind,
    `'${node.value.replace(/\n/g, "\\n")}'`,
  );
}
