import type { Instrument } from "@travaux/instrument";
import { keysOf } from "../align/subject.ts";
import { type Passage, passagesOf } from "../passage.ts";
import { type Memory, newMemory } from "../words/pairs.ts";
import { counting, filedPassages, notesOf } from "./counting.ts";
import { type BaseText, type Draft, draftOf, type SaidOfText } from "./filing.ts";
import { textOfEdits } from "./lattice.ts";
import { checkLaws, VIEWS, type Views } from "./laws.ts";
import { type Compilation, type Edit, ENGINE, type Filing, type NewNote, type Submission } from "./model.ts";
import { byPlace, keyOf } from "./order.ts";
import { requireCodes } from "./parties.ts";
import { placed } from "./placing.ts";

/** The stages of a compilation. The default is the engine; a test that wants to see a law broken puts a faulty one in. */
export interface Stages {
  readonly draftOf: (base: BaseText, filed: readonly Passage[], memory: Memory, said?: SaidOfText) => Draft;
  readonly placed: (drafts: readonly Draft[]) => readonly (readonly Edit[])[];
  readonly interned: (edits: readonly (readonly Edit[])[]) => Interned;
  readonly views: Views;
}

/** All distinct edits in canonical order, and for each filing the numbers of its edits. */
export interface Interned {
  readonly edits: readonly Edit[];
  readonly numbers: readonly (readonly number[])[];
}

/** What the engine does. */
export const STAGES: Stages = { draftOf, placed, interned, views: VIEWS };

/** How to compile. */
export interface CompileOptions {
  /** Called after each filing is read into edits. */
  readonly progress?: (done: number, of: number) => void;
  readonly stages?: Stages;
  /** The text as it arrived, where `base` is what nobody's bracket puts into it (`roundOf`). */
  readonly arrived?: Instrument;
}

/**
 * Compiles many parties' texts against one base. The result does not depend on the order of filings, except that of two files of
 * one party the later counts. Throws E_LAW_BROKEN where one of laws 1–4 and 7 does not hold, and E_PARTY_CODE for a name that
 * cannot stand in an attribution.
 */
export function compile(base: Instrument, filings: readonly Filing[], options: CompileOptions = {}): Compilation {
  requireCodes(filings);
  const stages = options.stages ?? STAGES;
  const passages = passagesOf(base);
  const memory = newMemory();
  const ready: BaseText = { passages, keys: keysOf(passages, memory) };
  const { counted, setAside } = counting(filings, passages);
  const texts = counted.map(filedPassages);
  const drafts = texts.map((filed, index) => {
    const draft = stages.draftOf(ready, filed, memory, counted[index]);
    options.progress?.(index + 1, counted.length);
    return draft;
  });
  const lists = stages.placed(drafts).map((list, index) => exact(ready, texts[index] ?? [], [...list].sort(byPlace)));
  const { edits, numbers } = stages.interned(lists);
  const submissions = counted.map(
    (filing, index): Submission => ({
      party: filing.party,
      file: filing.file ?? null,
      edits: numbers[index] ?? [],
      retains: [...(filing.retains ?? [])].sort((x, y) => x.passage - y.passage || x.start - y.start || x.end - y.end),
      typedBy: filing.typedBy ?? null,
      ...(filing.alsoTypedBy === undefined ? {} : { alsoTypedBy: filing.alsoTypedBy }),
      ...(filing.standing === true ? { standing: true } : {}),
    }),
  );
  const notes = newNotes(counted, edits);
  const compilation: Compilation = {
    format: "travaux-compilation",
    version: 1,
    engine: ENGINE,
    base,
    ...(options.arrived === undefined ? {} : { arrived: options.arrived }),
    edits,
    submissions,
    setAside,
    ...(notes.length === 0 ? {} : { notes }),
  };
  checkLaws(
    compilation,
    texts.map((filed) => filed.map((passage) => passage.text).join("\n")),
    stages.views,
  );
  return compilation;
}

/** Footnotes whose bodies are new paragraphs, with their marks as filed. */
function newNotes(counted: readonly Filing[], edits: readonly Edit[]): readonly NewNote[] {
  const fresh = new Set(edits.flatMap((edit) => (edit.type === "gap" ? edit.content : [])));
  return counted.flatMap((filing) =>
    notesOf(filing)
      .filter(({ text }) => fresh.has(text))
      .map(({ text, label }): NewNote => ({ party: filing.party, text, label })),
  );
}

/**
 * Edits that give the filed text back, whatever was found: where aligning came to edits that do not (a table's line feed taken
 * for a paragraph's end), the party's whole text stands in the place of the base's.
 */
function exact(base: BaseText, filed: readonly Passage[], edits: readonly Edit[]): readonly Edit[] {
  if (textOfEdits(base.passages, edits) === filed.map((passage) => passage.text).join("\n")) return edits;
  const content = filed.map((passage) => passage.text);
  const gap: Edit = { type: "gap", gap: 0, content };
  return [gap, ...base.passages.map((_, passage): Edit => ({ type: "delete", passage }))];
}

function interned(lists: readonly (readonly Edit[])[]): Interned {
  const distinct = new Map<string, Edit>();
  const keys = lists.map((list) =>
    list.map((edit) => {
      const key = keyOf(edit);
      if (!distinct.has(key)) distinct.set(key, edit);
      return key;
    }),
  );
  const ordered = [...distinct].sort((x, y) => byPlace(x[1], y[1]));
  const numberOf = new Map(ordered.map(([key], number) => [key, number]));
  return {
    edits: ordered.map(([, edit]) => edit),
    numbers: keys.map((list) => list.map((key) => numberOf.get(key) ?? -1).sort((x, y) => x - y)),
  };
}
