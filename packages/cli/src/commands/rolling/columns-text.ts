import type { ColumnRow } from "@travaux/compare";

/** Characters in each of the two columns; with the label and the gaps between, a line is no wider than 100. */
const WIDTH = 43;
const LABEL = 9;

/** Base and proposals side by side in plain characters, for a screen or a text file. */
export function columnsText(rows: readonly ColumnRow[]): string {
  const blocks = rows.map((row) => {
    const right = row.proposals.flatMap(({ parties, proposal }) => folded(`${parties.join(", ")}: ${proposal}`));
    const left = folded(row.base);
    const label = row.label.startsWith("“") ? [] : folded(row.label, LABEL);
    const height = Math.max(left.length, right.length, label.length);
    return Array.from({ length: height }, (_, at) =>
      `${(label[at] ?? "").padEnd(LABEL)}  ${(left[at] ?? "").padEnd(WIDTH)}  ${right[at] ?? ""}`.trimEnd(),
    ).join("\n");
  });
  const head = `${"".padEnd(LABEL)}  ${"BASE TEXT".padEnd(WIDTH)}  PROPOSALS`;
  return `${[head, ...blocks].join("\n\n")}\n`;
}

/** A text in lines no longer than a column; a longer word stands on a line of its own, cut where it must be. */
function folded(text: string, width: number = WIDTH): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(/[ \t]+/)) {
      if (line !== "" && line.length + 1 + word.length > width) {
        lines.push(line);
        line = "";
      }
      line += line === "" ? word : ` ${word}`;
      while (line.length > width) {
        lines.push(line.slice(0, width));
        line = line.slice(width);
      }
    }
    lines.push(line);
  }
  return lines;
}
