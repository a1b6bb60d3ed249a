import { type Leaf, leavesOf } from "@travaux/instrument";
import { blockText, type Passage, passagesOf, passagesOfLines } from "../passage.ts";
import type { Filing, NewNote, Retain, SetAside } from "./model.ts";
import { byCodeUnits } from "./order.ts";
import { proposalsIn, rebase } from "./rebase.ts";

/** Which filings count, one for each party in the order of their codes, and what was set aside and why. */
export interface Counting {
  readonly counted: readonly Filing[];
  readonly setAside: readonly SetAside[];
}

/**
 * Of several files of one party the last counts, and with the others what it typed there for third parties goes. What others typed for a party counts
 * only where it has no file of its own; what several senders typed for it is joined, and where two collide that of the first by
 * code counts. What stands in the rolling text counts for a party that files nothing now, before what others type for it. Only of one party's own files does the order of arrival matter.
 */
export function counting(filings: readonly Filing[], base: readonly Passage[]): Counting {
  const own = new Map<string, Filing>();
  const before = new Map<string, Filing>();
  const typed = new Map<string, Map<string, Filing>>();
  const setAside: SetAside[] = [];
  const aside = ({ party, file }: Filing, reason: SetAside["reason"], what: Proposal | null = null): void => {
    setAside.push({ party, file: file ?? null, reason, ...(what ?? {}) });
  };
  for (const filing of filings) {
    const { party, typedBy } = filing;
    if (filing.standing === true) {
      before.set(party, filing);
      continue;
    }
    if (typedBy === undefined) {
      const known = own.get(party);
      if (known !== undefined) aside(known, "superseded");
      own.set(party, filing);
      continue;
    }
    const senders = typed.get(party) ?? new Map<string, Filing>();
    const known = senders.get(typedBy);
    if (known !== undefined) aside(known, "superseded");
    senders.set(typedBy, filing);
    typed.set(party, senders);
  }
  const counted = [...own.values()];
  for (const [party, senders] of typed) {
    const standing = [...senders.values()].filter((filing) => {
      const sender = own.get(filing.typedBy ?? "");
      const current = sender === undefined || sender.file === filing.file;
      if (!current) aside(filing, "superseded");
      const preferred = own.get(party);
      if (current && preferred !== undefined) {
        for (const what of beyond(filing, preferred, base)) aside(filing, "own file preferred", what);
      }
      return current && preferred === undefined;
    });
    const inOrder = standing.sort((x, y) => byCodeUnits(x.typedBy ?? "", y.typedBy ?? ""));
    const said = own.has(party) ? undefined : before.get(party);
    const [first, ...others] = said === undefined ? inOrder : [said, ...inOrder];
    before.delete(party);
    if (first === undefined) continue;
    counted.push(
      others.reduce(
        (all, next) => both(all, next, base, (what) => aside(next, "typed otherwise by another", what)),
        first,
      ),
    );
  }
  for (const [party, filing] of before) if (!own.has(party)) counted.push(filing);
  setAside.sort(
    (x, y) =>
      byCodeUnits(x.party, y.party) ||
      byCodeUnits(x.file ?? "", y.file ?? "") ||
      byCodeUnits(x.reason, y.reason) ||
      byCodeUnits(x.proposal ?? "", y.proposal ?? ""),
  );
  return { counted: counted.sort((x, y) => byCodeUnits(x.party, y.party)), setAside };
}

/** One proposal that is set aside, and where. */
type Proposal = Required<Pick<SetAside, "clause" | "proposal">>;

/** What another typed for a party that its own file does not say, one proposal after another. */
function beyond(typed: Filing, own: Filing, base: readonly Passage[]): readonly Proposal[] {
  const key = ({ clause, proposal }: Proposal): string => JSON.stringify([clause, proposal]);
  const of = (filing: Filing): readonly Proposal[] => [
    ...proposalsIn(base, filedPassages(filing)),
    ...(filing.retains ?? []).map(({ passage, start, end }): Proposal => {
      const words = base[passage]?.text.slice(start, end).trim() ?? "";
      return { clause: base[passage]?.id ?? null, proposal: `retain “${words}”` };
    }),
  ];
  const said = new Set(of(own).map(key));
  return of(typed).filter((proposal) => !said.has(key(proposal)));
}

/** What two senders typed for one party, together; what of the second collides with the first is told. */
function both(first: Filing, second: Filing, base: readonly Passage[], tell: (what: Proposal) => void): Filing {
  const { paragraphs, notCarried } = rebase(base, filedPassages(first), filedPassages(second));
  for (const { clause, proposal } of notCarried) tell({ clause, proposal });
  const retains: readonly Retain[] = [...(first.retains ?? []), ...(second.retains ?? [])];
  const alsoTypedBy = [...(first.alsoTypedBy ?? []), ...(second.typedBy === undefined ? [] : [second.typedBy])];
  const moves = [...new Set([...(first.moves ?? []), ...(second.moves ?? [])])];
  return { ...first, text: paragraphs, retains: distinct(retains), moves, alsoTypedBy };
}

function distinct(retains: readonly Retain[]): readonly Retain[] {
  return [...new Map(retains.map((wish) => [`${wish.passage},${wish.start},${wish.end}`, wish])).values()];
}

/** A filing's paragraphs. */
export function filedPassages(filing: Filing): readonly Passage[] {
  return isParagraphs(filing.text) ? passagesOfLines(filing.text, filing.party) : passagesOf(filing.text);
}

/** The footnotes of a filing: their bodies and marks. */
export function notesOf({ text, notes }: Filing): readonly Omit<NewNote, "party">[] {
  return isParagraphs(text) ? (notes ?? []) : notesIn(leavesOf(text));
}

/** The footnotes among some blocks. */
function notesIn(leaves: readonly Leaf[]): readonly Omit<NewNote, "party">[] {
  return leaves.flatMap((leaf) =>
    leaf.type === "footnoteDefinition" && leaf.label !== "" ? [{ text: blockText(leaf), label: leaf.label }] : [],
  );
}

function isParagraphs(text: Filing["text"]): text is readonly string[] {
  return Array.isArray(text);
}
