import { TravauxError } from "@travaux/instrument";
import { asTravauxError, failureJson, failureLines, REFUSED } from "./failure.ts";
import { codeOf } from "./files/load.ts";
import { CommanderError, program } from "./program.ts";
import { progressOver } from "./progress.ts";
import { screenOf } from "./screen.ts";

/**
 * Runs one command line (without node and script) and gives its exit code: 0 when done, 1 where proposals
 * accepted together collide or what was verified does not hold, 2 when refused. Output goes to
 * standard output, everything about the work to standard error.
 */
export async function run(args: readonly string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) endWhenItCannotBeWritten(stream);
  let exitCode = 0;
  const commands = program(
    {
      screen: screenOf(process.stdout, process.env),
      today: today(),
      env: process.env,
      progress: (total) =>
        progressOver(total, args[0] === "vet" ? "Vetting" : "Reading", process.stderr, () => performance.now()),
      tell: (line) => process.stderr.write(`${line}\n`),
      print,
      endWith: (code) => {
        exitCode = code;
      },
    },
    (text) => process.stderr.write(text),
  );
  try {
    await commands.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (thrown) {
    return refused(thrown, args.includes("--json"));
  }
}

function refused(thrown: unknown, json: boolean): number {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
  const error = thrown instanceof CommanderError ? usageError(thrown) : asTravauxError(thrown);
  process.stderr.write(`${failureLines(error).join("\n")}\n`);
  if (json) process.stderr.write(`${failureJson(error)}\n`);
  if (process.env.TRAVAUX_TRACE === "1" && error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`);
  return REFUSED;
}

function usageError(error: CommanderError): TravauxError {
  const said = error.message.replace(/^error: /, "").replace(/\s+/g, " ");
  const message =
    error.code === "commander.help" ? "No command was given." : `${said.slice(0, 1).toUpperCase()}${said.slice(1)}.`;
  return new TravauxError("E_USAGE", message, "travaux --help shows the commands with examples.");
}

/** Waits until the words are out, so that a long report is whole also through a pipe. */
async function print(content: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout.write(content, () => resolve());
  });
}

/**
 * A reader that closes early (`travaux … | head`) has what it wants: no error. A full disk behind `>` is an error like any
 * other: what went out is cut short, so the command says it and ends as refused.
 */
function endWhenItCannotBeWritten(stream: NodeJS.WriteStream): void {
  stream.on("error", (thrown: unknown) => {
    const code = codeOf(thrown);
    if (code === "EPIPE") process.exit(0);
    const error = new TravauxError(
      "E_OUT_UNWRITABLE",
      `What was printed could not be written whole (${code ?? "no reason given"}).`,
      "Check that the disk has room, and give the command again.",
    );
    if (stream !== process.stderr) process.stderr.write(`${failureLines(error).join("\n")}\n`);
    process.exit(REFUSED);
  });
}

/** The day on this machine's calendar, ISO 8601. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
