import { nameFinder } from "../cite/names.ts";
import { organisationsIn } from "../cite/organisations.ts";
import type { Block, Clause, Division, Formula, Instrument } from "../nodes.ts";
import { namesVersion } from "../outline/front.ts";
import { print } from "../print.ts";
import type { ClauseView, DivisionView, InstrumentView, Lexicon } from "../view.ts";
import { markedIn } from "./brackets.ts";
import { dateIn } from "./dates.ts";
import { labelsOf } from "./labels.ts";
import { writtenDateIn } from "./spelled.ts";

/** What a view may leave out. */
export interface ViewOptions {
  /** False: no organisations are looked for, which takes most of the time; left out: they are. */
  readonly organisations?: boolean;
}

/** The text as flat data for rules, reports and the public JSON: clauses in order with exact text, and ranges into it. */
export function viewInstrument(
  instrument: Instrument,
  lexicon: Lexicon,
  { organisations = true }: ViewOptions = {},
): InstrumentView {
  const labels = labelsOf(instrument);
  const finder = organisations ? nameFinder(lexicon) : null;
  const divisions: DivisionView[] = [];
  const clauses: ClauseView[] = [];
  const visit = (blocks: readonly Block[], division: string | null): void => {
    for (const block of blocks) {
      if (block.type === "division") {
        divisions.push(divisionView(block, division));
        visit(block.children, block.id);
      } else if (block.type === "clause") {
        clauses.push(clauseView(block, labels.get(block.id) ?? block.id, division, finder));
      }
    }
  };
  visit(instrument.children, null);
  return { ...headOf(instrument), divisions, clauses };
}

function clauseView(
  clause: Clause,
  label: string,
  division: string | null,
  finder: ReturnType<typeof nameFinder> | null,
): ClauseView {
  const text = print(clause);
  const { placeholders, brackets, citations } = markedIn(clause);
  return {
    id: clause.id,
    label,
    role: clause.role,
    division,
    text,
    placeholders,
    brackets,
    citations,
    organisations:
      finder === null
        ? []
        : organisationsIn(text, finder).filter(({ range }) =>
            citations.every((citation) => citation.range.end <= range.start || citation.range.start >= range.end),
          ),
  };
}

function divisionView(division: Division, parent: string | null): DivisionView {
  const first = division.children[0];
  const named =
    first !== undefined && (first.type === "heading" || (first.type === "clause" && first.role === "chapeau"));
  const bracketed = named && first.children.some((child) => child.type === "bracket" && child.kind === "heading");
  return {
    id: division.id,
    kind: division.kind,
    heading: named ? headingOf(division.children) : "",
    bracketed,
    parent,
    clauses: clauseIds(division),
  };
}

/** The heading with the title in the line beneath: `Article 5` and `Reports` give `Article 5 Reports`. */
function headingOf([first, ...rest]: readonly Block[]): string {
  if (first === undefined) return "";
  const end = first.type === "heading" ? rest.findIndex((block) => block.type !== "heading") : 0;
  return [first, ...rest.slice(0, end < 0 ? rest.length : end)].map(print).join(" ");
}

function clauseIds(division: Division): readonly string[] {
  return division.children.flatMap((block) =>
    block.type === "clause" ? [block.id] : block.type === "division" ? clauseIds(block) : [],
  );
}

function headOf(instrument: Instrument): Pick<InstrumentView, "title" | "place" | "date"> {
  const titles = instrument.children.filter((block) => block.type === "title").map(print);
  const formulas = instrument.children.filter((block): block is Formula => block.type === "formula").map(print);
  const title = titles.length === 0 ? frontMatterTitle(instrument) : titles.join(" ");
  for (const line of [...formulas.filter((each) => !namesVersion(each)), ...titles]) {
    const found = dateIn(line);
    if (found !== null) return { title, place: placeIn(line, found.start, found.end), date: found.date };
  }
  return { title, ...doneAt(instrument.children) };
}

/** Where and when the text was done, as its last formula says; null for what it does not say. */
function doneAt(blocks: readonly Block[]): Pick<InstrumentView, "place" | "date"> {
  for (const block of blocks.toReversed()) {
    if (block.type !== "clause" || block.role !== "closing") continue;
    const text = print(block);
    const formula = DONE.exec(text);
    if (formula === null) continue;
    return { place: formula[1] ?? null, date: writtenDateIn(text)?.date ?? null };
  }
  return { place: null, date: null };
}

/** The title a Markdown file gives itself in its front matter, where the text bears none. */
function frontMatterTitle(instrument: Instrument): string | null {
  const block = instrument.children.find((each) => each.type === "opaque" && /^title:\s*\S/.test(each.value));
  return block === undefined
    ? null
    : print(block)
        .replace(/^title:\s*/, "")
        .replace(/^["']|["']$/g, "");
}

const PLACE = "\\p{Lu}[\\p{L}\\p{M}.’'-]*(?:[ -](?:(?:de|la|le|of|the|am|sur)[ ])?\\p{Lu}[\\p{L}\\p{M}.’'-]*){0,3}";
/** What stands behind a label is no place: `Distr.: Limited`, `Original: English`. */
const BEFORE = new RegExp(
  `(?<!:\\s*)(?<![\\p{L}\\p{M}.’'-])(${PLACE}(?:, ${PLACE})?),?\\s*(?:on\\s+|le\\s+)?[(]?$`,
  "u",
);
const AFTER = new RegExp(`^[)]?,?\\s*(?:in\\s+|at\\s+)?(?![\\p{L}\\p{M}.’' -]{1,40}:)(${PLACE}(?:, ${PLACE})?)`, "u");

/** `Done at Saltburn, this tenth day of …`, `Fait à …, le …`, `Hecho en …`, `Adopted by the Ministers in …`. */
const DONE = new RegExp(
  `^[*_[\\s]*(?:(?:DONE|[Dd]one|[Ss]igned|[Ii]ssued|[Aa]dopted)(?: (?:by|in|on) [^.;]{1,80}?)?,? (?:AT|at|in|IN)|(?:[Ff]ait|FAIT|[Ss]ignée?|[Aa]doptée?)(?: (?:en|par) [^.;]{1,60}?)? (?:à|À|en)|(?:[Hh]echo|HECHO|[Ff]irmad[oa]|[Aa]doptad[oa])(?: por [^.;]{1,60}?)? (?:en|EN))(?: the city of)? (${PLACE}(?:, ${PLACE})?)`,
  "u",
);

/** Words before a date that say what the paper is, not where it was made. */
const NO_PLACE =
  /\b(?:draft|text|version|rev(?:ision)?|as of|as at|dated?|adopted|status|session|meeting|january|february|march|april|may|june|july|august|september|october|november|december)\b|^(?:general|limited|restricted|provisional)$/i;

/** The place named beside a date: `Brussels, 10 December 2025`, `10 December 2025, Brussels`. */
function placeIn(line: string, start: number, end: number): string | null {
  const before = BEFORE.exec(line.slice(0, start));
  if (before?.[1] !== undefined && NO_PLACE.test(before[1])) return null;
  return before?.[1] ?? AFTER.exec(line.slice(end))?.[1] ?? null;
}
