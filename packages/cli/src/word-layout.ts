import type { WordOptions } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import type { Command } from "commander";
import { once } from "./how-often.ts";

/** How a Word file is to be laid out, as typed. */
export interface WordLayoutFlags {
  readonly grading?: string;
  readonly sheet?: string;
  readonly lineNumbers?: boolean;
}

/** Adds the options that lay a Word file out. */
export function addWordLayout(command: Command): Command {
  return command
    .option("--grading <words>", "for Word files: the grading at the head and foot of every page", once("--grading"))
    .option("--sheet <sheet>", "for Word files: A4 (as a rule) or Letter", once("--sheet"))
    .option("--line-numbers", "for Word files: a number in the margin of every fifth line");
}

/** The layout asked for. Throws E_USAGE for a sheet we do not print on. */
export function wordLayout({ grading, sheet, lineNumbers }: WordLayoutFlags, running = ""): WordOptions {
  const size = sheet === undefined || /^a4$/i.test(sheet) ? "A4" : /^letter$/i.test(sheet) ? "Letter" : null;
  if (size === null) throw new TravauxError("E_USAGE", `There is no sheet "${sheet}".`, "Use A4 or Letter.");
  return { sheet: size, grading: grading ?? null, running, lineNumbers: lineNumbers === true };
}
