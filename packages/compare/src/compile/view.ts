import {
  type Alternative,
  type Block,
  type Clause,
  type FootnoteDefinition,
  type Inline,
  type Instrument,
  type Leaf,
  leavesOf,
  ordinalOf,
  type PartyCode,
  type Role,
} from "@travaux/instrument";
import { type Passage, passagesOf, textOf } from "../passage.ts";
import { applyEdits } from "../words/edits.ts";
import { type Choice, compiledBracket } from "./brackets.ts";
import { type Camps, campsOf, type Placement } from "./camps.ts";
import { newId } from "./ids.ts";
import { JOINED, JOINED_BARE, joinedBare } from "./joins.ts";
import type { Compilation } from "./model.ts";
import type { Insertion } from "./new-paragraphs.ts";
import { paragraphSigns } from "./paragraph-signs.ts";
import { mayMislead } from "./proof.ts";
import { isMisread } from "./read-back.ts";
import { findsInPrint } from "./reading.ts";
import { type Region, regionsOf, type SharedEdit } from "./regions.ts";
import { type NumberPlace, type RowNumber, renumbered } from "./renumber.ts";
import { type Shown, shownRegions } from "./shown.ts";
import {
  childrenOf,
  escapedInside,
  guarded,
  guardedNodes,
  inlineOf,
  isGuard,
  settledText,
  sliceOf,
  unescaped,
  wholly,
  whollyNodes,
} from "./slices.ts";
import { type Guard, type Way, WORDS, waysAfter } from "./ways.ts";
import { type Render, weave } from "./weave.ts";

/** Where accepted proposals collide, so that brackets remain. */
export interface Collision {
  /** Id of the clause; for new paragraphs, of the clause they follow, or null at the head of the text. */
  readonly clause: string | null;
  readonly parties: readonly PartyCode[];
  readonly what: "words" | "deletion" | "place" | "new paragraphs";
}

/** What a view shows. */
export interface ViewOptions {
  /** Ordinals of the submissions that are looked at. */
  readonly parties: readonly number[];
  /** True: what does not collide is settled and stands as plain text. False: everything is shown in brackets. */
  readonly settle: boolean;
  /** Only these clauses are settled; others keep the base. Absent: all. */
  readonly clauses?: ReadonlySet<string>;
  /** The label of the clause with this ordinal, for placements. */
  readonly labelAt: (passage: number) => string;
}

/** A view of a compilation. */
export interface View {
  readonly instrument: Instrument;
  readonly collisions: readonly Collision[];
  /** Ids of paragraphs that are not in the base. */
  readonly inserted: ReadonlySet<string>;
  /** Numbers that follow from their row, as parties typed different ones. */
  readonly numbers: readonly RowNumber[];
}

interface Work {
  readonly compilation: Compilation;
  readonly passages: readonly Passage[];
  readonly leaves: readonly Leaf[];
  readonly camps: Camps;
  readonly options: ViewOptions;
  readonly names: (ordinals: readonly number[]) => readonly PartyCode[];
  readonly collisions: Collision[];
  readonly inserted: Set<string>;
  /** By their ids, paragraphs that get their number from their row. */
  readonly renumbered: Map<string, NumberPlace>;
}

/** The base with the proposals of some parties in it, as brackets or settled. */
export function viewOf(compilation: Compilation, options: ViewOptions): View {
  const passages = passagesOf(compilation.base);
  const work: Work = {
    compilation,
    passages,
    leaves: leavesOf(compilation.base),
    camps: campsOf(compilation, passages, options),
    options,
    names: (ordinals) => ordinals.map((ordinal) => compilation.submissions[ordinal]?.party ?? ""),
    collisions: [],
    inserted: new Set(),
    renumbered: new Map(),
  };
  for (const at of work.camps.renumbered) work.renumbered.set(work.leaves[at]?.id ?? "", { passage: at });
  const blocks = new Map<number, readonly Block[]>();
  work.leaves.forEach((leaf, at) => {
    blocks.set(at, blocksAt(work, leaf, at));
  });
  const rows = joinedBlocks(work, blocks);
  const head = gapBlocks(work, 0);
  let ordinal = 0;
  const rebuild = (children: readonly Block[]): readonly Block[] =>
    children.flatMap((child): readonly Block[] => {
      if (child.type === "division") {
        const inner = rebuild(child.children);
        return inner.length === 0 ? [] : [{ ...child, children: inner }];
      }
      const at = ordinal;
      ordinal += 1;
      return [...(at === 0 ? head : []), ...(rows.get(at) ?? []), ...gapBlocks(work, at + 1)];
    });
  const children = rebuild(compilation.base.children);
  const { blocks: numbered, numbers } = renumbered(work.leaves.length === 0 ? head : children, work.renumbered);
  const instrument: Instrument = { ...compilation.base, children: numbered };
  return { instrument, collisions: work.collisions, inserted: work.inserted, numbers };
}

/** What stands in the place of one block of the base: in the first way of printing it in which it is read as it is meant. */
function blocksAt(work: Work, leaf: Leaf, at: number): readonly Block[] {
  if (work.camps.settledGone.has(at)) return [];
  let blocks = blocksIn(work, leaf, at, WORDS);
  if (work.options.settle) return blocks;
  const rest = [...waysAfter(work.passages[at]?.text ?? "")];
  for (let way = rest.shift(); way !== undefined && !readsRight(work, blocks[0], at); way = rest.shift()) {
    blocks = blocksIn(work, leaf, at, way);
  }
  return blocks;
}

/** True where every party, and nobody, finds its own words in the print of a block. */
function readsRight(work: Work, block: Block | undefined, at: number): boolean {
  const passage = work.passages[at];
  if (block === undefined || block.type === "division" || passage === undefined) return true;
  const edits = work.camps.words.get(at) ?? [];
  if (isMisread(block)) return false;
  if (!mayMislead(block, passage, edits)) return true;
  const nodes = childrenOf(block);
  const reads = (party: PartyCode | null, own: readonly SharedEdit[]): boolean =>
    findsInPrint(nodes, party, passage, applyEdits(passage.text, own));
  const gone = new Set(work.camps.deleters.get(at));
  const parties = [...new Set(edits.flatMap((edit) => edit.parties))].filter((party) => !gone.has(party));
  return (
    (edits.length === 0 || reads(null, [])) &&
    parties.every((party) => {
      const own = edits
        .filter((edit) => edit.parties.includes(party))
        .sort((x, y) => x.start - y.start || x.end - y.end);
      return reads(work.names([party])[0] ?? "", own);
    })
  );
}

/** What stands in the place of one block of the base, its changed words printed one way. */
function blocksIn(work: Work, leaf: Leaf, at: number, way: Way): readonly Block[] {
  const children = wordsAt(work, leaf, at, way);
  const passage = work.passages[at];
  const deleters = work.camps.deleters.get(at);
  const follows = !work.options.settle && work.camps.followers.has(at);
  const placements = follows ? [] : (work.camps.placements.get(at) ?? []);
  const joiners = work.camps.openJoins.get(at);
  if (children === null && deleters === undefined && placements.length === 0 && joiners === undefined) return [leaf];
  let nodes = children ?? childrenOf(leaf);
  if (deleters !== undefined && passage !== undefined) {
    const head = way.number ? 0 : headUncrossed(work, passage, at);
    const retain = work.camps.wholeRetain.get(at) ?? [];
    const marker = sliceOf(nodes, 0, head);
    const inside = INSIDE[way.guard];
    const words = inside(sliceOf(nodes, head, Number.POSITIVE_INFINITY));
    const choices: Choice[] =
      retain.length === 0
        ? [{ stance: "delete", attribution: work.names(deleters), children: words }]
        : [
            { stance: "retain", attribution: work.names(retain), children: words },
            { stance: "delete", attribution: work.names(deleters), children: [] },
          ];
    nodes = [...marker, compiledBracket(choices)];
    if (work.options.settle) collide(work, leaf.id, [...deleters, ...work.camps.touchers(at)], "deletion");
  }
  if (way.guard === "all" && children === null && deleters === undefined) {
    nodes = [compiledBracket([{ stance: "retain", attribution: [], children: whollyNodes(nodes) }])];
  }
  const places: Choice[] = placements.map((place) => ({
    stance: "placement",
    attribution: work.names(place.parties),
    children: [{ type: "text", value: runName(work, at) + placeName(work, place) }],
  }));
  if (joiners !== undefined) {
    const bare = joinedBare(work.compilation, work.passages, at, joiners);
    const said = [
      [JOINED, joiners.filter((party) => !bare.has(party))],
      [JOINED_BARE, [...bare]],
    ] as const;
    for (const [value, parties] of said) {
      if (parties.length === 0) continue;
      places.push({ stance: "placement", attribution: work.names(parties), children: [{ type: "text", value }] });
    }
  }
  if (places.length > 0) {
    nodes = [...nodes, { type: "text", value: " " }, compiledBracket(places)];
    if (work.options.settle) {
      collide(work, leaf.id, [...placements.flatMap((place) => place.parties), ...(joiners ?? [])], "place");
    }
  }
  const open = nodes.some((node) => node.type === "bracket" && hasCompiled(node));
  const block = withChildren(leaf, open ? settledText(nodes) : unescaped(nodes));
  return work.options.settle ? partsOf(work, block, at) : [block];
}

/** Length of the typed number that stays outside a deletion's brackets; 0 where somebody's words begin inside it. */
function headUncrossed(work: Work, passage: Passage, at: number): number {
  const edits = work.camps.words.get(at) ?? [];
  const crossed = edits.some((edit) => edit.start < passage.body && (edit.start > 0 || edit.end !== passage.body));
  return crossed ? 0 : passage.body;
}

function hasCompiled(node: Inline | Alternative): boolean {
  if (node.type === "bracket" && node.origin === "compiled") return true;
  return "children" in node && node.children.some((child) => child.type !== "literal" && hasCompiled(child));
}

/** The parts of a clause that somebody split: the first keeps the id. */
function partsOf(work: Work, block: Block, at: number): readonly Block[] {
  const whole = work.passages[at]?.text ?? "";
  if (block.type !== "clause" || whole.includes("\n")) return [block];
  const parts: Inline[][] = [[]];
  for (const node of block.children) {
    if (node.type !== "text") parts.at(-1)?.push(node);
    else {
      node.value.split("\n").forEach((words, index) => {
        if (index > 0) parts.push([]);
        if (words !== "") parts.at(-1)?.push({ ...node, value: words });
      });
    }
  }
  return parts.map((children, index) => {
    if (index === 0) return { ...block, children };
    const id = newId(work.compilation.base.version, at, textOf(children), work.inserted);
    work.inserted.add(id);
    return { ...block, id, children };
  });
}

/** How many paragraphs move together with the one that says so: they do not say it again. */
function runName(work: Work, at: number): string {
  let count = 0;
  while (!work.options.settle && work.camps.followers.has(at + count + 1)) count += 1;
  if (count === 0) return "";
  return count === 1 ? "with the paragraph that follows, " : `with the ${count} paragraphs that follow, `;
}

function placeName({ options }: Work, { gap, nth }: Pick<Placement, "gap" | "nth">): string {
  const place = gap === 0 ? `before ${options.labelAt(0)}` : `after ${options.labelAt(gap - 1)}`;
  return nth === null ? place : `${place}, ${ordinalOf(nth)}`;
}

function collide(work: Work, clause: string | null, parties: readonly number[], what: Collision["what"]): void {
  const ordinals = [...new Set(parties)].sort((x, y) => x - y);
  work.collisions.push({ clause, parties: work.names(ordinals), what });
}

/** What is changed or retained in a passage. Where its deletion is shown, its number and wishes to retain the whole are not. */
function regionsAt(work: Work, passage: Passage, at: number): readonly Region[] {
  const { settle } = work.options;
  const all = work.camps.words.get(at) ?? [];
  const wishes = work.camps.retains.get(at) ?? [];
  if (all.length === 0 && (wishes.length === 0 || settle)) return [];
  const struck = work.camps.deleters.has(at);
  const edits = struck && passage.body > 0 ? all.filter((edit) => edit.start > 0 || edit.end !== passage.body) : all;
  const whole = new Set(struck ? work.camps.wholeRetain.get(at) : []);
  const retains = wishes.filter((wish) => !whole.has(wish.party));
  return regionsOf(passage.text, edits, retains).filter((region) => !settle || region.readings.length > 0);
}

/** The words of a passage with its regions woven in; null where nobody changes a word. */
function wordsAt(work: Work, leaf: Leaf, at: number, way: Way = WORDS): readonly Inline[] | null {
  const passage = work.passages[at];
  if (passage === undefined) return null;
  const regions = regionsAt(work, passage, at);
  if (regions.length === 0) return null;
  const nodes = childrenOf(leaf);
  const bracket: Render = (region, base) => regionNodes(work, region, base, way.guard);
  if (!work.options.settle) return weave(nodes, way.regions(passage, nodes, regions), bracket);
  const settled = (region: Region): boolean =>
    region.readings.length === 1 && region.retain.length === 0 && !work.camps.deleters.has(at);
  const shown: Shown[] = [];
  let run: Region[] = [];
  let floor = passage.body;
  const closeRun = (): void => {
    if (run.length > 0) shown.push(...shownRegions(passage.text, run, floor));
    run = [];
  };
  for (const region of regions) {
    if (!settled(region)) {
      run.push(region);
      collide(work, leaf.id, [...region.readings.flatMap((each) => each.parties), ...region.retain], "words");
    } else {
      closeRun();
      shown.push({ ...region, lead: "", trail: "" });
      floor = region.end;
    }
  }
  closeRun();
  return weave(nodes, shown, (region, base) =>
    settled(region) ? inlineOf(region.readings[0]?.text ?? "") : bracket(region, base),
  );
}

/** Words that somebody proposes, with what each guard puts before them. */
const WORDED: Readonly<Record<Guard, (words: string) => readonly Inline[]>> = {
  none: inlineOf,
  signs: guarded,
  all: wholly,
};

/** The same for words of the base inside a bracket. */
const INSIDE: Readonly<Record<Guard, (nodes: readonly Inline[]) => readonly Inline[]>> = {
  none: escapedInside,
  signs: guardedNodes,
  all: whollyNodes,
};

/** A region as its bracket between its hoisted spaces. */
function regionNodes(work: Work, region: Shown, base: readonly Inline[], guard: Guard): readonly Inline[] {
  const bare = (nodes: readonly Inline[], length: number): readonly Inline[] =>
    length === 0
      ? nodes
      : settledText(sliceOf(nodes, region.lead.length, Math.max(region.lead.length, length - region.trail.length)));
  const baseLength = region.end - region.start;
  const own = bare(base, baseLength);
  const baseNodes = guard === "none" ? escapedInside(own) : WORDED[guard](textOf(own.filter((node) => !isGuard(node))));
  const words = (text: string): readonly Inline[] =>
    WORDED[guard](
      paragraphSigns(text.slice(region.lead.length, Math.max(region.lead.length, text.length - region.trail.length))),
    );
  const bracket = compiledBracket(choicesOf(work, region, baseNodes, words));
  return [
    ...(region.lead === "" ? [] : [{ type: "text" as const, value: region.lead }]),
    bracket,
    ...(region.trail === "" ? [] : [{ type: "text" as const, value: region.trail }]),
  ];
}

function choicesOf(
  work: Work,
  region: Shown,
  base: readonly Inline[],
  words: (text: string) => readonly Inline[],
): readonly Choice[] {
  const [only] = region.readings;
  const insertion = region.start === region.end;
  if (only !== undefined && region.readings.length === 1 && region.retain.length === 0 && only.text === "") {
    return [{ stance: "delete", attribution: work.names(only.parties), children: base }];
  }
  const choices: Choice[] = [];
  if (!insertion) choices.push({ stance: "retain", attribution: work.names(region.retain), children: base });
  else if (region.retain.length > 0)
    choices.push({ stance: "none", attribution: work.names(region.retain), children: [] });
  for (const reading of region.readings) {
    choices.push({
      stance: reading.text === "" ? "delete" : "text",
      attribution: work.names(reading.parties),
      children: words(reading.text),
    });
  }
  return choices;
}

/** New paragraphs at a gap: bracketed with their names, or plain where nobody differs. */
function gapBlocks(work: Work, gap: number): readonly Block[] {
  const insertions = work.camps.insertions.get(gap);
  if (insertions === undefined) return [];
  const beside = work.leaves[gap - 1] ?? work.leaves[gap];
  const open = insertions.filter((insertion) => !insertion.settled);
  if (work.options.settle && open.length > 0) {
    const clause = work.leaves[gap - 1]?.id ?? null;
    collide(
      work,
      clause,
      open.flatMap((insertion) => insertion.parties),
      "new paragraphs",
    );
  }
  const fresh = insertions.filter(({ moved }) => moved === null);
  return insertions.flatMap((insertion) =>
    insertionBlocks(work, insertion, { gap, nth: fresh.indexOf(insertion) }, beside),
  );
}

function insertionBlocks(
  work: Work,
  insertion: Insertion,
  place: Extract<NumberPlace, { gap: number }>,
  beside: Leaf | undefined,
): readonly Block[] {
  if (insertion.moved !== null) {
    const leaf = work.leaves[insertion.moved];
    if (leaf === undefined) return [];
    const words = wordsAt(work, leaf, insertion.moved);
    if (words === null) return [leaf];
    const open = words.some((node) => hasCompiled(node));
    return partsOf(work, withChildren(leaf, open ? words : unescaped(words)), insertion.moved);
  }
  const id = newId(work.compilation.base.version, place.gap, insertion.text, work.inserted);
  work.inserted.add(id);
  const label = noteLabel(work, insertion);
  const clause = (children: readonly Inline[]): Clause | FootnoteDefinition =>
    label === undefined
      ? { type: "clause", id, role: roleBeside(beside), depth: depthBeside(beside), children }
      : { type: "footnoteDefinition", id, label, children };
  if (insertion.settled && insertion.renumbered) work.renumbered.set(id, place);
  if (insertion.settled) return [clause(unescaped(inlineOf(insertion.text)))];
  const attribution = work.names(insertion.parties);
  const places = insertion.places.map(
    ({ nth, parties }): Choice => ({
      stance: "placement",
      attribution: work.names(parties),
      children: [{ type: "text", value: placeName(work, { gap: place.gap, nth }) }],
    }),
  );
  const tail: readonly Inline[] = places.length === 0 ? [] : [{ type: "text", value: " " }, compiledBracket(places)];
  const bracketed = (words: (text: string) => readonly Inline[]): Clause | FootnoteDefinition =>
    clause([
      compiledBracket([{ stance: "text", attribution, children: words(paragraphSigns(insertion.text)) }]),
      ...tail,
    ]);
  const plain = bracketed(inlineOf);
  if (!isMisread(plain)) return [plain];
  const safer = bracketed(guarded);
  return [isMisread(safer) ? bracketed(wholly) : safer];
}

/** The mark of a new footnote in the file of the first of those who put it in; undefined for other paragraphs. */
function noteLabel({ compilation, names }: Work, { text, parties }: Insertion): string | undefined {
  const proponents = names(parties);
  return compilation.notes?.find((note) => note.text === text && proponents.includes(note.party))?.label;
}

function roleBeside(beside: Leaf | undefined): Role {
  if (beside?.type !== "clause") return "operative";
  return beside.role === "preambular" || beside.role === "opening" ? "preambular" : "operative";
}

function depthBeside(beside: Leaf | undefined): number {
  return beside?.type === "clause" ? beside.depth : 0;
}

/** Makes one block of two where everybody who is looked at joins them; of blocks that somebody splits, the parts that meet. */
function joinedBlocks(
  work: Work,
  blocks: ReadonlyMap<number, readonly Block[]>,
): ReadonlyMap<number, readonly Block[]> {
  const joins = [...work.camps.settledJoins].sort((x, y) => y[0] - x[0]);
  if (joins.length === 0) return blocks;
  const out = new Map(blocks);
  for (const [at, glue] of joins) {
    const parts = out.get(at) ?? [];
    const first = parts.at(-1);
    const [second, ...others] = out.get(at + 1) ?? [];
    if (first === undefined || second === undefined) continue;
    if (first.type === "division" || second.type === "division") continue;
    const nodes = settledText([...childrenOf(first), { type: "text", value: glue }, ...childrenOf(second)]);
    out.set(at, [...parts.slice(0, -1), withChildren(first, nodes), ...others]);
    out.set(at + 1, []);
  }
  return out;
}

/** A block with other words; a table or an opaque block that is changed becomes a clause, so that its brackets can stand in it. */
function withChildren(leaf: Leaf, children: readonly Inline[]): Leaf {
  if (leaf.type === "opaque" || leaf.type === "table") {
    const clause: Clause = { type: "clause", id: leaf.id, role: "operative", depth: 0, children };
    return clause;
  }
  return { ...leaf, children };
}
