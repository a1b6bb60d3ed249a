/** A number or letter that somebody typed before the words: `5.`, `(a)`, `iv)`, `OP3.`, a bullet. */
const LABEL =
  /^\s*(?:\(?(?:OP|PP)?\s?(?:\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|[IVXLC]{1,6})(?:\s(?:bis|ter|quater))?[.)]|[•–▪◦])\s/;

/** Whether the words of a paragraph begin with a label of their own, so that a computed one would stand twice. */
export function hasOwnLabel(words: string): boolean {
  return LABEL.test(words);
}
