import { Command, CommanderError } from "commander";
import type { ConvertFlags } from "./commands/convert.ts";
import type { ExplainFlags } from "./commands/explain.ts";
import type { InspectFlags } from "./commands/inspect.ts";
import { addInstance, type InstanceProgramSurroundings } from "./commands/instance/program.ts";
import { addLibrary, type LibraryProgramSurroundings } from "./commands/library/program.ts";
import type { ReadFlags } from "./commands/read.ts";
import { addRecord, type RecordProgramSurroundings } from "./commands/record/program.ts";
import { addRolling, type RollingProgramSurroundings } from "./commands/rolling/program.ts";
import type { ScrubFlags } from "./commands/scrub.ts";
import { addTreaty, type TreatyProgramSurroundings } from "./commands/treaty/program.ts";
import type { VetFlags, VetSurroundings } from "./commands/vet.ts";
import { gathered, once } from "./how-often.ts";
import { MENDABLE } from "./mend.ts";
import { addScans } from "./scans.ts";
import { version } from "./version.ts";
import { VIEWS } from "./views.ts";
import { addWordLayout } from "./word-layout.ts";

const EXAMPLES = `
Examples:
  travaux read note.docx                        what was read: the note, the text, its clauses
  travaux read note.docx --json                 the same as data
  travaux read note.docx --view all             the text with every author's tracked changes marked
  travaux inspect note.docx                     authors, changes, comments, hidden matter, risks
  travaux convert note.docx --view rejected -   the text before the changes, printed
  travaux vet note.docx --for PAK               the vetting brief, in the terminal
  travaux vet note.pdf --for PAK --view legal --out brief.docx --out brief.html --reply reply.docx
  travaux vet drafts/*.docx --for IND --out briefs/
  travaux vet draft.txt --for PAK --set instrument.date=2027-04-20 --json > vet.json
  travaux explain 3f9c --in vet.json            why a finding was made
  travaux compare draft-1.docx draft-2.docx     what changed, moves as moves
  travaux compile draft.docx EU=eu.docx PAK=pak.docx --out rolling.html --json > rolling.json
  travaux project rolling.json --accept PAK     the text with Pakistan's proposals alone
  travaux verify export/ --key KEY              whether an export of the record is what was filed
  travaux serve --folder instance               an instance for many people, on this machine

A file may be text, Markdown, Word (.docx), PDF, or a picture of a page (.png .jpg); - reads standard input. Scans are
read by machine, on this computer.
Exit code 0: done, whatever was found. Exit code 1: accepted proposals collide, an export is not valid. Exit code 2: refused, with the reason, and nothing written.`;

/** What the commands are given to work with, and where they print. */
export interface ProgramSurroundings
  extends VetSurroundings,
    RollingProgramSurroundings,
    LibraryProgramSurroundings,
    RecordProgramSurroundings,
    InstanceProgramSurroundings,
    TreatyProgramSurroundings {}

/** The commands and their options. Parsing throws `CommanderError` where the words typed are not understood. */
export function program(around: ProgramSurroundings, complain: (text: string) => void): Command {
  const main = new Command("travaux")
    .description("Takes an international text from first draft to follow-up, clause by clause.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", EXAMPLES)
    .exitOverride()
    .configureOutput({ writeErr: complain, outputError: () => undefined });
  addRead(main, around);
  addInspect(main, around);
  addConvert(main, around);
  addScrub(main, around);
  addVet(main, around);
  addExplain(main, around);
  addRolling(main, around);
  addLibrary(main, around);
  addTreaty(main, around);
  addRecord(main, around);
  addInstance(main, around);
  addScans(main, around.tell);
  return main;
}

function addRead(main: Command, around: ProgramSurroundings): void {
  main
    .command("read")
    .description("show what is in a file: the note, the text, its clauses")
    .argument("<file>", "the file, or - for standard input")
    .option("--json", "as data (docs/spec/json.md)")
    .option("--clauses", "the clauses alone")
    .option("--print", "give the text back, to the byte")
    .option(
      "--view <view>",
      "for Word files: changes accepted (as a rule), rejected, those of one AUTHOR, or all, marked",
      once("--view"),
    )
    .action(async (file: string, flags: ReadFlags) =>
      around.print(await (await import("./commands/read.ts")).readCommand(file, flags, around.screen)),
    );
}

function addInspect(main: Command, around: ProgramSurroundings): void {
  main
    .command("inspect")
    .description("what a Word file holds beside its text: who changed what, comments, hidden matter, risks")
    .argument("<file>", "the Word file, or - for standard input")
    .option("--json", "as data (docs/spec/word-inspection.md)")
    .option(
      "--against <base>",
      "as proposals on a base text: by author and clause, with edits that nobody tracked",
      once("--against"),
    )
    .option("--older <version>", "an older version of the base, to know a file that was made on it", gathered)
    .action(async (file: string, flags: InspectFlags) =>
      around.print(await (await import("./commands/inspect.ts")).inspectCommand(file, flags, around.screen)),
    );
}

function addScrub(main: Command, around: ProgramSurroundings): void {
  main
    .command("scrub")
    .description(
      "a Word file without its metadata: who wrote and saved it, company, sessions of editing; says what stays",
    )
    .argument("<file>", "the Word file")
    .argument("<out>", "the file to write: .docx")
    .option("--names", "take the names off changes and comments too")
    .action(async (file: string, out: string, flags: ScrubFlags) =>
      (await import("./commands/scrub.ts")).scrubCommand(file, out, flags, around.tell),
    );
}

function addConvert(main: Command, around: ProgramSurroundings): void {
  const command = main
    .command("convert")
    .description(
      "the text of a file as plain text, HTML, or in house form as Word or PDF, in one view of its tracked changes",
    )
    .argument("<file>", "the file, or - for standard input")
    .argument("<out>", "the file to write: .txt .html .docx .pdf, a folder, or - to print")
    .option(
      "--to <kind>",
      "txt (as a rule), html, docx or pdf, where the name of the file does not say it",
      once("--to"),
    )
    .option(
      "--view <view>",
      "for Word files: changes accepted (as a rule), rejected, or those of one AUTHOR",
      once("--view"),
    );
  addWordLayout(command).action(async (file: string, out: string, flags: ConvertFlags) =>
    around.print(await (await import("./commands/convert.ts")).convertCommand(file, out, flags, around)),
  );
}

function addVet(main: Command, around: ProgramSurroundings): void {
  const command = main
    .command("vet")
    .description("vet a text for a State: a brief with findings by clause, and a reply note")
    .argument("<files...>", "one or several files, or - for standard input; each has a report of its own")
    .option("--for <state>", "the State, three letters of ISO 3166: PAK", once("--for"))
    .option("--view <view>", `one point of view: ${VIEWS.join(", ")}`, once("--view"))
    .option("--set <field=value>", `mend a field before vetting: ${MENDABLE.join(", ")}`, gathered)
    .option("--json", "print the report as data (docs/spec/json.md)")
    .option(
      "--out <file>",
      "write the report: .html .docx .pdf .json .sarif .txt, or a folder; {name} is the input's name",
      gathered,
    )
    .option("--reply <file>", "write the reply note: .docx .pdf .html .txt, or a folder", once("--reply"))
    .option(
      "--house <form>",
      "form of the reply note (by the incoming note where absent): federal-secretariat, office-memorandum, note-verbale, letter, generic, or a .json file of your own",
    )
    .option("--pack <folder>", "add a pack of rules of your own", gathered)
    .option(
      "--library <folder>",
      "a library of your own, for precedents; may be given again: agreed texts in one, your positions in another",
      gathered,
    )
    .option("--register <folder>", "facts imported with travaux treaty import", once("--register"))
    .option(
      "--text <view>",
      "for Word files: their tracked changes accepted (as a rule), rejected, or those of one AUTHOR",
      once("--text"),
    )
    .option(
      "--tracked <file>",
      "write the text with what is proposed as tracked changes, reasons as comments: .docx; a Word file keeps all else",
      once("--tracked"),
    );
  addWordLayout(command).action(async (files: string[], flags: VetFlags) =>
    around.print(await (await import("./commands/vet.ts")).vetCommand(files, flags, around)),
  );
}

function addExplain(main: Command, around: ProgramSurroundings): void {
  main
    .command("explain")
    .description("say why a finding was made: rule, source, words, row of the pack")
    .argument("<id>", "the id of the finding, or its beginning")
    .requiredOption("--in <file>", "the report (vet --json), or the text itself")
    .option("--for <state>", "the State, where --in names a text; else those of the register are tried")
    .option("--view <view>", "the point of view, where --in names a text", once("--view"))
    .option("--set <field=value>", "as for vet", gathered)
    .option("--pack <folder>", "as for vet", gathered)
    .option("--library <folder>", "as for vet", gathered)
    .option("--register <folder>", "as for vet", once("--register"))
    .option("--text <view>", "as for vet", once("--text"))
    .option("--json", "the finding as data")
    .action(async (id: string, flags: ExplainFlags) =>
      around.print(await (await import("./commands/explain.ts")).explainCommand(id, flags, around.screen)),
    );
}

export { CommanderError };
