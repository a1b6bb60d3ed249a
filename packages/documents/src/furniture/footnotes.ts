import type { Line } from "@travaux/instrument";

/** The rule a typewriter draws above footnotes. */
const RULE = /^[_—–-]{3,40}$/;
const MARK = /^(?:\[?\d{1,3}\]?[.)]?|\*{1,3}|[†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*\S/u;
/** More lines under a rule than this are no footnotes. */
const MOST = 14;

/** Footnotes at the foot of pages: a rule, lines of which the first bears a mark, and then furniture or a new page. */
export function footnotesAt(
  lines: readonly Line[],
  furniture: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  lines.forEach((line, index) => {
    if (!RULE.test(line.text)) return;
    const under: number[] = [];
    for (let at = index + 1; at <= index + MOST; at += 1) {
      const next = lines[at];
      if (next === undefined) return;
      if (furniture.has(at) || next.opensPage) break;
      if (next.text !== "") under.push(at);
    }
    const end = (under.at(-1) ?? index) + 1;
    const paged = lines.slice(end, end + 3).some((next, order) => furniture.has(end + order) || next.opensPage);
    if (under.length === 0 || !paged || !MARK.test(lines[under[0] ?? 0]?.text ?? "")) return;
    found.set(index, "rule above footnotes");
    for (const at of under) found.set(at, "footnote at the foot of a page");
  });
  return found;
}
