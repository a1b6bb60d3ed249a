import type { Command } from "commander";
import { once } from "../../how-often.ts";
import type { AdminFlags } from "./administer.ts";
import type { ServeFlags } from "./serve.ts";

/** What the commands of an instance are given. */
export interface InstanceProgramSurroundings {
  readonly print: (content: string | Uint8Array) => Promise<void>;
  readonly tell: (line: string) => void;
  readonly endWith: (code: number) => void;
}

const FOLDER: readonly [string, string] = [
  "--folder <folder>",
  "the folder of the instance: keys, and the embedded store",
];
const DATABASE: readonly [string, string] = ["--database <address>", "postgres://… instead of the embedded store"];

const INSTITUTION: readonly [string, string] = [
  "--institution <name>",
  "the name in the signing key, drawn when the folder is first opened: record.mofa.example",
];

/** Adds `serve` and `admin` to the command line. */
export function addInstance(main: Command, around: InstanceProgramSurroundings): void {
  main
    .command("serve")
    .description("serve an instance until it is stopped (docs/guide/administrator.md)")
    .requiredOption(...FOLDER)
    .option(...DATABASE)
    .option("--host <address>", "where to listen; 127.0.0.1 as a rule", once("--host"))
    .option("--port <number>", "the port; 8080 as a rule", once("--port"))
    .option("--tls-cert <file>", "certificate with its chain, PEM", once("--tls-cert"))
    .option("--tls-key <file>", "its key, PEM", once("--tls-key"))
    .option(
      "--behind-proxy <address>",
      "the address of the one proxy that speaks TLS before it",
      once("--behind-proxy"),
    )
    .option(...INSTITUTION, once("--institution"))
    .hook("preAction", keepToOwner)
    .action(async (flags: ServeFlags) => (await import("./serve.ts")).serveCommand(flags, around));
  addAdmin(main, around);
}

/** What an instance writes is its owner's alone: record, keys, backups. */
function keepToOwner(): void {
  process.umask(0o077);
}

function addAdmin(main: Command, around: InstanceProgramSurroundings): void {
  const admin = main
    .command("admin")
    .description("people, offices, house, backup of an instance, from its own machine")
    .hook("preAction", keepToOwner);
  const command = (name: string, description: string): Command =>
    admin
      .command(name)
      .description(description)
      .requiredOption(...FOLDER)
      .option(...DATABASE)
      .option(...INSTITUTION, once("--institution"));
  const commands = () => import("./administer.ts");
  const person = (each: Command): Command =>
    each
      .requiredOption("--name <name>", "the person's name", once("--name"))
      .requiredOption("--mail <address>", "the address they sign in with", once("--mail"));
  person(command("first", "enrol the first administrator; password and secret are shown once")).action(
    async (flags: AdminFlags) => around.print(await (await commands()).firstCommand(flags)),
  );
  person(command("enrol", "enrol somebody; password and secret are shown once"))
    .option("--administrator", "an administrator too")
    .action(async (flags: AdminFlags) => around.print(await (await commands()).enrolCommand(flags)));
  command("close", "close an account: its sessions end, its acts stay")
    .argument("<mail>")
    .action(async (mail: string, flags: AdminFlags) =>
      around.print(await (await commands()).closeCommand(mail, flags)),
    );
  command("list", "everybody, with the offices they hold")
    .option("--json", "as data")
    .action(async (flags: AdminFlags) => around.print(await (await commands()).listCommand(flags)));
  command("appoint", "give somebody an office from now on")
    .argument("<mail>")
    .argument("<office>", "its id in the house file")
    .action(async (mail: string, office: string, flags: AdminFlags) =>
      around.print(await (await commands()).appointCommand(mail, office, flags)),
    );
  command("house", "describe the house: federal-secretariat or mission, or a file of your own")
    .argument("<house>")
    .action(async (house: string, flags: AdminFlags) =>
      around.print(await (await commands()).houseCommand(house, flags)),
    );
  addKeeping(command, around);
}

function addKeeping(
  command: (name: string, description: string) => Command,
  around: InstanceProgramSurroundings,
): void {
  const told = async ({ printed, holds }: { readonly printed: string; readonly holds: boolean }): Promise<void> => {
    await around.print(printed);
    if (!holds) around.endWith(1);
  };
  const commands = () => import("./administer.ts");
  command("backup", "copy record and keys, while the instance runs, into a new folder, and verify the copy")
    .argument("<target>")
    .action(async (target: string, flags: AdminFlags) => told(await (await commands()).backupCommand(target, flags)));
  command("restore", "put a backup into a new folder, and verify it")
    .argument("<backup>")
    .action(async (backup: string, flags: AdminFlags) => told(await (await commands()).restoreCommand(backup, flags)));
  command("verify", "compare every row of every file with every other").action(async (flags: AdminFlags) =>
    told(await (await commands()).verifyInstanceCommand(flags)),
  );
}
