import { expandFiling, instrumentOfLines } from "@travaux/compare";
import { type Instrument, type Lexicon, print, TravauxError } from "@travaux/instrument";
import { openPackage } from "../docx/package.ts";
import { readTracked } from "../docx/read-tracked.ts";
import type { WordView } from "../docx/revision.ts";
import type { TrackedText } from "../docx/tracked.ts";
import { intake } from "../intake.ts";
import { attempt, openWord } from "../read/open-word.ts";
import { readFile } from "../read/read-file.ts";
import { mainPartOf } from "../word-out/edit/word-parts.ts";
import { authorsIn } from "../word-out/parts/authors-part.ts";
import { linesIn } from "../word-out/read-back.ts";
import { ROLLING_AUTHOR } from "../word-out/rolling/tracked-passage.ts";
import { actsBetween, olderIds } from "./acts.ts";
import { commentClauses } from "./comment-clauses.ts";
import type { FiledComment, FiledProposal, FiledProposals, TypedProposal } from "./filed-proposals.ts";

/** What a filing is read against. */
export interface FiledOptions {
  readonly base: Instrument;
  readonly lexicon: Lexicon;
  /** Older versions of the base, to know a file that was made on one of them. */
  readonly older?: readonly Instrument[];
}

/**
 * Reads a Word file as proposals on a base text: its tracked changes by author and clause, differences that nobody tracked, brackets with
 * names typed by hand, comments by clause. Specified in `docs/spec/word-proposals.md`. Throws what `readTracked` throws.
 */
export async function readFiled(bytes: Uint8Array, name: string, options: FiledOptions): Promise<FiledProposals> {
  return attempt(name, async () => {
    const tracked = await readTracked(bytes, name);
    const textIn = (view: WordView, version: string): Promise<Instrument> =>
      viewText(bytes, name, { view, version, options });
    const rejected = await textIn("rejected", "rejected");
    const accepted = await textIn("accepted", "accepted");
    const { base, older = [] } = options;
    const isSame = equal(rejected, base);
    const olderAt = isSame ? -1 : older.findIndex((version) => equal(rejected, version));
    const toBase = olderIds(base, rejected);
    const inBase = (id: string | null): string | null => (id === null ? null : (toBase.get(id) ?? null));
    const sets = authorsIn(openWord(bytes, name), name);
    const proposals: FiledProposal[] = [];
    for (const { author, names, view } of sendersOf(tracked.authors, sets)) {
      const own = await textIn(view, `author-${author}`);
      for (const { clause, acts } of actsBetween(rejected, own)) {
        const dates = datesOf(tracked, names, clause === null ? null : wordsOf(rejected, clause));
        proposals.push({ author, by: [author], tracked: true, clause: inBase(clause), acts, ...dates });
      }
    }
    if (sets.size > 0) proposals.splice(0, proposals.length, ...sharedOnce(proposals));
    else proposals.push(...nestedIn(tracked));
    if (!isSame && olderAt < 0) proposals.push(...silent(base, rejected));
    return {
      file: name,
      base: isSame ? "same" : olderAt >= 0 ? "older" : "unknown",
      older: olderAt >= 0 ? olderAt : null,
      proposals,
      // In a rolling text of ours the brackets say again what the changes say.
      typed: sets.size > 0 ? [] : typedIn(base, accepted),
      comments: commentsIn(tracked, mainXml(bytes, name), { base, accepted }),
    };
  });
}

/** Somebody whose changes are looked at together, with all names under which they stand. */
interface Sender {
  readonly author: string;
  readonly names: readonly string[];
  readonly view: WordView;
}

/** Every name that has changes; in files that we wrote, everybody who stands behind one, but for the rolling text itself. */
function sendersOf(authors: readonly string[], sets: ReadonlyMap<string, readonly string[]>): readonly Sender[] {
  const people = new Set(authors.flatMap((author) => sets.get(author) ?? [author]));
  people.delete(ROLLING_AUTHOR);
  return [...people].sort().map((author) => {
    const names = authors.filter((name) => (sets.get(name) ?? [name]).includes(author));
    return { author, names, view: { author, names } };
  });
}

/** What several do in the same clause in the same words, once with all of them. */
function sharedOnce(proposals: readonly FiledProposal[]): readonly FiledProposal[] {
  const single = proposals.flatMap((proposal) => proposal.acts.map((act) => ({ ...proposal, acts: [act] })));
  const same = Map.groupBy(single, ({ clause, acts }) => JSON.stringify([clause, acts]));
  const together = [...same.values()].flatMap((all): readonly FiledProposal[] => {
    const by = [...new Set(all.flatMap((one) => one.by))].sort();
    const [first] = all;
    return first === undefined ? [] : [{ ...first, author: by.join(", "), by }];
  });
  const groups = Map.groupBy(together, ({ clause, by }) => JSON.stringify([clause, by]));
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : [{ ...first, acts: all.flatMap(({ acts }) => acts) }];
  });
}

/** A text in one view; one without words, where a view has none. */
async function viewText(
  bytes: Uint8Array,
  name: string,
  { view, version, options }: { readonly view: WordView; readonly version: string; readonly options: FiledOptions },
): Promise<Instrument> {
  try {
    return intake(await readFile(bytes, name, { view }), { version, lexicon: options.lexicon }).instrument;
  } catch (error) {
    if (error instanceof TravauxError && error.code === "E_DOCX_NO_TEXT") {
      return { type: "instrument", version, children: [] };
    }
    throw error;
  }
}

function mainXml(bytes: Uint8Array, name: string): string {
  const archive = openWord(bytes, name);
  openPackage(archive, name);
  return mainPartOf(archive, name);
}

function equal(a: Instrument, b: Instrument): boolean {
  return linesIn(print(a)).join("\n") === linesIn(print(b)).join("\n");
}

function wordsOf(text: Instrument, clause: string): string | null {
  const walk = (blocks: Instrument["children"]): string | null => {
    for (const block of blocks) {
      if (block.id === clause) return print(block);
      const inside = block.type === "division" ? walk(block.children) : null;
      if (inside !== null) return inside;
    }
    return null;
  };
  return walk(text.children);
}

function silent(base: Instrument, rejected: Instrument): readonly FiledProposal[] {
  return actsBetween(base, rejected).map(({ clause, acts }) => ({
    author: null,
    by: [],
    tracked: false,
    clause,
    acts,
    first: null,
    last: null,
  }));
}

/** Dates of the changes under some names in the paragraphs of a clause; in all the file where the clause is not one paragraph of it. */
function datesOf(
  { paragraphs, revisions }: TrackedText,
  names: readonly string[],
  words: string | null,
): Pick<FiledProposal, "first" | "last"> {
  const own = (ids: readonly number[]): readonly string[] =>
    ids.flatMap((id) => {
      const revision = revisions[id];
      return revision !== undefined && names.includes(revision.author) && revision.date !== null ? [revision.date] : [];
    });
  const inClause = paragraphs.flatMap(({ segments, mark }) => {
    const before = segments
      .filter(({ revisions: ids }) => ids.every((id) => !/insertion|move-to/.test(revisions[id]?.kind ?? "")))
      .map(({ text }) => text)
      .join("");
    return before.trim() === words ? own([...segments.flatMap((segment) => segment.revisions), ...mark]) : [];
  });
  const dates = (inClause.length > 0 ? [...inClause] : [...own(revisions.map(({ id }) => id))]).sort();
  return { first: dates[0] ?? null, last: dates.at(-1) ?? null };
}

/** Changes inside another's insertion have no place in the base; they are said with the words they are on. */
function nestedIn({ paragraphs, revisions }: TrackedText): readonly FiledProposal[] {
  return paragraphs.flatMap(({ segments }) =>
    segments.flatMap(({ text, revisions: ids }): readonly FiledProposal[] => {
      const changes = ids.flatMap((id) => revisions[id] ?? []);
      const [outer] = changes;
      const inner = changes.at(-1);
      if (outer === undefined || inner === undefined || outer.author === inner.author) return [];
      const removed = /deletion|move-from/.test(inner.kind) ? text : "";
      return [
        {
          author: inner.author,
          by: [inner.author],
          tracked: true,
          clause: null,
          acts: [{ kind: "on another's change", removed, inserted: removed === "" ? text : "" }],
          first: inner.date,
          last: inner.date,
        },
      ];
    }),
  );
}

/** Nobody's code: stands for the sender while the names typed by hand are looked for. */
const SENDER = "SENDER";

function typedIn(base: Instrument, accepted: Instrument): readonly TypedProposal[] {
  const { filings } = expandFiling(base, { party: SENDER, text: accepted });
  return filings.flatMap(({ party, text }) => {
    if (party === SENDER || !isParagraphs(text)) return [];
    return actsBetween(base, instrumentOfLines(text, party)).map(({ clause, acts }) => ({ party, clause, acts }));
  });
}

function isParagraphs(text: Instrument | readonly string[]): text is readonly string[] {
  return Array.isArray(text);
}

function commentsIn(
  { comments }: TrackedText,
  xml: string,
  { base, accepted }: { readonly base: Instrument; readonly accepted: Instrument },
): readonly FiledComment[] {
  const clauses = commentClauses(xml, accepted);
  const toBase = olderIds(base, accepted);
  return comments.map(({ id, author, date, text, quote, resolved }) => {
    const clause = clauses.get(id);
    return { author, date, text, clause: clause === undefined ? null : (toBase.get(clause) ?? null), quote, resolved };
  });
}
