import { crc32, inflateRawSync } from "node:zlib";
import { damaged, readDirectory, type ZipEntry } from "./directory.ts";

/** An archive whose every part was unpacked once, counted and checked against its CRC-32. */
export interface Archive {
  readonly names: readonly string[];
  /** A part by its name, without regard to case; null where there is none. */
  readonly part: (name: string) => Uint8Array | null;
}

/**
 * Opens a zip archive held in memory. Each part's real bytes are counted and its CRC-32 computed here, because usual
 * libraries believe the declared sizes and skip the check sum. Throws `E_ZIP_…`.
 */
export function openArchive(bytes: Uint8Array, file: string): Archive {
  const parts = new Map<string, Uint8Array>();
  const entries = readDirectory(bytes, file);
  for (const entry of entries) {
    const part = unpack(bytes, entry, file);
    if (part.length !== entry.size || crc32(part) !== entry.crc) throw damaged(file, entry.name);
    parts.set(entry.name.toLowerCase(), part);
  }
  return { names: entries.map(({ name }) => name), part: (name) => parts.get(name.toLowerCase()) ?? null };
}

function unpack(bytes: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  if (entry.method === 0) return packed;
  if (entry.size === 0) return emptied(packed, entry, file);
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.size });
  } catch {
    throw damaged(file, entry.name);
  }
}

/** A deflated part of no bytes: the library takes no limit of zero, so one byte is allowed and must not come. */
function emptied(packed: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: 1 });
  } catch {
    throw damaged(file, entry.name);
  }
}
