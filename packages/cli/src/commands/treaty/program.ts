import type { Command } from "commander";
import { once } from "../../how-often.ts";
import type { ImportFlags, TreatyFlags, TreatySurroundings, WhoFlags } from "./treaty.ts";

/** What the commands of the register are given. */
export interface TreatyProgramSurroundings extends TreatySurroundings {
  readonly print: (content: string | Uint8Array) => Promise<void>;
}

const REGISTER: readonly [string, string] = [
  "--register <folder>",
  "the folder of imported facts; TRAVAUX_REGISTER or the user's own where left out",
];

/** Adds `treaty status|who|import` to the command line. */
export function addTreaty(main: Command, around: TreatyProgramSurroundings): void {
  const treaty = main.command("treaty").description("who is bound by what: the treaty register");
  treaty
    .command("status")
    .description("where a State stands with a treaty, by every source")
    .argument("<treaty>", "its key: UNTOC, SOM, ICCPR")
    .argument("<state>", "the State: PAK")
    .option(...REGISTER)
    .option("--json", "as data (docs/spec/register.md)")
    .action(async (key: string, state: string, flags: TreatyFlags) =>
      around.print(await (await import("./treaty.ts")).statusCommand(key, state, flags, around)),
    );
  treaty
    .command("who")
    .description("which States had consented to be bound by a day")
    .argument("<treaty>", "its key")
    .option("--as-of <day>", "the day, 2015-03-01; today where left out", once("--as-of"))
    .option(...REGISTER)
    .option("--json", "as data (docs/spec/register.md)")
    .action(async (key: string, flags: WhoFlags) =>
      around.print(await (await import("./treaty.ts")).whoCommand(key, flags, around)),
    );
  treaty
    .command("import")
    .description("add facts: a depositary's table (.csv, saved .html), declarations (.txt), our own .json; or folders")
    .argument("<files...>", "the files and folders")
    .option("--key <key>", "which treaty, where the name of the file (18-12-b.csv) does not say it", once("--key"))
    .option("--as-of <date>", "up to when the source speaks", once("--as-of"))
    .option("--source <words>", "where the facts come from", once("--source"))
    .option("--index <file>", "titles of the Treaty Collection: chapter_no, treaty_no, treaty_name", once("--index"))
    .option(...REGISTER)
    .option("--json", "as data (docs/spec/register.md)")
    .action(async (files: string[], flags: ImportFlags) =>
      around.print(await (await import("./treaty.ts")).importCommand(files, flags, around)),
    );
}
