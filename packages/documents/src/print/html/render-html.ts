import type { Paper } from "@travaux/paper";
import type { PrintOptions } from "../sheet.ts";
import { escapeHtml } from "./escape.ts";
import { blockHtml } from "./html-blocks.ts";
import { styleOf } from "./html-style.ts";

/**
 * A paper as one HTML file that needs nothing else: no network, no script, its style inside. The same paper gives the
 * same characters. Readable on a screen, by a screen reader, and on A4 or Letter paper in black and white.
 */
export function renderHtml(paper: Paper, { sheet = "A4" }: PrintOptions = {}): string {
  const grading = paper.grading === null ? "" : `<p class="grading">${escapeHtml(paper.grading)}</p>`;
  const precedence = paper.precedence === null ? "" : `<p class="precedence">${escapeHtml(paper.precedence)}</p>`;
  const unseen = paper.titlePrinted === false ? ' class="unseen"' : "";
  const running = paper.running === undefined ? "" : `<p class="running" dir="auto">${escapeHtml(paper.running)}</p>`;
  const lines = [
    "<!DOCTYPE html>",
    `<html lang="${escapeHtml(paper.language)}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    `<title>${escapeHtml(paper.title)}</title>`,
    `<style>\n${styleOf(paper, sheet)}\n</style>`,
    "</head>",
    "<body>",
    '<a class="skip" href="#paper">Skip to the paper</a>',
    '<div class="sheet">',
    `<header>${grading}${precedence}</header>`,
    '<main id="paper">',
    `<h1${unseen} dir="auto">${escapeHtml(paper.title)}</h1>`,
    ...paper.blocks.map(blockHtml),
    "</main>",
    `<footer>${grading}${running}</footer>`,
    "</div>",
    "</body>",
    "</html>",
    "",
  ];
  return lines.join("\n");
}
