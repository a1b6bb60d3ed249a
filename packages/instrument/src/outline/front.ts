import { headMarkerOf, optionOf } from "../parse/marker.ts";
import { opensDecision, opensRecital, saysWhoSpeaks } from "../parse/verbs.ts";
import type { SourceParagraph } from "../source.ts";
import { dateIn } from "../view/dates.ts";
import type { Draft } from "./draft.ts";
import { bareWords, divisionKind } from "./headings.ts";

const ABOUT =
  /^(?:\(?draft\)?(?: (?:(?:resolution|decision|declaration)(?! (?:on|for|against|concerning|regarding|about|of|to) )|text|of|as of|dated|version|\d).*)?|zero draft.*|first draft.*|rev(?:ision|\.)?\s*\d+.*|version\b.*|adopted (?:by|at|on|in)\b.*|original ?:.*|distr\.?.*|general|limited|agenda item.*|item \d+.*|as of .*|as at .*|status .*|date ?:.*|\p{Lu}[\p{L}\p{N} ,.'’()*†–-]{2,600}: (?:revised )?draft (?:resolution|decision|amendment).*|english(?: only)?|for (?:information|endorsement|adoption).*|(?:seventieth|[a-z-]+(?:th|st|nd|rd)) (?:session|meeting).*|advance.*copy.*|embargoed.*|confidential|restricted|united nations\b(?!.*\b(?:convention|declaration|agreement|protocol|covenant|charter|treaty|compact|pact|principles|rules|strategy|guidelines|framework)\b).{0,80}|(?:general assembly|security council|economic and social council|human rights council)(?:\s{2,}.{0,60})?|(?:first|second|third|fourth|fifth|sixth|main) committee(?: .{0,30})?|[A-Z]{1,6}(?:\/[A-Za-z0-9.()-]+){1,8})$/iu;

/** What a line says of the state of the text, not of the text: `Zero draft`, `Rev.2`, `as of 12 March`, `Chair's text of 3 May`. */
const VERSION =
  /^\W*(?:(?:(?:zero|first|second|third|fourth|final|revised|updated|latest|working|preliminary|discussion|clean|rolling|compilation|composite|consolidated)\s+)*(?:draft|version|text)\b|(?:co-?)?(?:chair|president|facilitator)s?['’]s?\s+(?:\w+\s+)?(?:draft|text|proposal|version)|rev(?:ision|\.)?\s*\d|v\.?\s?\d|as (?:of|at)\b|status\b|last (?:updated|revised)|circulated\b|distr)/i;
const DATED_VERSION = "(?:[ ,:–-]+(?:rev|as (?:of|at)|of \\d|dated|\\(|\\d|version|v\\d).*)?";
const OTHER_VERSION = new RegExp(
  `^(?:v\\.? ?\\d.*|(?:co-?)?(?:chair|president|facilitator)s?['’]s? (?:\\w+ )?(?:text|draft|proposal|version)${DATED_VERSION}|(?:(?:rolling|compilation|clean|composite|consolidated|final|revised|second|third|fourth|updated|latest|working|discussion|preliminary) )+(?:draft|text|version)${DATED_VERSION})$`,
  "i",
);

/** True for a line at the head of a text that names its version, so that a date in it is the version's. */
export function namesVersion(line: string): boolean {
  return VERSION.test(line);
}

/** Place and date of which one is still a blank: `[Saltburn], [date]`. */
const PLACE_AND_BLANK = /^[\p{L} .'’-]{2,40}\]?,? \[?(?:date|day|dd|month|tbc|tbd|\d{4})\b[^.;]{0,20}$/iu;

/** A sentence this long opens the body even without a verb we know. */
const LONG_SENTENCE = 200;
/** How far down the title of a Markdown file may stand. */
const DEEPEST_TITLE = 10;

/** Splits off what stands before the body: the title, place and date, symbols. `end` is the index of the first paragraph of the body. */
export function frontOf(paragraphs: readonly SourceParagraph[]): {
  readonly drafts: readonly Draft[];
  readonly end: number;
} {
  const end = bodyStart(paragraphs);
  const front = paragraphs.slice(0, end);
  const titled = front.findIndex((paragraph) => paragraph.style === "title" || paragraph.style === "heading");
  const first = titled >= 0 ? titled : front.findIndex((paragraph) => isTitle(paragraph));
  let title = first >= 0;
  const drafts = front.map((paragraph, index): Draft => {
    if (paragraph.style === "opaque") return { is: "opaque", paragraph, reason: "Markup or ornament before the text." };
    if (paragraph.style === "table") return { is: "table", paragraph };
    if (index < first || first < 0) return { is: "formula", paragraph };
    const goesOn = title && (index === first || paragraph.style === "title" || (titled < 0 && isTitle(paragraph)));
    title = goesOn;
    return { is: goesOn ? "title" : "formula", paragraph };
  });
  return { drafts, end };
}

function isTitle(paragraph: SourceParagraph): boolean {
  const { text } = paragraph;
  return paragraph.style === undefined && !isAbout(text) && !/[.;:]$/.test(text) && /\p{L}/u.test(text);
}

/** A line about the text: place and date, symbol, "draft of …". */
function isAbout(text: string): boolean {
  if (/[;,:]$/.test(text) || saysWhoSpeaks(text)) return false;
  const bare = bareWords(text);
  if (ABOUT.test(bare) || OTHER_VERSION.test(bare) || PLACE_AND_BLANK.test(bare)) return true;
  return (
    bare.length < 90 &&
    dateIn(bare) !== null &&
    !/\b(?:declaration|resolution|convention|statement|agreement|conference)\b/i.test(bare)
  );
}

function bodyStart(paragraphs: readonly SourceParagraph[]): number {
  const headed = paragraphs
    .slice(0, DEEPEST_TITLE)
    .findIndex(
      (paragraph) =>
        paragraph.style === "title" ||
        (paragraph.style === "heading" && divisionKind(paragraph.text, "part") === "part"),
    );
  const from = headed >= 0 && !paragraphs.slice(0, headed).some(opensBody) ? headed + 1 : 0;
  for (let index = from; index < paragraphs.length; index += 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) break;
    if (paragraph.style === "heading" || paragraph.style === "footnote") return index;
    if (paragraph.style !== undefined) continue;
    if (isRemark(paragraph) && paragraphs.slice(index + 1, index + DEEPEST_TITLE).some(opensBody)) continue;
    if (opensBody(paragraph) || isSentence(paragraph.text, paragraphs[index + 1])) return index;
    if (isNamedDivision(paragraph.text) && index > 0) return index;
  }
  return from > 0 ? from : Math.min(paragraphs.length, titleOnly(paragraphs));
}

/** Where nothing reads as body, only the lines about the text and one title are front. */
function titleOnly(paragraphs: readonly SourceParagraph[]): number {
  let index = 0;
  while (index < paragraphs.length && isAbout(paragraphs[index]?.text ?? "")) index += 1;
  return paragraphs.length > index + 1 ? index + 1 : index;
}

/** A note about the text, set wholly in italics before it begins. */
function isRemark(paragraph: SourceParagraph): boolean {
  const mark = paragraph.marks?.find((each) => each.mark === "emphasis");
  return mark !== undefined && mark.start === 0 && mark.end >= paragraph.text.length && !opensBody(paragraph);
}

function isNamedDivision(text: string): boolean {
  const kind = divisionKind(text, "pillar");
  return text.length < 80 && (kind === "preamble" || kind === "article") && !/[.;,]$/.test(text);
}

function opensBody(paragraph: SourceParagraph): boolean {
  if (paragraph.style !== undefined) return false;
  const { text } = paragraph;
  if (paragraph.numbering !== undefined || headMarkerOf(text) !== null || optionOf(text) !== null) return true;
  if (isAbout(text)) return false;
  const finished = /[,;:.]["”’)\]*]*$/.test(text);
  return (
    (saysWhoSpeaks(text) && (finished || text.length > 80)) || ((opensRecital(text) || opensDecision(text)) && finished)
  );
}

function isSentence(text: string, next: SourceParagraph | undefined): boolean {
  if (text.length > LONG_SENTENCE || /;["”’)\]*]*$/.test(text)) return true;
  return next !== undefined && text.length > 60 && /[.;]["”’)\]*]*$/.test(text) && !isAbout(text);
}
