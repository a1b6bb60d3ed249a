import type { DivisionKind, Role } from "../nodes.ts";
import { behindMarker, headMarkerOf, type Marker, offersOption, optionOf } from "../parse/marker.ts";
import {
  closesText,
  disclaims,
  enacts,
  opensCommitment,
  opensDecision,
  opensRecital,
  saysWhoSpeaks,
  signsOff,
} from "../parse/verbs.ts";
import type { SourceParagraph } from "../source.ts";
import { isSignature, signsFor, type Tail, tailOf } from "./closing.ts";
import type { Draft, Voice } from "./draft.ts";
import { bareWords, divisionKind, readsAsHeading } from "./headings.ts";

type Zone = "preamble" | "operative" | "closing";

/** One open enumeration: its marker style, how far it is indented, the last ordinal seen. */
interface Level {
  readonly style: string;
  readonly indent: number;
  last: number | null;
}

/** The state of reading a body from top to bottom. */
interface Reading {
  zone: Zone;
  voice: Voice;
  /** The enumerations that are open, outermost first. */
  readonly levels: Level[];
  previous: Marker | null;
  /** True where the clauses now read are the list of a chapeau that speaks as "we". */
  listed: boolean;
  opened: boolean;
  afterHeading: boolean;
  /** True under the heading of an article, whose own words may speak of signature. */
  inArticle: boolean;
  /** True below a heading in the midst of the preamble: the first decision leaves its part. */
  apart: boolean;
  /** True directly after `Article 5`, `Annex II`: a heading that follows is its title. */
  afterNumber: boolean;
}

/** Reads the body: what each paragraph is, in which role, how deep. Position decides first, the verb only confirms. */
export function bodyOf(paragraphs: readonly SourceParagraph[]): readonly Draft[] {
  const state: Reading = {
    zone: "preamble",
    voice: voiceOf(paragraphs),
    levels: [],
    previous: null,
    listed: false,
    opened: false,
    afterHeading: false,
    inArticle: false,
    apart: false,
    afterNumber: false,
  };
  const tail = tailOf(paragraphs, (index) => {
    const paragraph = paragraphs[index];
    return paragraph !== undefined && isChapeau(paragraph, paragraphs[index + 1]);
  });
  return paragraphs.map((paragraph, index): Draft => {
    const at = placeOf(index, tail);
    const draft = leavingRecitals(draftOf(paragraph, paragraphs[index + 1], at, state), state);
    state.afterHeading = draft.is === "heading";
    state.afterNumber = draft.is === "heading" && draft.founds && NUMBER_ALONE.test(bareWords(paragraph.text));
    return draft;
  });
}

/** A heading among the recitals names those below it, not the decisions that follow them. */
function leavingRecitals(draft: Draft, state: Reading): Draft {
  if (!state.apart || draft.is !== "clause" || draft.role === "preambular") return draft;
  state.apart = false;
  return draft.place === "here" ? { ...draft, place: "turns" } : draft;
}

/** `Article 5`, `Annex II`, `Article premier`: the title stands in the line beneath. */
const NUMBER_ALONE = /^\S+\s+(?:[\dIVXLC]+|premier|première|1er|primero|primera|one|first)\W*$/i;

/** Before the tail of a text, in it, where everything that follows closes or signs it, or in the annexes. */
type Place = "before" | "tail" | "closing" | "annexes";

function placeOf(index: number, { start, end, closes }: Tail): Place {
  if (index < start) return "before";
  return index >= end ? "annexes" : index >= closes ? "closing" : "tail";
}

const FIRST_FEW = 12;

function voiceOf(paragraphs: readonly SourceParagraph[]): Voice {
  for (const { text, style } of paragraphs.slice(0, FIRST_FEW)) {
    if (style !== undefined || !saysWhoSpeaks(text)) continue;
    if (
      /^\W{0,8}(?:(?:We|Nous|Nosotr[oa]s)\b|(?:(?:The|Les|Los|Las) )?(?:Ministers|Representatives|Heads|Leaders|Delegates|Participants|Ministres|Ministros|Chefs|Jefes))/i.test(
        text,
      )
    )
      return "we";
    if (
      /\b(?:Parties|Partes|High Contracting|Signator|Undersigned|States|États|Estados|Governments?|Gouvernements?|Gobiernos?|Kingdom|Republic|Ministry|Ministries|Department)/iu.test(
        text.slice(0, 80),
      )
    )
      return "parties";
    return "organ";
  }
  return paragraphs.some(({ text }) => /^\W{0,8}\d{0,4}\W{0,8}(?:We|Nous)\b/.test(text)) ? "we" : "unknown";
}

function draftOf(paragraph: SourceParagraph, next: SourceParagraph | undefined, at: Place, state: Reading): Draft {
  if (paragraph.style === "opaque")
    return { is: "opaque", paragraph, reason: "Markup or ornament, kept as it stands." };
  if (paragraph.style === "table") return { is: "table", paragraph };
  if (paragraph.style === "footnote") return { is: "footnote", paragraph };
  const marker = headMarkerOf(paragraph.text, state.previous);
  if (marker === null && state.afterNumber && titlesArticle(paragraph)) return heading(paragraph, next, state);
  const signed = state.zone === "closing" && (at === "tail" || at === "closing");
  if (
    marker === null &&
    readsAsHeading(paragraph, next) &&
    (!signed || divisionKind(paragraph.text, "pillar") !== "pillar")
  )
    return heading(paragraph, next, state);
  if (marker === null && paragraph.numbering === undefined) return unmarked(paragraph, next, at, state);
  return marked(paragraph, marker, state);
}

/** A short line without an end, directly beneath `Article 5`. */
function titlesArticle({ text, style, numbering }: SourceParagraph): boolean {
  return style === undefined && numbering === undefined && text.length < 100 && !/[.;,:!?]["”’)\]*]*$/.test(text);
}

const RECITING = /^(?:introduction|background|context|considerations|recitals?)\b/i;

function heading(paragraph: SourceParagraph, next: SourceParagraph | undefined, state: Reading): Draft {
  const bare = bareWords(paragraph.text);
  const reciting = state.zone === "preamble" && goesOnReciting(next);
  const kind = divisionKind(paragraph.text, state.voice === "we" && !reciting ? "pillar" : "part");
  const depth = paragraph.depth ?? depthByForm(bare, kind);
  if (
    state.afterNumber &&
    (kind === "part" || kind === "pillar") &&
    paragraph.depth === undefined &&
    !NUMBERED.test(bare)
  ) {
    return { is: "heading", paragraph, kind, depth, founds: false };
  }
  const recites = (state.zone === "preamble" && RECITING.test(bare)) || (reciting && kind === "part");
  state.apart = recites && !RECITING.test(bare) && kind !== "preamble";
  state.zone = kind === "preamble" || recites ? "preamble" : "operative";
  state.levels.length = 0;
  state.previous = null;
  state.listed = false;
  state.inArticle = kind === "article";
  return { is: "heading", paragraph, kind, depth, founds: true };
}

/**
 * A heading in the midst of a preamble: a recital follows, without a number that an operative paragraph has. It ends in a
 * comma; `Strengthening laws;` may be an undertaking.
 */
function goesOnReciting(next: SourceParagraph | undefined): boolean {
  if (next === undefined || next.style !== undefined || next.numbering !== undefined) return false;
  const marker = headMarkerOf(next.text);
  if (marker !== null && marker.style !== "bullet") return marker.role === "preambular";
  return opensRecital(next.text.slice(marker === null ? 0 : behindMarker(marker))) && /,["”’)\]*]*$/.test(next.text);
}

/** `SECTION 1. LIMITS` beneath `PART II` is a division of it, not its title. */
const NUMBERED =
  /^(?:part|section|chapter|title|partie|parte|chapitre|cap[ií]tulo|titre|t[ií]tulo|secci[oó]n)\s+(?:[IVXLC]+|\d+|[A-Z])(?![\p{L}])/iu;

type ClauseDraft = Extract<Draft, { readonly is: "clause" }>;

/** Headings that carry no level of their own stand below those that do (1 to 6), in this order among themselves. */
function depthByForm(bare: string, kind: DivisionKind): number {
  if (kind === "annex" || /^(?:part|parte|partie)\b/i.test(bare)) return 7;
  if (kind === "preamble") return 10;
  if (
    /^(?:chapter|section|title|chapitre|titre|cap[ií]tulo|t[ií]tulo|secci[oó]n)(?!\p{L})/iu.test(bare) ||
    /^[IVXLC]+[.)\s]/.test(bare)
  )
    return 8;
  return kind === "article" ? 10 : 9;
}

function clause(paragraph: SourceParagraph, role: Role, place: "here" | "founds" | "leaves"): ClauseDraft {
  return { is: "clause", paragraph, role, depth: 0, marker: null, place };
}

const LONGEST_CHAPEAU = 420;

/** `On prevention, we`: words that break off before the verb which each item brings. */
const UNFINISHED =
  /^\W{0,4}(?:On|In|To|Under|Regarding|Concerning|With)\b[^.;:]{2,160}\bwe(?: (?:will|shall|commit to|agree to))?[\s\]*]*$/;

/** True for a paragraph that begins a list of clauses: it ends in a colon, or stands wholly in brackets without an end of its own. */
function isChapeau(paragraph: SourceParagraph, next: SourceParagraph | undefined): boolean {
  const { text, style, numbering } = paragraph;
  if (next === undefined || style !== undefined || numbering !== undefined || text.length > LONGEST_CHAPEAU)
    return false;
  if (headMarkerOf(text) !== null || signsFor(text)) return false;
  if (/:[\s\]*"”]*$/.test(text) || UNFINISHED.test(text)) return true;
  return (
    /^\[[^[\]]*\]$/.test(text.trim()) && /\b(?:we|shall|will|to|States|Parties)\s*[,:–—-]?\s*\]$/i.test(text.trim())
  );
}

function unmarked(paragraph: SourceParagraph, next: SourceParagraph | undefined, at: Place, state: Reading): Draft {
  const { text } = paragraph;
  if (state.voice === "organ" && state.zone === "operative" && state.levels.length > 0) {
    if (offersOption(text)) return clause(paragraph, "operative", "here");
    return { ...clause(paragraph, "operative", "here"), depth: 1 };
  }
  state.levels.length = 0;
  state.previous = null;
  if (!state.opened && state.zone === "preamble" && saysWhoSpeaks(text)) {
    state.opened = true;
    return clause(paragraph, "opening", "here");
  }
  if (state.zone === "closing") return clause(paragraph, isSignature(text) ? "signature" : "closing", "leaves");
  const speaks = /^\W{0,8}(?:We|Nous)\b/.test(text);
  if (at !== "before" && (state.zone === "operative" || speaks)) {
    const role = closingRole(text, at, state);
    if (role !== null) {
      state.zone = "closing";
      return clause(paragraph, role, "leaves");
    }
  }
  if (isChapeau(paragraph, next)) return chapeau(paragraph, state);
  if (state.listed && speaks) {
    state.listed = false;
    return clause(paragraph, "operative", "leaves");
  }
  if (state.zone === "preamble" && turnsOperative(text, state.voice)) state.zone = "operative";
  return clause(paragraph, state.zone === "preamble" ? "preambular" : "operative", "here");
}

function chapeau(paragraph: SourceParagraph, state: Reading): Draft {
  const { text } = paragraph;
  if (enacts(text) && !/\b(?:we|nous)\b/i.test(text)) {
    state.zone = "operative";
    return clause(paragraph, "chapeau", "here");
  }
  if (optionOf(text)?.length === text.length) return clause(paragraph, "chapeau", "here");
  const reciting = state.zone === "preamble" && opensRecital(text);
  if (reciting) return clause(paragraph, "preambular", "here");
  if (state.zone === "operative" && !state.afterHeading && (state.voice === "organ" || state.voice === "parties")) {
    return clause(paragraph, "operative", "here");
  }
  state.zone = "operative";
  state.listed = /\b(?:we|nous)\b/i.test(text);
  return clause(paragraph, "chapeau", state.afterHeading ? "here" : "founds");
}

/** Position first: a text turns to its operative part at a heading, a chapeau or a number; without those, at the first verb that decides. */
function turnsOperative(text: string, voice: Voice): boolean {
  if (voice === "we") return opensCommitment(text);
  if (voice === "organ") return opensDecision(text) && !opensRecital(text);
  return voice === "unknown" && (opensDecision(text) || opensCommitment(text)) && !opensRecital(text);
}

/** The role of a paragraph that closes the text, or null. In an article only the formula of signing and the signatures close it. */
function closingRole(text: string, at: Place, state: Reading): "closing" | "signature" | null {
  if (signsOff(text)) return "closing";
  if (signsFor(text)) return "signature";
  if (state.inArticle || at === "annexes") return null;
  return closesText(text) || (at === "closing" && disclaims(text)) ? "closing" : null;
}

function marked(paragraph: SourceParagraph, marker: Marker | null, state: Reading): Draft {
  const style = marker?.style ?? `numbering ${paragraph.indent ?? 0}`;
  if (marker?.role !== undefined) state.zone = marker.role === "preambular" ? "preamble" : "operative";
  else if (style === "number" && marker?.ordinal === 1 && !opensRecital(paragraph.text.slice(behindMarker(marker))))
    state.zone = "operative";
  else if (marker === null && !opensRecital(paragraph.text)) state.zone = "operative";
  const depth =
    marker === null ? (paragraph.indent ?? 0) : depthOf(style, marker.ordinal, paragraph.indent ?? 0, state.levels);
  state.previous = marker;
  if (!state.opened && marker?.ordinal === 1 && /^(?:We|Nous), /.test(paragraph.text.slice(behindMarker(marker)))) {
    state.opened = true;
    return { is: "clause", paragraph, role: "opening", depth, marker, place: "here" };
  }
  const role = state.zone === "preamble" ? "preambular" : state.zone === "closing" ? "closing" : "operative";
  return { is: "clause", paragraph, role, depth, marker, place: role === "closing" ? "leaves" : "here" };
}

/** Columns further in than this, a list that begins again at 1 is a list inside the list. */
const DEEPER = 2;

/**
 * A marker goes on the innermost open enumeration of its style that it continues (`3.` after `2.`), else starts one: inside
 * the others where its style is new or it begins again further in, else in place of the one of its style.
 */
function depthOf(style: string, ordinal: number | null, indent: number, levels: Level[]): number {
  const same = levels
    .map((level, at) => ({ level, at }))
    .filter(({ level }) => level.style === style || goesOnFromLabel(style, ordinal, level));
  const next = same.findLast(({ level }) => ordinal !== null && level.last === ordinal - 1) ?? same.at(-1);
  const inside = next !== undefined && ordinal === 1 && next.level.last !== 0 && indent > next.level.indent + DEEPER;
  if (next !== undefined && !inside) {
    levels.length = next.at + 1;
    next.level.last = ordinal;
  } else {
    if (style === "label") levels.length = 0;
    levels.push({ style, indent, last: ordinal });
  }
  return levels.length - 1;
}

/** `2.` after `OP1bis`, `14.` after `OP12`: the number goes on where the label left off. A list inside begins at 1. */
function goesOnFromLabel(style: string, ordinal: number | null, level: Level): boolean {
  if (style !== "number" || level.style !== "label" || ordinal === null || ordinal === 1) return false;
  return level.last === null || level.last <= ordinal;
}
