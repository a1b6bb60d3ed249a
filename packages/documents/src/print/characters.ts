/**
 * Control characters shown as U+FFFD, but line feed and tab, which stay; lone surrogates likewise. Neither HTML nor XML
 * nor a terminal may be handed them: a hostile text could make a file no program opens, or rewrite what the screen shows.
 */
export function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Cc}/gu, (control) => (control === "\n" || control === "\t" ? control : "\uFFFD"));
}

/** Stretches of words written from right to left (Hebrew, Arabic and their kin), with what stands between two of them. */
export const RIGHT_TO_LEFT_WORDS: RegExp =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^A-Za-z\n\u00c0-\u024f\u0370-\u052f]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])*/g;
