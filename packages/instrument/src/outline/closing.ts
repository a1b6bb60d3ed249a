import { closesText, disclaims } from "../parse/verbs.ts";
import type { SourceParagraph } from "../source.ts";
import { divisionKind, readsAsHeading } from "./headings.ts";

/** Where a text may close, as indices of its paragraphs: `start` ≤ index < `end`. */
export interface Tail {
  readonly start: number;
  /** The first annex, or the end of the text. */
  readonly end: number;
  /** From here on every paragraph closes or signs the text: saving clauses here are no undertakings of the last pillar. */
  readonly closes: number;
}

/** The tail of a text: after the last heading or chapeau that is not an annex's. `founds` says which paragraphs begin a list. */
export function tailOf(paragraphs: readonly SourceParagraph[], founds: (index: number) => boolean): Tail {
  const annex = paragraphs.findIndex(
    (paragraph, index) =>
      readsAsHeading(paragraph, paragraphs[index + 1]) && divisionKind(paragraph.text, "part") === "annex",
  );
  const end = annex >= 0 ? annex : paragraphs.length;
  let start = 0;
  for (let index = 0; index < end; index += 1) {
    const following = paragraphs.length - index;
    if (founds(index) || (paragraphs[index]?.style === "heading" && following > 1)) start = index + 1;
  }
  let closes = end;
  while (closes > start && closesOrSigns(paragraphs[closes - 1])) closes -= 1;
  return { start, end, closes };
}

function closesOrSigns(paragraph: SourceParagraph | undefined): boolean {
  if (paragraph === undefined) return false;
  const { text, style } = paragraph;
  if (style === "opaque" || style === "footnote" || style === "table") return true;
  return style === undefined && (closesText(text) || disclaims(text) || isSignature(text));
}

/** True for a line of a signature block: short, without the end of a sentence, not spoken as "We". */
export function isSignature(text: string): boolean {
  if (signsFor(text)) return true;
  return text.length < LONGEST_SIGNATURE && !/[.;:,]$/.test(text) && !/^\W{0,8}(?:We|Nous)\b/.test(text);
}

/** `For the Government of Kandoria:`, alone or beside its like; a drawn line to sign on. */
export function signsFor(text: string): boolean {
  if (text.length > LONGEST_BLOCK_LINE || /\b(?:we|nous)\b/i.test(text)) return false;
  if (/^[\s_.…]*_{3,}[\s_.…]*$/.test(text)) return true;
  return SIGNS_FOR.test(text) && /[:_]|\s{3}/.test(text);
}

const SIGNS_FOR =
  /^(?:[Ff]or|FOR|[Oo]n behalf of|[Pp]our|POUR|[Aa]u nom (?:de|du)|[Pp]or|POR|[Ee]n nombre de)(?: (?:and on behalf of )?(?:[Tt]he|THE|la|le|les|el|los|LA|LE))?\s*(?:l['’])?\p{Lu}[^.;,]*?(?::|$|\s{3}|_)/u;

const LONGEST_SIGNATURE = 100;
/** Two columns of a typed block reach further than one line of prose. */
const LONGEST_BLOCK_LINE = 160;
