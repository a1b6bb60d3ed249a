import type { Command } from "commander";
import { once } from "../../how-often.ts";
import type { RecordFlags, RecordSurroundings } from "./keep.ts";
import type { VerifyRecordFlags } from "./verify.ts";

/** What the commands of the record are given. */
export interface RecordProgramSurroundings extends RecordSurroundings {
  readonly print: (content: string | Uint8Array) => Promise<void>;
  readonly endWith: (code: number) => void;
}

const STORE: readonly [string, string] = [
  "--store <address>",
  "the record: an SQLite file or postgres://…; TRAVAUX_STORE where left out",
];
const SIGN: readonly [string, string] = ["--sign <file>", "the signing key that `record key` wrote"];

/** Adds `verify` and `record key|files|export|checkpoint|receipt` to the command line. */
export function addRecord(main: Command, around: RecordProgramSurroundings): void {
  main
    .command("verify")
    .description("verify an export of the record, or a receipt: offline, with nothing but the file itself and the key")
    .argument("<path>", "the folder of an export, or the file of a receipt")
    .option("--key <key>", "the institution's published key, name+id+base64, or a file that holds it", once("--key"))
    .option("--head <file>", "a checkpoint that was had earlier: an older export is found out", once("--head"))
    .option("--json", "as data (docs/spec/record.md)")
    .action(async (path: string, flags: VerifyRecordFlags) => {
      const { printed, holds } = (await import("./verify.ts")).verifyRecordCommand(path, flags);
      await around.print(printed);
      if (!holds) around.endWith(1);
    });
  const record = main.command("record").description("keys, exports and receipts of the record");
  record
    .command("key")
    .description("draw a signing key; prints the half to publish")
    .argument("<name>", "the institution's name in it, best an address: record.mofa.example")
    .argument("<out>", "the file for the signing half; keep it secret and safe")
    .action(async (name: string, out: string) => around.print(await (await import("./keep.ts")).keyCommand(name, out)));
  record
    .command("files")
    .description("the files of the record with their heads")
    .option(...STORE)
    .option("--json", "as data (docs/spec/record.md)")
    .action(async (flags: RecordFlags) => around.print(await (await import("./keep.ts")).filesCommand(flags, around)));
  record
    .command("export")
    .description("everything of a file, signed, with its verifier beside it")
    .argument("<file>", "the file of the record")
    .argument("<folder>", "a folder that is not there yet")
    .option(...STORE)
    .option(...SIGN)
    .action(async (file: string, folder: string, flags: RecordFlags) =>
      around.print(await (await import("./keep.ts")).exportCommand(file, folder, flags, around)),
    );
  record
    .command("checkpoint")
    .description("the signed head of a file, to be kept elsewhere")
    .argument("<file>", "the file of the record")
    .option(...STORE)
    .option(...SIGN)
    .option("--out <file>", "write it there instead of printing it", once("--out"))
    .action(async (file: string, flags: RecordFlags) =>
      around.print(await (await import("./keep.ts")).checkpointCommand(file, flags, around)),
    );
  record
    .command("receipt")
    .description("an act with the proof that it stands in the record")
    .argument("<file>", "the file of the record")
    .argument("<number>", "the act's number")
    .option(...STORE)
    .option(...SIGN)
    .option("--out <file>", "write it there instead of printing it", once("--out"))
    .action(async (file: string, number: string, flags: RecordFlags) =>
      around.print(await (await import("./keep.ts")).receiptCommand(file, number, flags, around)),
    );
}
