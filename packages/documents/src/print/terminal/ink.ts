import { styleText } from "node:util";
import { plainText, type Run, type Tone } from "@travaux/paper";
import { RIGHT_TO_LEFT_WORDS, withoutControls } from "../characters.ts";
import { displayWidth } from "./display-width.ts";
import { wrapText } from "./wrap.ts";

/** How a text is set in a terminal. Every ink also works without colour: marks are then set between » and «. */
export type Ink = "plain" | "bold" | "italic" | "mark" | "faint" | "title" | Tone;

const FORMAT: Readonly<Record<Ink, Parameters<typeof styleText>[0] | null>> = {
  plain: null,
  bold: "bold",
  italic: "italic",
  mark: ["bold", "underline"],
  faint: "dim",
  title: ["bold", "underline"],
  object: ["bold", "red"],
  consider: ["bold", "yellow"],
  note: ["bold", "blue"],
  good: ["bold", "green"],
};

/** A text in an ink, with escape codes only where colour is wanted. */
export function inked(text: string, ink: Ink, colour: boolean): string {
  const format = FORMAT[ink];
  return !colour || format === null || text === "" ? text : styleText(format, text, { validateStream: false });
}

/**
 * Characters safe for a terminal. A text from outside could carry escape codes or overrides of direction that rewrite
 * what the officer sees: they are shown as U+FFFD. Right-to-left words are isolated, so that they do not turn the line.
 */
export function terminalText(text: string): string {
  return withoutControls(text)
    .replace(/\t/g, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "\uFFFD")
    .replace(RIGHT_TO_LEFT_WORDS, "\u2068$&\u2069");
}

/** Runs wrapped to lines of a width, each line inked and ready to print. */
export function inkedLines(runs: readonly Run[], width: number, colour: boolean): readonly string[] {
  const shown = runs.map((run) => ({ ...run, text: shownText(run, colour) }));
  const text = plainText(shown);
  return wrapText(text, width).map(({ start, end }) => {
    let at = 0;
    return shown
      .map((run) => {
        const from = Math.max(start, at);
        const to = Math.min(end, at + run.text.length);
        at += run.text.length;
        return from < to ? inked(text.slice(from, to), inkOf(run), colour) : "";
      })
      .join("");
  });
}

function shownText(run: Run, colour: boolean): string {
  const text = terminalText(run.text);
  return run.style === "mark" && !colour ? `»${text}«` : text;
}

function inkOf(run: Run): Ink {
  switch (run.style) {
    case "bold":
      return "bold";
    case "italic":
    case "quote":
      return "italic";
    case "mark":
      return "mark";
    case "code":
      return "faint";
    default:
      return "plain";
  }
}

/** A text without ink, filled with spaces to a width in columns. `inked` may be the same text with escape codes. */
export function padded(text: string, plain: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(plain)));
}
