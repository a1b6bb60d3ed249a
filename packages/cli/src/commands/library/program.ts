import type { Command } from "commander";
import { gathered, once } from "../../how-often.ts";
import type { AddFlags, KeepFlags, KeepSurroundings, VerifyFlags } from "./keep.ts";
import type { PrecedentFlags, PrecedentSurroundings } from "./precedents.ts";

/** What the commands of the library are given: where they print, whom they tell, and the environment. */
export interface LibraryProgramSurroundings extends KeepSurroundings, PrecedentSurroundings {
  readonly print: (content: string | Uint8Array) => Promise<void>;
}

const LIBRARY: readonly [string, string] = [
  "--library <folder>",
  "the library's folder; TRAVAUX_LIBRARY or the user's own where left out",
];

/** Adds `precedents` and `library add|list|remove|verify` to the command line. */
export function addLibrary(main: Command, around: LibraryProgramSurroundings): void {
  main
    .command("precedents")
    .description("the nearest agreed language for each clause of a file, or for some words, and how it differs")
    .argument("[file]", "the file, or - for standard input")
    .option("--text <words>", "words instead of a file", once("--text"))
    .option(LIBRARY[0], `${LIBRARY[1]}; may be given again`, gathered)
    .option(
      "--embed <module>",
      "a model of your own: a module of JavaScript that exports embed(texts); your code, run with your rights",
      once("--embed"),
    )
    .option("--limit <number>", "hits for each clause at most, 5 as a rule", once("--limit"))
    .option("--json", "as data (docs/spec/library.md)")
    .action(async (file: string | undefined, flags: PrecedentFlags) => {
      const { precedentsCommand } = await import("./precedents.ts");
      await around.print(await precedentsCommand(file, flags, around));
    });
  const library = main.command("library").description("keep a library of agreed language");
  addAdd(library, around);
  library
    .command("list")
    .description("the instruments of the library")
    .option(...LIBRARY)
    .option("--json", "as data")
    .action(async (flags: KeepFlags) => around.print(await (await import("./keep.ts")).listCommand(flags, around)));
  library
    .command("remove")
    .description("take instruments off the library")
    .argument("<names...>", "keys of the register (SOM), ids, or their beginnings")
    .option(...LIBRARY)
    .option("--json", "as data")
    .action(async (names: string[], flags: KeepFlags) =>
      around.print(await (await import("./keep.ts")).removeCommand(names, flags, around)),
    );
  library
    .command("verify")
    .description("prove the library's file by its check sum and every text by its id")
    .option(...LIBRARY)
    .option("--mend", "where it is damaged, go back to the version before")
    .option("--json", "as data")
    .action(async (flags: VerifyFlags) => around.print(await (await import("./keep.ts")).verifyCommand(flags, around)));
}

function addAdd(library: Command, around: LibraryProgramSurroundings): void {
  library
    .command("add")
    .description("add instruments: .txt .md .docx .pdf .html .json .xml (Akoma Ntoso), or folders of them; all or none")
    .argument("<files...>", "the files and folders")
    .option(...LIBRARY)
    .option("--title <words>", "its title, where the file does not say it")
    .option("--key <key>", "its key in the treaty register, where the title does not show it")
    .option("--date <date>", "when it was adopted: 2000-11-15, 2000-11 or 2000")
    .option("--body <words>", "the conference or organ that adopted it")
    .option("--kind <kind>", "treaty, resolution, declaration, position or other")
    .option("--binding", "it binds its parties")
    .option("--no-binding", "it binds nobody")
    .option("--source <words>", "where the text comes from")
    .option("--licence <words>", "under which terms it may be used")
    .option("--json", "as data")
    .action(async (files: string[], flags: AddFlags) =>
      around.print(await (await import("./keep.ts")).addCommand(files, flags, around)),
    );
}
