import { TravauxError } from "@travaux/instrument";
import { endedEarly } from "../confined/refusals.ts";
import { isWordArchive } from "../docx/package.ts";
import { type Archive, openArchive } from "../zip/archive.ts";
import { MAX_FILE_BYTES } from "./limits.ts";
import { oleKindOf } from "./ole.ts";
import { oleRefusal, refusalOf, zipRefusal } from "./refusals.ts";
import { sniff } from "./sniff.ts";

/** Runs a reader so that only a `TravauxError` leaves it, whatever the bytes made it do. */
export async function attempt<T>(name: string, read: () => Promise<T> | T): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof TravauxError) throw cause;
    throw endedEarly(name, cause);
  }
}

/** A Word file's parts, for readers that take Word files alone. Throws what `readFile` throws, and `E_NOT_WORD`. */
export function openWord(bytes: Uint8Array, name: string): Archive {
  if (readableKind(bytes, name) === "zip") return wordArchiveOf(bytes, name);
  throw new TravauxError(
    "E_NOT_WORD",
    `${name} is not a Word document.`,
    "Only Word documents (.docx) keep tracked changes and comments; give one.",
    { where: { file: name } },
  );
}

/** What the bytes are, where it is something we read; throws the refusal where it is not. */
export function readableKind(bytes: Uint8Array, name: string): ReturnType<typeof sniff> {
  checkSize(bytes, name);
  const kind = sniff(bytes);
  const refusal = refusalOf(kind, name);
  if (refusal !== null) throw refusal;
  if (kind === "ole") throw oleRefusal(oleKindOf(bytes), name);
  return kind;
}

function checkSize(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0) {
    throw new TravauxError("E_FILE_EMPTY", `${name} is empty.`, "Give the file that has the text.", {
      where: { file: name },
    });
  }
  if (bytes.length > MAX_FILE_BYTES) {
    throw new TravauxError(
      "E_FILE_TOO_LARGE",
      `${name} has ${bytes.length.toLocaleString("en-GB")} bytes; at most ${MAX_FILE_BYTES.toLocaleString("en-GB")} are read.`,
      "Give the text without its pictures or annexes, or in parts.",
      { where: { file: name } },
    );
  }
}

function wordArchiveOf(bytes: Uint8Array, name: string): Archive {
  const archive = openArchive(bytes, name);
  if (isWordArchive(archive, name)) return archive;
  const mimetype = archive.part("mimetype");
  throw zipRefusal(archive.names, mimetype === null ? null : Buffer.from(mimetype).toString("latin1"), name);
}
