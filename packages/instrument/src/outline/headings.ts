import type { DivisionKind } from "../nodes.ts";
import { headMarkerOf, optionOf } from "../parse/marker.ts";
import { opensDecision, opensRecital, saysWhoSpeaks } from "../parse/verbs.ts";
import type { SourceParagraph } from "../source.ts";

const NAMED =
  /^(preamble|article|art\.|annex(?:es)?|appendix|part|section|chapter|pillar|title|schedule|protocol|cluster|theme|goal|objective|priority|track|préambule|preámbulo|partie|parte|chapitre|cap[ií]tulo|secci[oó]n|titre|t[ií]tulo|art[ií]culo|anexo|annexe|pilier|pilar)(?![\p{L}])(?:\s+(?:[IVXLC]+|\d+|[A-Z]|one|two|three|four|five|premier|première|primero|primera)\b)?/iu;
/** A number alone, with the full stop that some houses set behind it: `Article 5.`, `PART II.` */
const NUMBER_AND_STOP =
  /^(?:article|art\.?|part|section|chapter|title|artículo|chapitre|titre|capítulo)\s+(?:[IVXLC]+|\d+)\.$/iu;
/** `Paragraph 1`, `Clause 4`: the articles of understandings. Words that also begin sentences, so they stand alone on their line. */
const LESSER_ARTICLE = /^(?:paragraph|para\.?|clause|paragraphe|párrafo|cláusula)\s+(?:[IVXLC]+|\d{1,3})\.?$/iu;
const NUMBERED = /^(?:[IVXLC]{1,6}|[A-Z]|\d{1,2})[.)]?(?:\s*[-–—:.]\s*|\s+)\p{Lu}/u;
const ENDS_SENTENCE = /[.;,:!?]["”’)\]*]*$/;
const SMALL = /^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with|against|de|la|le|du|des|et|its|their)$/;

/** Longer than this, a line is a sentence. */
const LONGEST_HEADING = 140;
/** A phrase without capitals counts as a heading up to this many words, where a numbered paragraph follows. */
const FEW_WORDS = 8;

const CLOSES = /[\s\]*_)"”]/;

/** The words of a line without the brackets and quotation marks around them. */
export function bareWords(text: string): string {
  let end = text.length;
  while (end > 0 && CLOSES.test(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end).replace(/^[\s[*_("“]+/, "");
}

/** True for a line that reads as the name of what follows, not as a sentence. `next` is the paragraph after it. */
export function readsAsHeading(paragraph: SourceParagraph, next: SourceParagraph | undefined): boolean {
  if (paragraph.style === "heading") return true;
  if (paragraph.style !== undefined || paragraph.numbering !== undefined || next === undefined) return false;
  const { text } = paragraph;
  if (optionOf(text) !== null || text.startsWith("{")) return false;
  const bare = bareWords(text);
  if (bare === "" || text.length > LONGEST_HEADING) return false;
  if (LESSER_ARTICLE.test(bare)) return true;
  if (ENDS_SENTENCE.test(text)) return NUMBER_AND_STOP.test(bare);
  if (/^\p{Ll}/u.test(bare) || /^[([]?\d+[)\]]?$/.test(bare)) return false;
  const words = bare.split(/\s+/);
  if (NAMED.test(bare) && (words.length <= 3 || /^\S+\s+(?:[IVXLC]+|\d+|[A-Z])\b/.test(bare))) return true;
  if (/^(?:annexe?|appendix|anexo) (?:to|of|à|au|al?|de|del)\s/i.test(bare)) return true;
  if (bare === bare.toUpperCase() && /\p{Lu}{2}/u.test(bare)) return true;
  if (isStrong(paragraph)) return true;
  const content = words.filter((word) => /^\p{L}/u.test(word) && !SMALL.test(word));
  const capitals = content.filter((word) => /^\p{Lu}/u.test(word)).length;
  const named = content.length > 1 && capitals === content.length && words.length <= 14;
  if (NUMBERED.test(bare) && (named || content.length === 1)) return true;
  return (named || words.length <= FEW_WORDS) && (opensNumbered(next) || (!speaks(bare) && opensParagraph(next)));
}

/** Words that begin a sentence of the text, not the name of a part of it. */
function speaks(bare: string): boolean {
  return (
    opensRecital(bare) ||
    opensDecision(bare) ||
    saysWhoSpeaks(bare) ||
    /^(?:have|has|do|hereby|therefore|accordingly|we|and|or)\b/i.test(bare)
  );
}

/** A finished paragraph that begins as recitals and decisions do, or with its label: `Recalling …,`, `OP1. …`, `[OP2 …`. */
function opensParagraph({ text }: SourceParagraph): boolean {
  const marker = headMarkerOf(text);
  if (marker !== null) return marker.style === "label" || marker.style === "number";
  return (opensRecital(text) || opensDecision(text)) && /[,;.:]["”’)\]*]*$/.test(text);
}

function isStrong(paragraph: SourceParagraph): boolean {
  const mark = paragraph.marks?.find((each) => each.mark === "strong");
  return mark !== undefined && mark.start === 0 && mark.end >= paragraph.text.length;
}

function opensNumbered(next: SourceParagraph): boolean {
  return /^(?:\d{1,3}\.|\(?\d{1,3}\)|\d{1,3}\s{2,})\s*\S/.test(next.text) || next.numbering !== undefined;
}

/** What kind of division a heading names. */
export function divisionKind(heading: string, otherwise: DivisionKind): DivisionKind {
  const bare = bareWords(heading).toLowerCase();
  if (/^preambl?e|^preambular|^préambule|^preámbulo/.test(bare)) return "preamble";
  if (/^art(?:icle|[ií]culo|\.)\s/.test(bare) || LESSER_ARTICLE.test(bare)) return "article";
  if (/^(?:annex|appendix|schedule|anexo)/.test(bare)) return "annex";
  if (/^(?:pillar|pilier|pilar)(?!\p{L})|\bpillar\b/u.test(bare)) return "pillar";
  if (/^(?:part|section|chapter|title|partie|parte|chapitre|capítulo|titre|título|sección)(?!\p{L})/u.test(bare))
    return "part";
  return otherwise;
}
