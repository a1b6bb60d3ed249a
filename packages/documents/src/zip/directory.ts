import { TravauxError } from "@travaux/instrument";
import { MAX_INFLATED_BYTES, MAX_INFLATION_RATIO, MAX_ZIP_PARTS, SMALL_PART_BYTES } from "../read/limits.ts";

/** One part of a zip archive, as its central directory declares it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Offset of the packed bytes. */
  readonly start: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 0xffff;

/**
 * Reads and checks the central directory (APPNOTE 4.3): every declared name, size and place must be sound before a byte
 * is unpacked. Throws `E_ZIP_…`.
 */
export function readDirectory(bytes: Uint8Array, file: string): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view, file);
  const count = view.getUint16(end + 10, true);
  const from = view.getUint32(end + 16, true);
  if (count === 0xffff || from === 0xffffffff || view.getUint16(end + 8, true) !== count) {
    throw zipError("E_ZIP_UNSUPPORTED", `${file} is a zip archive in several volumes or over 4 GB.`, file);
  }
  if (count > MAX_ZIP_PARTS) {
    throw zipError("E_ZIP_BOMB", `${file} has ${count} parts; at most ${MAX_ZIP_PARTS} are read.`, file);
  }
  const entries: ZipEntry[] = [];
  let at = from;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw damaged(file);
    const entry = entryAt(bytes, view, at, file);
    entries.push(entry);
    at += ENTRY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  checkNames(entries, file);
  checkSizes(entries, file);
  checkPlaces(entries, from, file);
  return entries;
}

function endOf(view: DataView, file: string): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE && at + END_BYTES + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  }
  throw zipError(
    "E_ZIP_CUT_SHORT",
    `${file} is cut short: it begins as a Word file (a zip archive), but its end is missing.`,
    file,
    "Download or copy it again; if that does not help, ask the sender for it again.",
  );
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, file: string): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameBytes = bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + view.getUint16(at + 28, true));
  const name = Buffer.from(nameBytes).toString(flags & 0x800 ? "utf8" : "latin1");
  const method = view.getUint16(at + 10, true);
  if (flags & 1) throw zipError("E_ZIP_ENCRYPTED", `${file} is a zip archive locked with a password.`, file);
  if (method !== 0 && method !== 8) {
    throw zipError(
      "E_ZIP_UNSUPPORTED",
      `${file} is packed in a way (method ${method}) that Word files do not use.`,
      file,
    );
  }
  const local = view.getUint32(at + 42, true);
  if (local + LOCAL_BYTES > view.byteLength || view.getUint32(local, true) !== LOCAL_SIGNATURE)
    throw damaged(file, name);
  const localName = bytes.subarray(local + LOCAL_BYTES, local + LOCAL_BYTES + view.getUint16(local + 26, true));
  if (Buffer.compare(localName, nameBytes) !== 0) {
    throw zipError(
      "E_ZIP_NAMES",
      `${file} names one part "${name}" in its directory, but otherwise in its place.`,
      file,
    );
  }
  const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = view.getUint32(at + 20, true);
  if (start + packed > view.byteLength) throw damaged(file, name);
  return { name, method, crc: view.getUint32(at + 16, true), packed, size: view.getUint32(at + 24, true), start };
}

/** Names compare without case, as OPC parts do (ECMA-376 part 2, 6.2.2.3). */
function checkNames(entries: readonly ZipEntry[], file: string): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = name.toLowerCase();
    const why = seen.has(key)
      ? "twice"
      : name.startsWith("/") || /^[a-z]:/i.test(name)
        ? "with an absolute path"
        : name.split(/[/\\]/).includes("..")
          ? "with a path that leaves the archive"
          : name === "" || /[\\\0]/.test(name)
            ? "in a form no Word file has"
            : null;
    if (why !== null) {
      throw zipError(
        "E_ZIP_NAMES",
        `${file} has the part "${printable(name)}" ${why}; no word processor writes that.`,
        file,
      );
    }
    seen.add(key);
  }
}

function printable(name: string): string {
  return name.slice(0, 80).replace(/[\p{Cc}\p{Cf}]/gu, "?");
}

function checkSizes(entries: readonly ZipEntry[], file: string): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > MAX_INFLATED_BYTES) {
    throw zipError(
      "E_ZIP_BOMB",
      `${file} would unpack to ${total} bytes; at most ${MAX_INFLATED_BYTES} are read.`,
      file,
    );
  }
  const swollen = entries.find(
    (entry) => entry.size > SMALL_PART_BYTES && entry.size > entry.packed * MAX_INFLATION_RATIO,
  );
  if (swollen !== undefined) {
    throw zipError(
      "E_ZIP_BOMB",
      `A part of ${file} would unpack to ${swollen.size} bytes, over ${MAX_INFLATION_RATIO} times its packed size.`,
      file,
    );
  }
}

/** Parts that share bytes with each other or with the directory are a bomb or a forgery. */
function checkPlaces(entries: readonly ZipEntry[], directory: number, file: string): void {
  const ordered = [...entries].sort((a, b) => a.start - b.start);
  ordered.forEach((entry, index) => {
    if (entry.start + entry.packed > (ordered[index + 1]?.start ?? directory)) {
      throw zipError("E_ZIP_BOMB", `Parts of ${file} lie over each other; no word processor writes that.`, file);
    }
  });
}

/** A zip error with the hint that fits most: ask for the file again. */
function zipError(
  code: string,
  message: string,
  file: string,
  hint = "Open it in a word processor and save it again as DOCX; if that fails, ask the sender for it again.",
): TravauxError {
  return new TravauxError(code, message, hint, { where: { file } });
}

/** The error for an archive whose bytes contradict each other. */
export function damaged(file: string, part?: string): TravauxError {
  return new TravauxError(
    "E_ZIP_DAMAGED",
    part === undefined
      ? `${file} is damaged: its directory of parts is broken.`
      : `${file} is damaged in the part "${printable(part)}".`,
    "Download or copy it again; if that does not help, ask the sender for it again.",
    { where: part === undefined ? { file } : { file, part: printable(part) } },
  );
}
