import { crc32, deflateRawSync } from "node:zlib";

const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;

/** One entry of the directory: its record as it stands, and where its part begins. */
interface Entry {
  readonly name: string;
  readonly record: Buffer;
  readonly local: number;
}

/**
 * The same archive with some parts replaced or added. Every other part is copied as it lies there, packed bytes and header. The archive
 * was found sound before (`openArchive`).
 */
export function repacked(bytes: Uint8Array, changed: Readonly<Record<string, string>>): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = source.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const directory = source.readUInt32LE(end + 16);
  const entries = entriesOf(source, directory, source.readUInt16LE(end + 10));
  const stops = [...entries.map(({ local }) => local), directory].sort((a, b) => a - b);
  const bodies: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  const put = (body: Buffer, record: Buffer): void => {
    record.writeUInt32LE(at, 42);
    bodies.push(body);
    records.push(record);
    at += body.length;
  };
  const left = new Map(Object.entries(changed));
  for (const { name, record, local } of entries) {
    const text = left.get(name);
    left.delete(name);
    if (text === undefined) {
      put(source.subarray(local, stops.find((stop) => stop > local) ?? directory), Buffer.from(record));
    } else put(...packedPart(name, text, record));
  }
  for (const [name, text] of left) put(...packedPart(name, text, null));
  const listed = Buffer.concat(records);
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(END, 0);
  tail.writeUInt16LE(records.length, 8);
  tail.writeUInt16LE(records.length, 10);
  tail.writeUInt32LE(listed.length, 12);
  tail.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, listed, tail]));
}

function entriesOf(source: Buffer, directory: number, count: number): readonly Entry[] {
  const entries: Entry[] = [];
  let at = directory;
  for (let index = 0; index < count; index += 1) {
    const name = source.readUInt16LE(at + 28);
    const length = 46 + name + source.readUInt16LE(at + 30) + source.readUInt16LE(at + 32);
    const record = source.subarray(at, at + length);
    entries.push({ name: record.toString("utf8", 46, 46 + name), record, local: source.readUInt32LE(at + 42) });
    at += length;
  }
  return entries;
}

/** Local header with the part, and its record; day and hour as the part that it replaces had them. */
function packedPart(name: string, text: string, former: Buffer | null): [body: Buffer, record: Buffer] {
  const content = Buffer.from(text, "utf8");
  const packed = deflateRawSync(content);
  const bytes = Buffer.from(name, "utf8");
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(/[^\x20-\x7e]/.test(name) ? 0x800 : 0, 2);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(former === null ? 0x210000 : former.readUInt32LE(12), 6);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(bytes.length, 22);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(LOCAL, 0);
  const sign = Buffer.alloc(6);
  sign.writeUInt32LE(ENTRY, 0);
  sign.writeUInt16LE(20, 4);
  const record = Buffer.concat([sign, facts, Buffer.alloc(14), bytes]);
  return [Buffer.concat([head, facts, bytes, packed]), record];
}
