import { type Block, type Instrument, type InstrumentView, print } from "@travaux/instrument";

/** A block of a text, in the order of print. `parent` is the division it stands in; so the list is also the tree. */
export interface TextBlock {
  readonly id: string;
  readonly kind: Block["type"];
  readonly parent: string | null;
  /** Of a clause: its label in this version, its role, how deep it is under its paragraph. */
  readonly label: string | null;
  readonly role: string | null;
  readonly depth: number | null;
  /** Of a division: pillar, part, article, annex or preamble. */
  readonly division: string | null;
  /** The characters as printed; empty for a division, whose blocks follow it. */
  readonly text: string;
  readonly brackets: readonly TextBracket[];
}

/** A placeholder or bracket in a clause; offsets into its text, the end exclusive. */
export interface TextBracket {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** The text of a paper as it is shown: every block once. */
export interface PaperText {
  readonly title: string | null;
  readonly place: string | null;
  readonly date: string | null;
  readonly blocks: readonly TextBlock[];
}

/** The text of an instrument as blocks; every character of its print stands in one of them. */
export function textOf(instrument: Instrument, view: InstrumentView): PaperText {
  const views = new Map(view.clauses.map((clause) => [clause.id, clause]));
  const blocks: TextBlock[] = [];
  const walk = (children: readonly Block[], parent: string | null): void => {
    for (const block of children) {
      const { id, type: kind } = block;
      const seen = kind === "clause" ? views.get(id) : undefined;
      const found = [...(seen?.placeholders ?? []), ...(seen?.brackets ?? [])];
      blocks.push({
        id,
        kind,
        parent,
        label: seen?.label ?? null,
        role: kind === "clause" ? block.role : null,
        depth: kind === "clause" ? block.depth : null,
        division: kind === "division" ? block.kind : null,
        text: kind === "division" ? "" : (seen?.text ?? print(block)),
        brackets: found
          .map(({ kind: of, range }) => ({ kind: of, ...range }))
          .sort((one, other) => one.start - other.start || other.end - one.end),
      });
      if (kind === "division") walk(block.children, id);
    }
  };
  walk(instrument.children, null);
  const { title, place, date } = view;
  return { title, place, date, blocks };
}
