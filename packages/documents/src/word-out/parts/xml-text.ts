/** Characters that XML 1.0 cannot hold (section 2.2), lone surrogates among them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
const UNHELD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The same words as a Word file can hold them: what XML has no way to write is U+FFFD. */
export function holdable(text: string): string {
  return text.toWellFormed().replace(UNHELD, "\uFFFD").replace(/\r/g, "\uFFFD");
}

/** Words as the content of an element. */
export function escaped(text: string): string {
  return holdable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Words as the value of an attribute in double quotation marks. */
export function quoted(text: string): string {
  return escaped(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}
