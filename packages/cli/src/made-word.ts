import { crc32, inflateRawSync } from "node:zlib";

/** Word files made for the tests of this room: parts stored in a zip archive, nothing packed. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word file with `body` as the inside of its `w:body`. */
export function madeWord(body: string): Uint8Array {
  return storedZip({
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels":
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
  });
}

/** A paragraph: plain words, `[author, words]` put in, `[author, null, words]` struck out. */
export function madeParagraph(
  ...parts: readonly (string | readonly [author: string, put: string | null, out?: string])[]
): string {
  const runs = parts.map((part) => {
    if (typeof part === "string") return `<w:r><w:t xml:space="preserve">${part}</w:t></w:r>`;
    const [author, put, out] = part;
    const by = `w:id="1" w:author="${author}" w:date="2031-02-03T10:00:00Z"`;
    return put === null
      ? `<w:del ${by}><w:r><w:delText xml:space="preserve">${out ?? ""}</w:delText></w:r></w:del>`
      : `<w:ins ${by}><w:r><w:t xml:space="preserve">${put}</w:t></w:r></w:ins>`;
  });
  return `<w:p>${runs.join("")}</w:p>`;
}

function storedZip(parts: Readonly<Record<string, string>>): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    // Version 2.0, no flags, stored, no date, check sum, size packed and unpacked, length of the name.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    bodies.push(Buffer.from("PK\u0003\u0004"), facts, Buffer.from(name), content);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), facts, place, Buffer.from(name));
    at += 30 + name.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(bodies.length / 4, 4);
  end.writeUInt16LE(bodies.length / 4, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...bodies, listed, Buffer.from("PK\u0005\u0006"), end]));
}

/** The main part of a Word file as characters; empty where it has none. */
export function documentIn(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const name = "word/document.xml";
  for (let at = file.indexOf(name); at >= 0; at = file.indexOf(name, at + 1)) {
    const head = at - 30;
    if (head < 0 || file.readUInt32LE(head) !== 0x04034b50 || file.readUInt16LE(head + 26) !== name.length) continue;
    const from = at + name.length + file.readUInt16LE(head + 28);
    const content = file.subarray(from, from + file.readUInt32LE(head + 18));
    return (file.readUInt16LE(head + 8) === 0 ? content : inflateRawSync(content)).toString("utf8");
  }
  return "";
}

/** Every part of a Word file as characters, one after another. */
export function partsOfWord(file: Uint8Array): string {
  const bytes = Buffer.from(file);
  const parts: string[] = [];
  for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 1)) {
    const head = bytes.readUInt32LE(at + 42);
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    parts.push((bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8"));
  }
  return parts.join("\n");
}
