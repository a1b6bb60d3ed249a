import { withoutControls } from "../characters.ts";

/** Characters of a text as HTML, safe between tags and inside double quotes. */
export function escapeHtml(text: string): string {
  return withoutControls(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** Characters of a text as a CSS string with its quotes: for the grading in the margin of a printed page. */
export function cssString(text: string): string {
  const escaped = Array.from(text, (character) =>
    /[A-Za-z0-9 .,/()-]/.test(character) ? character : `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped.join("")}"`;
}
