import type { CitationView } from "@travaux/instrument";
import type { Subject } from "../finding.ts";
import { fold } from "../packs/phrase/words.ts";
import { positionSentence } from "../register/position.ts";
import { instrumentByKey } from "../register/register.ts";
import type { CitedInstrument } from "../report.ts";

interface Uses {
  readonly citation: CitationView;
  readonly quotes: string[];
  readonly clauses: string[];
}

/** The instruments a text cites, in order of first citation, with the State's position where the register knows the instrument. */
export function citedInstruments({ text, register, state }: Subject): readonly CitedInstrument[] {
  const uses = new Map<string, Uses>();
  for (const clause of text.clauses) {
    for (const citation of clause.citations) {
      const key = fold(citation.instrument ?? citation.quote);
      const known = uses.get(key) ?? { citation, quotes: [], clauses: [] };
      known.quotes.push(citation.quote);
      known.clauses.push(clause.id);
      uses.set(key, known);
    }
  }
  return [...uses.values()].map(({ citation, quotes, clauses }): CitedInstrument => {
    const entry = citation.instrument === null ? null : instrumentByKey(register, citation.instrument);
    return {
      key: entry?.key ?? null,
      kind: entry?.kind ?? citation.kind,
      title:
        entry?.title ?? (citation.kind === "resolution" ? (citation.instrument ?? citation.quote) : citation.quote),
      citedAs: [...new Set(quotes)],
      clauses: [...new Set(clauses)],
      position: entry === null ? unknownPosition(citation) : positionSentence(register, entry.key, state),
    };
  });
}

/** A treaty the register does not know is a question, not silence. */
function unknownPosition({ kind }: CitationView): string | null {
  return kind === "treaty" ? "Not in the register: confirm title and status with the Treaty Section." : null;
}
