import type { CitationView, ClauseView } from "@travaux/instrument";
import type { Subject } from "../finding.ts";
import { fold } from "../packs/phrase/words.ts";
import { positionSentence } from "../register/position.ts";
import type { InstrumentEntry, Register } from "../register/register.ts";
import { citedInstrument } from "../register/titles.ts";
import type { CitedInstrument } from "../report.ts";
import { parentOfProtocols } from "../rules/treaties/back-references.ts";
import { protocolsTo } from "../rules/treaties/standing.ts";
import { wholeCitation } from "../rules/treaties/whole-title.ts";

interface Uses {
  readonly citation: CitationView;
  readonly entry: InstrumentEntry | null;
  readonly quotes: string[];
  readonly clauses: string[];
}

/** The instruments a text cites, in order of first citation, with the State's position where the register knows the instrument. */
export function citedInstruments({ text, register, state }: Subject): readonly CitedInstrument[] {
  const uses = new Map<string, Uses>();
  for (const clause of text.clauses) {
    for (const citation of clause.citations) {
      for (const [name, entry] of meant(register, citation)) {
        const key = fold(name);
        const known = uses.get(key) ?? { citation, entry, quotes: [], clauses: [] };
        known.quotes.push(quoteOf(clause, citation, entry));
        known.clauses.push(clause.id);
        uses.set(key, known);
      }
    }
  }
  return [...uses.values()].map(({ citation, entry, quotes, clauses }): CitedInstrument => {
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

/**
 * The instruments a citation means, by name, as the findings resolve them. Protocols taken together are each named; where the
 * register has none, nothing is.
 */
function meant(register: Register, citation: CitationView): readonly (readonly [string, InstrumentEntry | null])[] {
  const parent = parentOfProtocols(citation);
  if (parent !== null) {
    const treaty = citedInstrument(register, parent);
    return treaty === null ? [] : protocolsTo(register, treaty.key).map((entry) => [entry.key, entry]);
  }
  const entry = citedInstrument(register, citation.instrument);
  return [[entry?.key ?? citation.instrument ?? citation.quote, entry]];
}

/** The words of the citation, with the rest of a title that goes on behind a short name. */
function quoteOf(clause: ClauseView, citation: CitationView, entry: InstrumentEntry | null): string {
  if (entry === null) return citation.quote;
  const { start, end } = wholeCitation(clause, citation, entry);
  return clause.text.slice(start, end);
}

/** A treaty the register does not know is a question, not silence. */
function unknownPosition({ kind }: CitationView): string | null {
  return kind === "treaty" ? "Not in the register: confirm title and status with the Treaty Section." : null;
}
