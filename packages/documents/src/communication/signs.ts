import { dateIn } from "./dates.ts";
import { enclosureLabelOf } from "./enclosure-label.ts";
import { FORMS, INSTRUMENTS, OFFICES, ORGANISATIONS, PARTS_OF_ORGANISATIONS, RECITALS } from "./house.ts";
import { type Label, labelOf, numberLineOf } from "./labels.ts";
import { markingsOf } from "./markings.ts";

/**
 * What one line looks like by itself. `entry` kinds come from the line before (`kinds.ts`): a subject that runs over
 * lines, the second line of an addressee.
 */
export type LineKind =
  | Label
  | "marking"
  | "form"
  | "number"
  | "date line"
  | "salutation"
  | "close"
  | "person"
  | "office"
  | "organisation"
  | "addressee"
  | "request"
  | "numbered"
  | "prose"
  | "continuation"
  | "short"
  | "title"
  | "opening"
  | "recital"
  | "article"
  | "enclosure label"
  | "document heading";

const words = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.()]/g, "\\$&"))
    .join("|");

const PLURAL_OFFICE = new RegExp(`(?<![\\p{L}-])(?:${words(OFFICES)})s(?![\\p{L}])`, "iu");
const OFFICE = new RegExp(`(?<![\\p{L}-])(?:${words(OFFICES)})(?![\\p{L}])`, "iu");
const ORGANISATION = new RegExp(
  `^(?:(?:the|le|la|el) )?(?:(?:hon(?:ou?rable|'ble|\\.)|excm[oa]\\.) )?(?:${words(ORGANISATIONS)})(?![\\p{L}])`,
  "iu",
);
const PART = new RegExp(`(?<![\\p{L}])(?:${words(PARTS_OF_ORGANISATIONS)})(?:\\s*\\([^)]{1,40}\\))?[\\s,)]*$`, "iu");
const FORM = new RegExp(`^[("*\\s]*(?:${words(FORMS)})[)"*\\s:.]*$`, "i");
const INSTRUMENT = new RegExp(`(?<![\\p{L}])(?:${words(INSTRUMENTS)})s?(?![\\p{L}])`, "iu");
const RECITAL = new RegExp(`^(?:and |also |further |, )?(?:${words(RECITALS)})(?![\\p{L}])`, "iu");

const LETTER_DATED =
  /^(?:identical )?(?:letters?|note verbale|memorandum) dated \d{1,2} \p{L}+ \d{4} .{0,40}\bfrom\b/iu;
const SALUTATION =
  /^(?:(?:my )?dear\b.{0,60}|sirs?|madam|madame|monsieur|mesdames|(?:your )?excellency|(?:mr\.?|madam|madame|monsieur) (?:president|chair\p{L}*|minister|secretary-general|ambassador|l[ea] \p{L}+(?: \p{L}+){0,4})|estimad[oa]\b.{0,50}|excelencia|assalam.{0,40})[,:]?$/iu;
const CLOSE =
  /^(?:(?:with|kind|warm|best|kindest)[\p{L} ,]* regards|regards|(?:yours|your's)\b.{0,20}|sincerely|faithfully|respectfully|please accept,? .{0,120}|(?:i )?remain,? .{0,40}|(?:je vous prie d['’]agréer|veuillez agréer|recevez).{0,160}|atentamente)[,.]?$/iu;
const PARENTHESISED = /^\((?![ivxlcdm\d]+\)|[a-z]\)|or\. [a-z]{2}\))[^()]{3,50}\)$/iu;
const ADDRESSEE =
  /^(?:the |his |her |h\.\s?e\.|all |shri |smt\.? |mr\.? |ms\.? |mrs\.? |dr\.? |hon(?:'ble|\.|ourable) |m\. |mme )/iu;
const REQUEST =
  /\b(?:(?:is|are|may (?:kindly |please )?be|was|were) (?:hereby |kindly |accordingly |therefore )?requested|kindly|please|i am directed|undersigned (?:is|has been) directed|presents? (?:its|his|her|their) compliments|avails? (?:itself|himself|herself|themselves)|has the honou?r to|have the honou?r to|(?:is|are) (?:also |hereby )?(?:enclosed|attached|annexed|forwarded|placed (?:at|below|opposite))|enclosed (?:herewith|please)|enclosed (?:is|are)|attached (?:is|are)|(?:i|we) (?:enclose|attach|forward|should be grateful|would be grateful|write|submit|seek)|grateful if|grateful for|transmit(?:s|ting)? herewith|transmitted herewith|solicited|early action|views\/comments|comments on the|delegations will find|approval is (?:sought|requested)|may (?:kindly|please)|présente ses compliments|saisit cette occasion|a l['’]honneur de|vous trouverez ci-joint|prière de|ci-joint|saluda|tiene el honor|adjunt[oa])\b/iu;
const NUMBERED = /^\(?(\d{1,2})(?:[.)]|\.\))\s+\S/;
const NUMBER_HEAD = /^\(?\d{1,2}(?:[.)]|\.\))\s+["“_*]*/;
const OPENING =
  /^(?:we|nous|nosotros),? (?:the |les |los |las )?(?:undersigned |assembled )?(?:representatives|heads|ministers|members|leaders|governments|peoples|participants|parties|states|delegates|chefs|ministres|représentants|jefes|ministros|representantes)\b|^(?:the )?(?:general assembly|security council|economic and social council|human rights council|conference of the parties|meeting of the parties|(?:high )?contracting parties|(?:states )?parties|states parties|governments? of|participants|member states|signator(?:y|ies)|ministers|heads of)\b.{0,240}[,;:]$|^preamble$|^préambule$|^preámbulo$|^(?:have|has) (?:agreed|decided)\b/iu;
const ARTICLE =
  /^(?:article|artículo|section|chapter|part|title) (?:\d{1,3}|[ivxlc]+|one|first)\b.{0,80}$|^done (?:at|in)\b|^in witness whereof\b|^for the (?:government|kingdom|republic)\b/iu;
const DOCUMENT_HEADING =
  /^(?:distr\.|distribution)\s*:\s*\p{L}+$|^original\s*:|^agenda item|^(?:[\p{L}-]+ ){0,3}(?:session|meeting)$|^(?:\p{L}[\p{L} ,.'’()*†–-]{2,400}): (?:draft|revised draft) (?:resolution|decision)$/iu;

/** A line longer than this is prose, whatever it says. */
const LONGEST_LINE_APART = 110;
/** A paragraph longer than this is prose, also in its short last line. */
const LONGEST_PARAGRAPH_APART = 140;
/** After its number a number line has room for a date and a place. */
const LONGEST_AFTER_NUMBER = 60;
/** An office in small letters (`Directrice des affaires internationales`) is no longer than this. */
const LONGEST_OFFICE = 60;
/** How much of a long line is looked at. */
const HEAD = 400;

/** True for a short line that names an office of a person: `Section Officer (MMC)`, `for Permanent Secretary`. */
export function isOffice(text: string): boolean {
  return text.length <= 90 && /^["(]?(?:for |for\/|\p{Lu})/u.test(text) && OFFICE.test(text) && !/[.;:]$/.test(text);
}

/** True for a short line that names a ministry, a mission, a secretariat or a part of one. */
export function isOrganisation(text: string): boolean {
  if (text.length > 90 || !/^[("]?\p{Lu}/u.test(text) || /[.;:]$/.test(text)) return false;
  return ORGANISATION.test(text) || (PART.test(text) && isTitled(text) && !beginsWithOffice(text));
}

/** True for one to five words that may be a person's name: `Ana Petrov`, `(SEEP JAN)`, `Dr. L. van der Meer`. */
export function isPerson(text: string): boolean {
  const name = text.replace(/^[("]|[)",]+$/g, "").trim();
  const parts = name.split(" ");
  if (parts.length > 6 || name.length < 3 || name.length > 50 || /\d/.test(name)) return false;
  if (OFFICE.test(name.replace(/^(?:ambassador|minister) /i, "")) || ORGANISATION.test(name)) return false;
  return (
    /^\p{Lu}/u.test(name) &&
    parts.every((part) =>
      /^(?:\p{Lu}[\p{L}.'’-]*,?|de|da|del|der|den|van|von|bin|ibn|al|el|ul|la|le|di|dos|y|e|bint|ur)$/u.test(part),
    )
  );
}

const VERB = /^(?:will|is|are|be|been|has|have|was|were|shall|may|held|that|this|which)$/i;

function beginsWithOffice(text: string): boolean {
  return OFFICE.exec(text)?.index === 0;
}

/** A name without the word that it signed: `(Signed) Ana Petrov`, `Sd/- Ana Petrov`. */
export function withoutSignedMark(text: string): string {
  return text.replace(/^(?:\((?:signed|sd\.?|signé|firmado)\)|sd\/-)\s*/i, "");
}

/** True for words in capitals as titles and names have them: no long word in small letters, no verb. */
export function isTitled(text: string): boolean {
  return text.split(" ").every((word) => !/^\p{Ll}{5,}/u.test(word) && !VERB.test(word));
}

/** What a line is by its own words. `prose` says that its paragraph is running text. */
export function kindOf(text: string, paragraphLength: number, heading: boolean): LineKind {
  const label = labelOf(text);
  if (enclosureLabelOf(text) !== null) return "enclosure label";
  const heads = DOCUMENT_HEADING.test(text);
  if (label !== null && !(heads && label.label === "copy")) return label.label;
  if (heads) return "document heading";
  const apart = text.length <= LONGEST_LINE_APART && paragraphLength <= LONGEST_PARAGRAPH_APART;
  if (LETTER_DATED.test(text)) return "form";
  const number = numberLineOf(text);
  if (number !== null && number.rest.length <= LONGEST_AFTER_NUMBER) return "number";
  return (apart ? kindOfLineApart(text, heading) : null) ?? kindOfProse(text.slice(0, HEAD), apart, heading);
}

function kindOfLineApart(text: string, heading: boolean): LineKind | null {
  if (markingsOf(text) !== null) return "marking";
  if (FORM.test(text)) return "form";
  if (CLOSE.test(text)) return "close";
  if (SALUTATION.test(text) && !/[.;]$/.test(text)) return "salutation";
  if (PARENTHESISED.test(text))
    return isOrganisation(text) ? "organisation" : isPerson(text) ? "person" : isOffice(text) ? "office" : "short";
  if (ARTICLE.test(text)) return "article";
  if (OPENING.test(text)) return "opening";
  if (isAddressee(text)) return "addressee";
  if (isDateLine(text)) return "date line";
  if (RECITAL.test(text)) return "recital";
  if (isTitleOfInstrument(text, heading)) return "title";
  if (isOrganisation(text)) return "organisation";
  if (isOffice(text) && (isTitled(text) || (beginsWithOffice(text) && text.length <= LONGEST_OFFICE))) return "office";
  if (withoutSignedMark(text) !== text) return "person";
  return null;
}

function kindOfProse(text: string, apart: boolean, heading: boolean): LineKind {
  if (NUMBERED.test(text) && RECITAL.test(text.replace(NUMBER_HEAD, ""))) return "recital";
  if (REQUEST.test(text)) return "request";
  if (OPENING.test(text)) return "opening";
  if (RECITAL.test(text.replace(/^["“_*]+/, ""))) return "recital";
  if (isTitleOfInstrument(text, heading) && text.length <= HEAD / 2) return "title";
  if (NUMBERED.test(text)) return "numbered";
  if (/^[\p{Ll},;)]/u.test(text)) return "continuation";
  const name = text.length <= LONGEST_OFFICE || isTitled(text);
  return apart && name && !/[.;:?!]$/.test(text) ? "short" : "prose";
}

/** `1. Secretary, Ministry of Law`: one of several addressees. */
function isNumberedAddressee(text: string): boolean {
  const [first = "", ...rest] = text.replace(/^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+/, "").split(/,\s+/);
  return first !== text && isOffice(first) && rest.some((part) => isOrganisation(part.replace(/[.,]$/, "")));
}

/** `To the Embassy of X`, `A la Embajada de X`, `Au Ministère de X`: the word that addresses. */
const ADDRESSING =
  /^(?:To(?: [Tt]he)?|TO(?: THE)?|Aux?|AUX?|[ÀA] (?:la|l['’])|A (?:los|las)|Al|AL|[ÀA] (?:LA|L['’]))(?:(?<=['’])|\s+)(?=\p{Lu})/u;

/** An addressee without the word that addresses it: `A la Embajada de X` gives `Embajada de X`. Other words come back as they are. */
export function withoutAddressing(text: string): string {
  const name = text.replace(ADDRESSING, "");
  return isOrganisation(name.replace(/[,.]$/, "")) ? name : text;
}

function isAddressee(text: string): boolean {
  if (isNumberedAddressee(text) || withoutAddressing(text) !== text) return true;
  if (/^(?:monsieur|madame) l[ea] /i.test(text)) return OFFICE.test(text) && !/[,.;:]$/.test(text);
  if (!ADDRESSEE.test(text) || /[.;:]$/.test(text.replace(/\b\p{L}{1,4}\.$/u, ""))) return false;
  if (/^(?:his|her) excellency/i.test(text)) return true;
  const organisation = text.replace(/^the /i, "").replace(/,$/, "");
  const called = !/^the /i.test(text) || isOrganisation(organisation);
  return (
    isTitled(text) &&
    (OFFICE.test(text) || (/^all /i.test(text) && PLURAL_OFFICE.test(text)) || (text.endsWith(",") && called))
  );
}

const BEFORE_A_DATE = /(?:[\s,:(]*(?:dated?|dt\.?|the|le|el|on))*[\s,:(]*$/i;
const PLACE = /^\(?\p{Lu}[\p{L} .'’-]{1,40}$/u;

/** `Port Sela, the 5th March, 2026`, `5 March 2026`, `dated 05-03-2026`: a date with at most a place before it. */
export function isDateLine(text: string): boolean {
  const date = dateIn(text);
  if (date === null || date.end < text.replace(/[\s.,)]+$/, "").length) return false;
  const before = text.slice(0, date.start).replace(BEFORE_A_DATE, "");
  return before.trim() === "" || (PLACE.test(before) && !/ \p{Ll}{4,}/u.test(before));
}

/** `Deputy Chief of Protocol`, `Additional Secretary (Treaties)`. */
const QUALIFIED_OFFICE = new RegExp(
  `^(?:(?:additional|acting|assistant|associate|deputy|first|joint|permanent|principal|second|senior|special|third|under|vice)[ -])+(?:${words(OFFICES)})(?![\\p{L}])`,
  "iu",
);
const IN_PARENTHESES = /\([^()]*\)/g;

/** `Director, Conventions Division` is an office; `President's Statement` is not. */
function isOfficeOnly(text: string): boolean {
  return (
    (beginsWithOffice(text) || QUALIFIED_OFFICE.test(text)) &&
    isOffice(text) &&
    !/^\S+['’]/.test(text) &&
    text.length <= LONGEST_OFFICE
  );
}

/** A heading that names a kind of instrument: `DRAFT JOINT DECLARATION`, `Port Sela Declaration on River Fisheries`. */
function isTitleOfInstrument(text: string, heading: boolean): boolean {
  if (
    text.length > 220 ||
    !INSTRUMENT.test(text.replace(IN_PARENTHESES, "")) ||
    isOfficeOnly(text) ||
    /[.;:,]$/.test(text)
  )
    return false;
  if (heading || text === text.toUpperCase()) return true;
  const [capital, small] = [/\p{Lu}\p{L}{3,}/gu, /(?<!\p{L})\p{Ll}{5,}/gu].map((kind) => text.match(kind)?.length ?? 0);
  return /^["“[]?\p{Lu}/u.test(text) && (capital ?? 0) > (small ?? 0);
}

/** `2.` at the head of a paragraph gives 2; anything else gives null. */
export function ordinalOf(text: string): number | null {
  const match = NUMBERED.exec(text);
  return match === null ? null : Number(match[1]);
}
