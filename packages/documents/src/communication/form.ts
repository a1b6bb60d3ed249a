import { plain } from "./dates.ts";
import { COMMUNICATION_FORMS } from "./house.ts";
import type { NoteLine } from "./parts.ts";

/** The words of a note verbale, in the third person: `presents its compliments`, `saluda muy atentamente`. A pattern's source. */
export const PAYING_COMPLIMENTS =
  "(?:(?:presents?|presenting) (?:its|his|her|their) compliments|(?:présente(?:nt)?|présenter) (?:ses|leurs) compliments|saludan? (?:(?:muy )?(?:atenta|cordial)mente|con (?:la|su) más alta (?:y distinguida )?consideración)|presentan? sus (?:más )?(?:atentos|cordiales) saludos)";

/** `The Embassy of X presents its compliments to …`. */
const COMPLIMENTS = new RegExp(`(?<!\\p{L})${PAYING_COMPLIMENTS}(?!\\p{L})`, "iu");

/** Forms that the word before a number tells: `u.o. No. 3/2026`. */
const BY_NUMBER: readonly (readonly [form: string, pattern: RegExp])[] = [
  ["u.o. note", /(?<!\p{L})u\.?\s?o\.?\s*(?:note\s*)?(?:nos?|number)\b/iu],
  ["d.o. letter", /(?<!\p{L})d\.?\s?o\.?\s*(?:letter\s*)?(?:nos?|number)\b/iu],
  ["office memorandum", /(?<!\p{L})o\.?\s?m\.?\s*(?:nos?|number)\b/iu],
  ["note verbale", /^(?:note verbale|nota verbal|n\.?v\.?)\s*(?:nos?|n\.?\s?[°º]|nro|number)(?!\p{L})/iu],
];

/** True where the note is written in the third person, as notes verbales are. */
export function paysCompliments(note: readonly NoteLine[]): boolean {
  return note.some((line) => COMPLIMENTS.test(line.text)) || COMPLIMENTS.test(note.map(({ text }) => text).join(" "));
}

/** The form of a note: by its compliments, its name, the word before its number, its salutation, or its labelled lines. */
export function formOf(note: readonly NoteLine[]): string | null {
  if (paysCompliments(note)) return "note verbale";
  const named = note.find((line) => line.kind === "form");
  const name = plain(named?.text ?? "").replace(/^[("*\s]+|[)"*\s:.]+$/g, "");
  const value = COMMUNICATION_FORMS.find(({ names }) => names.some((each) => each.replace(/\.$/, "") === name))?.value;
  // The word before a number may stand at the end of the line above.
  const numbers = note.flatMap((line, index) =>
    line.kind === "number" ? [line.text, `${note[index - 1]?.text ?? ""} ${line.text}`] : [],
  );
  const numbered = BY_NUMBER.find(([, pattern]) => numbers.some((text) => pattern.test(text)))?.[0];
  if (value !== undefined && value !== "note") return value;
  const kinds = new Set(note.map((line) => line.kind));
  if (numbered !== undefined) return numbered;
  if (value === undefined && kinds.has("from") && kinds.has("to"))
    return kinds.has("fax") || note.some(isOfMail) ? "message" : "memorandum";
  const written = named !== undefined && value === undefined;
  return value ?? (written || kinds.has("salutation") || kinds.has("close") ? "letter" : null);
}

/** `Sent: …`, or an address of mail beside a name. */
function isOfMail(line: NoteLine): boolean {
  const label = line.kind === "from" || line.kind === "to" || line.kind === "copy";
  return (label && /\S@\S/.test(line.text)) || (line.kind === "date" && /^(?:sent|envoyé|enviado)\b/i.test(line.text));
}
