import type { ScanLanguages, ScanOptions, ScanStage } from "@travaux/documents";
import type { Command } from "commander";
import { once } from "./how-often.ts";

/** How scans are to be read, as typed: languages, `false` for not at all. */
export interface ScanFlags {
  readonly ocr?: string | false;
}

/** The commands that read texts, by name. */
const READING: ReadonlySet<string> = new Set(
  "read convert vet explain inspect compare compile silent metrics".split(" "),
);

/** What `documents` reads in where nothing is said. Not taken from there: every start of the command would load that room. */
const USUAL: ScanLanguages = "eng+fra";

/**
 * What was chosen on the command line. It holds for every file that the command reads, also those it reads beside the
 * ones that were named, so it is kept here instead of being handed from each command to each file.
 */
let chosen: ScanOptions | null = { languages: USUAL };

/** How the command that runs reads scans; null where it does not. */
export function chosenScans(): ScanOptions | null {
  return chosen;
}

/** Adds the choice to every command that reads texts. `tell` hears of each page. Throws `E_OCR_LANGUAGE` when one runs. */
export function addScans(main: Command, tell: (line: string) => void): void {
  for (const command of main.commands.filter((one) => READING.has(one.name()))) {
    command
      .option("--ocr <languages>", `for scans: read by machine in eng, fra, or ${USUAL} (as a rule)`, once("--ocr"))
      .option("--no-ocr", "for scans: leave them unread");
  }
  main.hook("preAction", async (_, command) => {
    const { ocr } = command.opts<ScanFlags>();
    const progress = ({ name, page, of }: ScanStage): void =>
      tell(`${name}: reading by machine, page ${page} of ${of} …`);
    chosen = ocr === false ? null : { languages: ocr === undefined ? USUAL : await languagesOf(ocr), progress };
  });
}

async function languagesOf(typed: string): Promise<ScanLanguages> {
  return (await import("@travaux/documents")).scanLanguagesOf(typed);
}
