import type { HiddenMatter, InspectedAuthor, KindCount, WordInspection } from "@travaux/documents";
import { type Paper, type PaperBlock, type Run, run } from "@travaux/paper";
import { commentEntries } from "./tracked.ts";

/** What a Word file holds beside its text, for a person: what to know first, then who, what and where. */
export function inspectionPaper(inspection: WordInspection): Paper {
  const { file, authors, changes, comments, hidden, risks } = inspection;
  return {
    language: "en",
    title: `What ${file} holds beside its text`,
    grading: null,
    precedence: null,
    blocks: [
      heading("To know before it is relied on or sent on"),
      risks.length === 0
        ? { type: "paragraph", runs: [run("Nothing: no changes, no comments, nothing hidden.")] }
        : bullets(risks.map(({ message }) => [run(message)])),
      ...authorBlocks(authors),
      ...changeBlocks(inspection),
      ...(comments.length === 0 ? [] : [heading(`Comments: ${comments.length}`), bullets(commentEntries(comments))]),
      ...hiddenBlocks(hidden),
      ...(changes.total === 0 && comments.length === 0 ? [] : [editingBlock(inspection)]),
    ],
  };
}

function heading(text: string): PaperBlock {
  return { type: "heading", depth: 1, text };
}

function bullets(entries: readonly (readonly Run[])[]): PaperBlock {
  return { type: "bullets", ordered: false, entries };
}

function authorBlocks(authors: readonly InspectedAuthor[]): readonly PaperBlock[] {
  if (authors.length === 0) return [];
  const rows = authors.map((author) => {
    const { name, changes, comments, first, last, flags } = author;
    const cells = [name.trim() === "" ? "(no name)" : name, String(changes), String(comments), span(first, last)];
    return [...cells, flags.join(", ")].map((cell) => [run(cell)]);
  });
  return [
    heading("Authors"),
    {
      type: "table",
      head: ["Name", "Changes", "Comments", "Dates as written", "Flags"],
      rows,
      widths: [4, 2, 2, 4, 3],
    },
  ];
}

function changeBlocks({ authors, changes }: WordInspection): readonly PaperBlock[] {
  if (changes.total === 0) return [];
  const moves = changes.moves.map(({ name, author, from, to }) => {
    const whole = from.length > 0 && to.length > 0;
    return [
      run(
        `${name}, by ${author}: ${whole ? "both ends" : from.length > 0 ? "the old place only" : "the new place only"}`,
      ),
    ];
  });
  return [
    heading(`Changes: ${changes.total}`),
    bullets([
      [run(`all: ${kindsSaid(changes.kinds)}`)],
      ...authors.flatMap(({ name, kinds }) =>
        kinds.length === 0 ? [] : [[run(`${name || "(no name)"}: ${kindsSaid(kinds)}`)]],
      ),
    ]),
    ...(moves.length === 0 ? [] : [{ type: "heading", depth: 2, text: "Moves" } as const, bullets(moves)]),
  ];
}

function kindsSaid(kinds: readonly KindCount[]): string {
  return kinds.map(({ kind, count }) => `${count} ${kind}`).join(", ");
}

function hiddenBlocks(hidden: HiddenMatter): readonly PaperBlock[] {
  const rows = [
    ...hidden.text.map(({ story, text }) => ({ name: `Hidden words (${story})`, value: text })),
    ...hidden.outside.map(({ kind, target, loads }) => ({
      name: loads ? `Fetched from outside (${kind})` : `Link (${kind})`,
      value: target,
    })),
    ...hidden.loadingFields.map((value) => ({ name: "Field that fetches", value })),
    ...hidden.embedded.map(({ part, bytes }) => ({ name: "Embedded file", value: `${part}, ${bytes} bytes` })),
    ...hidden.customXml.map(({ part, bytes }) => ({ name: "Custom XML", value: `${part}, ${bytes} bytes` })),
    ...hidden.properties.map(({ name, value }) => ({ name: `Property ${name}`, value })),
    ...hidden.variables.map((value) => ({ name: "Variable", value })),
    ...(hidden.rsids === 0 ? [] : [{ name: "Marks of sessions", value: String(hidden.rsids) }]),
  ];
  return rows.length === 0 ? [] : [heading("Hidden matter"), { type: "fields", rows }];
}

function editingBlock({ editing }: WordInspection): PaperBlock {
  const tracked = editing.tracking ? "Edits made now are tracked" : "Edits made now are not tracked";
  const restricted = editing.restricted === null ? "" : `; editing is restricted to ${editing.restricted}`;
  return { type: "paragraph", size: "small", runs: [run(`${tracked}${restricted}.`)] };
}

function span(first: string | null, last: string | null): string {
  if (first === null || last === null) return "";
  const [from, to] = [first.slice(0, 16).replace("T", " "), last.slice(0, 16).replace("T", " ")];
  return from === to ? from : `${from} to ${to}`;
}
