import type { Suggestion } from "@travaux/documents";
import { type Clause, type Instrument, type Leaf, leavesOf, print } from "@travaux/instrument";
import type { Finding, VetReport } from "@travaux/vetting";

/**
 * What a vetting proposes, as suggestions on the text: findings to object to or to consider. Wording that a finding suggests becomes a
 * change; where it has none, or its place is not certain, the reason alone stands in the margin. Notes are for our own desk.
 */
export function suggestionsOf({ findings }: VetReport, instrument: Instrument): readonly Suggestion[] {
  const blocks = leavesOf(instrument);
  const texts = new Map(blocks.map((block) => [block.id, print(block)]));
  const [head] = blocks;
  const last = lastClause(blocks);
  return findings
    .filter(({ severity }) => severity !== "note")
    .flatMap((finding): readonly Suggestion[] => {
      const text = finding.clause === null ? undefined : texts.get(finding.clause);
      if (finding.clause !== null && text !== undefined) return [onClause(finding, finding.clause, text)];
      const { suggestion } = finding;
      if (suggestion !== null && isSentence(suggestion) && last !== undefined) {
        return [{ ...bare(finding, last.id), paragraph: suggestion }];
      }
      return head === undefined ? [] : [onWhole(finding, head.id)];
    });
}

/** A sentence about the whole text goes before the clauses by which it is closed and signed. */
function lastClause(blocks: readonly Leaf[]): Clause | undefined {
  const clauses = blocks.filter((block) => block.type === "clause");
  const closing = clauses.findIndex(({ role }) => role === "closing" || role === "signature");
  return clauses.at(closing > 0 ? closing - 1 : -1);
}

function isSentence(words: string): boolean {
  return /^\p{Lu}[^…]*\s[^…]*\.$/u.test(words);
}

function bare({ why, source, suggestion }: Finding, clause: string): Suggestion {
  return {
    clause,
    range: null,
    edit: null,
    paragraph: null,
    comment: `${why}\nSource: ${source}`,
    otherwise: suggestion === null ? "" : `Suggested wording: ${suggestion}`,
  };
}

/** A finding about the whole text stands at its head, with the wording it suggests in words. */
function onWhole(finding: Finding, head: string): Suggestion {
  const { comment, otherwise, ...rest } = bare(finding, head);
  return {
    ...rest,
    comment: ["The whole text: ", comment, otherwise === "" ? "" : `\n${otherwise}`].join(""),
    otherwise: "",
  };
}

function onClause(finding: Finding, clause: string, text: string): Suggestion {
  const { range, suggestion, quote } = finding;
  const plain = { ...bare(finding, clause), range };
  const asComment = {
    ...plain,
    comment: plain.otherwise === "" ? plain.comment : `${plain.comment}\n${plain.otherwise}`,
    otherwise: "",
  };
  // A quote of the title or the note has no range in the clause.
  if (suggestion === null || range === null || text.slice(range.start, range.end) !== quote) return asComment;
  if (suggestion.startsWith("…")) {
    const added = suggestion.slice(1).trimEnd();
    if (added.includes("…")) return asComment;
    const next = text[range.end] ?? "";
    const inserted = /[,;.:]/.test(next) ? added.replace(/,$/, "") : added;
    return { ...plain, edit: { start: range.end, end: range.end, inserted } };
  }
  if (suggestion.includes("…")) return asComment;
  return { ...plain, edit: { ...range, inserted: likeFirst(suggestion, quote) } };
}

/** The first letter of the words that are replaced says whether a sentence begins there. */
function likeFirst(words: string, replaced: string): string {
  const isUpper = /^\p{Lu}\p{Ll}/u.test(replaced);
  return isUpper ? words.slice(0, 1).toUpperCase() + words.slice(1) : words;
}
