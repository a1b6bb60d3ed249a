/** What the container is that Office used before DOCX and that encrypted DOCX files still use. */
export type OleKind = "encrypted" | "doc" | "msg" | "xls" | "ppt" | "unknown";

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENTRY_BYTES = 128;
const LAST_SECTOR = 0xfffffffa;
/** Directory entries that are looked at: Outlook messages with many attachments have some thousands. */
const MAX_ENTRIES = 20_000;

/** Streams that tell the programs apart, the first found decides (an Outlook message may carry any of the others inside). */
const TELLING: readonly (readonly [stream: string, kind: OleKind])[] = [
  ["__properties_version1.0", "msg"],
  ["EncryptedPackage", "encrypted"],
  ["WordDocument", "doc"],
  ["PowerPoint Document", "ppt"],
  ["Workbook", "xls"],
  ["Book", "xls"],
];

/** True for files that begin as an OLE compound file (MS-CFB). */
export function isOle(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Tells an OLE compound file by the names in its directory (MS-CFB 2.6); `unknown` also where the directory is damaged. */
export function oleKindOf(bytes: Uint8Array): OleKind {
  const names = directoryNames(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return TELLING.find(([stream]) => names.has(stream))?.[1] ?? "unknown";
}

function directoryNames(view: DataView): ReadonlySet<string> {
  const names = new Set<string>();
  if (view.byteLength < 512) return names;
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return names;
  const size = 2 ** shift;
  const seen = new Set<number>();
  let sector = view.getUint32(48, true);
  while (sector < LAST_SECTOR && !seen.has(sector) && names.size < MAX_ENTRIES) {
    seen.add(sector);
    const from = (sector + 1) * size;
    for (let at = from; at + ENTRY_BYTES <= Math.min(from + size, view.byteLength); at += ENTRY_BYTES) {
      names.add(entryName(view, at));
    }
    const next = nextSector(view, sector, size);
    if (next === null) break;
    sector = next;
  }
  return names;
}

function entryName(view: DataView, at: number): string {
  const length = Math.min(view.getUint16(at + 64, true), 64) - 2;
  let name = "";
  for (let unit = 0; unit < length; unit += 2) name += String.fromCharCode(view.getUint16(at + unit, true));
  return name;
}

/** Follows the allocation table, whose first 109 sectors the header lists; longer tables belong to files past our limits. */
function nextSector(view: DataView, sector: number, size: number): number | null {
  const perSector = size / 4;
  const index = Math.floor(sector / perSector);
  if (index >= 109) return null;
  const table = view.getUint32(76 + index * 4, true);
  const at = (table + 1) * size + (sector % perSector) * 4;
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : null;
}
