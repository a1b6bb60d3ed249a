import type { Command } from "commander";
import { gathered, once } from "../../how-often.ts";
import { addWordLayout } from "../../word-layout.ts";
import type { CompareFlags } from "./compare.ts";
import type { CompileFlags, RollingSurroundings } from "./compile.ts";
import type { MetricsFlags } from "./metrics.ts";
import type { ProjectFlags } from "./project.ts";
import type { SilentFlags } from "./silent.ts";
import { ROLLING_STYLES } from "./styles.ts";

/** What the commands of the rolling text are given: where they print, whom they tell, and how they set an exit code other than 0. */
export interface RollingProgramSurroundings extends RollingSurroundings {
  readonly print: (content: string | Uint8Array) => Promise<void>;
  readonly endWith: (exitCode: number) => void;
}

const TEXT_VIEW = "for Word files: their tracked changes accepted (as a rule), rejected, or those of one AUTHOR";

/** Adds `compare`, `compile`, `project`, `silent` and `metrics` to the command line. */
export function addRolling(main: Command, around: RollingProgramSurroundings): void {
  addCompare(main, around);
  addCompile(main, around);
  addProject(main, around);
  addSilent(main, around);
  main
    .command("metrics")
    .description("how far each version is from agreed: clauses, brackets, options, words in brackets")
    .argument("<versions...>", "the versions, oldest first")
    .option("--json", "as data (docs/spec/compile.md)")
    .option("--text <view>", TEXT_VIEW, once("--text"))
    .action(async (versions: string[], flags: MetricsFlags) =>
      around.print(await (await import("./metrics.ts")).metricsCommand(versions, flags, around.tell)),
    );
}

function addCompare(main: Command, around: RollingProgramSurroundings): void {
  const command = main
    .command("compare")
    .description("what changed between two versions, as a person would mark it: moves as moves, words as words")
    .argument("<base>", "the older version")
    .argument("<revised>", "the newer version")
    .option("--json", "as data (docs/spec/compare.md)")
    .option("--text <view>", TEXT_VIEW, once("--text"))
    .option("--out <file>", "write the comparison: .docx (tracked changes) .pdf .html .txt .json", gathered)
    .option("--author <name>", "for Word files: in whose name the changes stand", once("--author"));
  addWordLayout(command).action(async (base: string, revised: string, flags: CompareFlags) =>
    around.print(await (await import("./compare.ts")).compareCommand(base, revised, flags, around)),
  );
}

function addCompile(main: Command, around: RollingProgramSurroundings): void {
  const command = main
    .command("compile")
    .description("many delegations' texts into one rolling text with attributed brackets, losing nothing")
    .argument("<base>", "the text that the delegations changed")
    .argument("[files...]", "NAME=FILE for each delegation: EU=eu.docx PAK=pak.txt")
    .option("--from <folder>", "a folder of delegations' files, each named after its delegation")
    .option("--style <style>", `how proposals are shown: ${ROLLING_STYLES.join(", ")}`)
    .option("--json", "the compilation as data, for travaux project (docs/spec/compile.md)")
    .option("--text <view>", TEXT_VIEW, once("--text"))
    .option("--out <file>", "write the rolling text: .docx .pdf .txt .html .json", gathered)
    .option("--each <folder>", "write a Word file for each delegation with its own tracked changes", once("--each"));
  addWordLayout(command).action(async (base: string, files: string[], flags: CompileFlags) =>
    around.print(await (await import("./compile.ts")).compileCommand(base, files, flags, around)),
  );
}

function addProject(main: Command, around: RollingProgramSurroundings): void {
  main
    .command("project")
    .description("the text as it stands when some delegations are accepted; exit code 1 where they collide")
    .argument("<compiled>", "the compilation (compile --json)")
    .option("--accept <name>", "a delegation whose proposals are accepted; may be given several times", gathered)
    .option("--reject-all", "the base text, to the byte")
    .action(async (path: string, flags: ProjectFlags) => {
      const { text, said, exit } = await (await import("./project.ts")).projectCommand(path, flags);
      for (const line of said) around.tell(line);
      around.endWith(exit);
      await around.print(text);
    });
}

function addSilent(main: Command, around: RollingProgramSurroundings): void {
  main
    .command("silent")
    .description(
      "differences between a base and the Chair's text that no delegation proposed; over a rolling text also what became of its brackets",
    )
    .argument("<base>", "the text that the delegations changed")
    .argument("<chair>", "the Chair's new text")
    .argument("[files...]", "NAME=FILE for each delegation")
    .option("--json", "as data (docs/spec/compile.md)")
    .option("--text <view>", TEXT_VIEW, once("--text"))
    .action(async (base: string, chair: string, files: string[], flags: SilentFlags) =>
      around.print(await (await import("./silent.ts")).silentCommand(base, chair, files, flags, around)),
    );
}
