import type { FiledAct, FiledProposals } from "@travaux/documents";
import { type Instrument, labelsOf } from "@travaux/instrument";

/** A filing as lines: its base, then a line for each author and clause, brackets typed by hand, comments. `older` names the versions given. */
export function filedLines(filed: FiledProposals, base: Instrument, older: readonly string[]): string {
  const labels = labelsOf(base);
  const place = (clause: string | null): string => (clause === null ? "–" : (labels.get(clause) ?? clause));
  const lines = [`${filed.file}: ${baseSentence(filed, older)}`, ""];
  for (const { author, by, tracked, clause, acts, first, last } of filed.proposals) {
    const who = tracked ? (by.length > 1 ? by.join(", ") : (author ?? "")) : "not tracked";
    const when = first === null ? "" : first === last ? ` (${first})` : ` (${first} to ${last})`;
    lines.push(`${place(clause)} · ${who === "" ? "nobody named" : who}${when}: ${acts.map(actWords).join("; ")}`);
  }
  if (filed.proposals.length === 0) lines.push("No proposal: the text is the base.");
  for (const { party, clause, acts } of filed.typed) {
    lines.push(`${place(clause)} · ${party}, typed by hand: ${acts.map(actWords).join("; ")}`);
  }
  for (const { author, date, clause, quote, text, resolved } of filed.comments) {
    const said = text.replaceAll("\n", " ");
    const when = date === null ? "" : ` (${date})`;
    lines.push(
      `${place(clause)} · comment of ${author}${when}${resolved ? ", done" : ""} on “${short(quote)}”: ${said}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function baseSentence({ base, older }: FiledProposals, versions: readonly string[]): string {
  if (base === "same") return "made on this base.";
  if (base === "older") return `made on an older version, ${versions[older ?? 0] ?? "one of those given"}.`;
  return "made on another text than this base; every difference from it is listed as not tracked.";
}

function actWords({ kind, removed, inserted }: FiledAct): string {
  const words = [removed === "" ? "" : `[-${shown(removed)}-]`, inserted === "" ? "" : `{+${shown(inserted)}+}`];
  const name = kind === "words" ? "" : kind;
  return [name, ...words].filter((part) => part !== "").join(" ");
}

function shown(words: string): string {
  return words.trim().replaceAll("\n", " ¶ ");
}

/** Enough of the words to find them. */
const QUOTED = 60;

function short(words: string): string {
  const line = words.replaceAll("\n", " ");
  return line.length <= QUOTED ? line : `${line.slice(0, QUOTED - 1)}…`;
}
