/** What the label before a colon announces. */
export type Label =
  | "subject"
  | "to"
  | "attention"
  | "from"
  | "through"
  | "date"
  | "their reference"
  | "telephone"
  | "fax"
  | "mail"
  | "copy"
  | "enclosures"
  | "pages";

/** A line that begins with a label, cut in two. */
export interface Labelled {
  readonly label: Label;
  readonly value: string;
}

const LABELS: readonly (readonly [Label, RegExp])[] = [
  ["subject", /^(?:subject|sub\.?|subj\.?|re|objet|asunto|objeto|title|topic)(?:\s*:|\s*[-–—](?=\s))\s*[-–—]*\s*/i],
  ["subject", /^(?:SUBJECT|Subject)\s+(?=[\p{Lu}"“])/u],
  ["to", /^(?:to|à|destinataires?|para|addressee|for)\s*[:;]\s*|^(?:to(?: the)?,?|à|a:)$/i],
  ["from", /^(?:from|de|expéditeur|originator|sender)\s*:\s*|^from$/i],
  [
    "attention",
    /^(?:attn|att)\b\.?\s*[:–-]?\s*|^(?:for the )?attention(?: of)?\s*[:–]\s*|^for the (?:kind )?attention of\s+|^à l['’]attention (?:de|du)\s*:?\s*|^a la atención de\s*:?\s*/i,
  ],
  ["through", /^(?:through|via|thru|s\/c de|cleared by|action officer|drafted by|lead official)\s*:\s*/i],
  ["date", /^(?:dated?(?: and time)?|sent|envoyé|enviado|fecha|issued on|date of issue)\s*[:–-]+\s*/i],
  ["their reference", /^(?:your|their|votre)\s+(?:ref(?:erence|érence|\.)?|letter|no\.?)(?:\s*no\.?)?\s*[:.]\s*/i],
  [
    "telephone",
    /^(?:ph|t|tele?|telephone|phone|tél|téléphone|tel\.?\s*\/\s*fax|mob(?:ile)?|contact)(?=[\s.:#])[.\s]*(?:(?:nos?|number)\b)?[.:#\s]*(?=[+(\d])/i,
  ],
  ["fax", /^(?:f|(?:tele)?(?:fax|facsimile|télécopie))(?:\s*no)?[.:\s]+(?=[+(\d])/i],
  ["mail", /^(?:e-?mail|courriel|web(?:site)?|url)\s*[:.]\s*|^\S+@\S+\.\S+$|^(?:https?:\/\/|www\.)\S+$/i],
  [
    "copy",
    /^(?:c\.?\s?c\.?|copy(?: to| for(?: information)?(?: to)?| forwarded to)?|copies(?: to)?|copie|distribution|info(?:rmation)?)\b\s*(?:for information(?: to)?)?\s*[:;–-]+\s*/i,
  ],
  ["copy", /^(?:copy (?:to|for|forwarded|also)\b.{0,60}|c\.c\.?)$/i],
  ["pages", /^(?:no\.? of |number of |total )?pages?(?: \(?incl[^):]{0,40}\)?)?\s*:\s*(?=\d)/i],
  [
    "enclosures",
    /^(?:encl(?:osures?|s)?|encs?|annexe?s|annexures?|attachments?|attached|pièces? jointes?|p\.?j\.?|anexos?)\s*\.?\s*(?:\(\s*\d{0,2}\s*\)|\d{0,2})\s*(?:[:–—.-]+|(?=as (?:above|stated)|a\/a)|$)\s*/i,
  ],
];

/** Longest line that may be a label with its value. */
const LONGEST = 400;

/** `+1 212 555 0199) by 30 June`: a number in the midst of a sentence about somebody, not the sender's. */
function isOfSentence(value: string): boolean {
  const words = value.replace(/\([^()]*\)|\S+@\S+|(?:https?:\/\/|www\.)\S+/g, " ");
  return (
    /\)/.test(words) || (words.match(/(?<![\p{L}.-])\p{Ll}{2,}/gu) ?? []).some((word) => !BESIDE_A_NUMBER.test(word))
  );
}

const BESIDE_A_NUMBER =
  /^(?:ext|extn|extension|poste|fax|tel|tele|ph|phone|telephone|mob|mobile|cell|e?mail|courriel|office|direct|home|res|web|website|pabx|no|nos|or|and|ou|et|y|line|lines)$/;

/** The label at the head of a line with what follows it, or null. */
export function labelOf(text: string): Labelled | null {
  if (text.length > LONGEST) return null;
  for (const [label, pattern] of LABELS) {
    const match = pattern.exec(text);
    const value = text.slice(match?.[0].length ?? 0).trim();
    if (match !== null && !(label === "telephone" && isOfSentence(value))) return { label, value };
  }
  return null;
}

/** A number line: `Ministry of Interior's u.o. No. 9/16/2025-MMC, dated 25-11-2025`. */
export interface NumberLine {
  readonly number: string;
  /** Whose number it is, where the line says so before it; else null. */
  readonly organisation: string | null;
  /** What follows the number: the date, mostly. */
  readonly rest: string;
}

const KINDS =
  "(?:u\\.?\\s?o\\.?|d\\.?\\s?o\\.?|o\\.?\\s?m\\.?|i\\.?\\s?d\\.?|f\\.?|file|letter|diary|dy\\.?|doc(?:ument|\\.)?|our|memo(?:randum)?|note(?: verbale)?|nota(?: verbal)?|nv|circular|notre|nuestra|case|registry)";
const NUMBER_WORD = "(?:nos?\\.?|number|n\\.?\\s?[°º]\\.?|nro\\.?|núm\\.?)(?!\\p{L})";
const REFERENCE_WORD = "(?:r[ée]f(?:[ée]rence|erencia|\\.)?)";
const OF_NUMBER = `(?:${KINDS}\\s*${NUMBER_WORD}\\s*[:.]?\\s*)?(?=\\S)`;
const NUMBER_LINE = new RegExp(
  `^(?:${KINDS}\\s*)*(?:${NUMBER_WORD}\\s*[:.]?|${REFERENCE_WORD}(?:\\s*${NUMBER_WORD})?\\s*[:.])\\s*${OF_NUMBER}`,
  "iu",
);
/** `Ministry of X's u.o. No. 3/2026`, `Ministry of X letter No. 3/2026`. */
const OWNED_NUMBER = new RegExp(
  `^(\\p{Lu}.{2,70}?)(?:['’]s|(?<=s)['’])?\\s+(?:${KINDS}\\s*)+${NUMBER_WORD}\\s*[:.]?\\s*${OF_NUMBER}`,
  "iu",
);
/** Words that begin running text about somebody's letter, not a number line. */
const ABOUT_A_LETTER =
  /^(?:(?:with |kindly |please )?re(?:fer|ference|ferring|f)\b|in continuation|further to|noting|in reply|in response|the (?:letter|report))/i;
const BARE_NUMBER =
  /^(?:\d{3,6}\/\d{1,2}(?:\/\d{2,4})?|[A-Z]{1,8}(?:[/.-][A-Z0-9()]{1,12}){1,6}|\d{1,3}\([A-Z0-9-]+\)(?:\/[A-Za-z0-9()-]+)+)$/;
const NUMBER_END = /\s*(?:,|;|\s\(?(?:dated?|dt\.?|du|of(?= (?:the )?\d))\b|\s{2,}|$)/i;
/** Longest number a registry gives. */
const LONGEST_NUMBER = 60;

/** The number a line carries as printed, without the word before it, or null. `bare` admits a number that stands alone. */
export function numberLineOf(text: string, bare = false): NumberLine | null {
  if (text.length > LONGEST) return null;
  if (bare && BARE_NUMBER.test(text) && /\d/.test(text)) return { number: text, organisation: null, rest: "" };
  const plainHead = NUMBER_LINE.exec(text);
  const head = plainHead ?? (ABOUT_A_LETTER.test(text) ? null : OWNED_NUMBER.exec(text));
  if (head === null) return null;
  const after = text.slice(head[0].length);
  if (/^prev\b/i.test(after)) return null;
  const end = NUMBER_END.exec(after)?.index ?? after.length;
  const number = after.slice(0, end).trim().replace(/[.:]$/, "");
  if (!/\d/.test(number) || number.length > LONGEST_NUMBER || /(?<![\p{L}])\p{Ll}{4,}(?:\s|$)/u.test(number))
    return null;
  if (/^\d{1,2}\.?$/.test(number) && after.length > end + 2 && !/dated|dt/i.test(after)) return null;
  return {
    number,
    organisation: plainHead === null ? (head[1]?.replace(/^the\s+/i, "") ?? null) : null,
    rest: after.slice(end),
  };
}
