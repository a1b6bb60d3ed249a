import { deflateSync } from "node:zlib";
import { zipSync } from "fflate";

/**
 * Small files made by hand, for the tests of this room: what a test says about a document stands in the test, not in a
 * binary file beside it.
 */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MORE =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

const NEWER =
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"';

/** Parts of a Word file beside its body; each is the inside of its part's root element. */
export interface WordParts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly header?: string;
  readonly settings?: string;
  readonly comments?: string;
  /** Whole parts that the main part relates to, by the kind of the relationship: `commentsExtended`, `people`. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** Whole parts by name, added as they are. */
  readonly others?: Readonly<Record<string, string>>;
}

/** The parts of a Word file with `body` as the inside of its `w:body`. */
export function wordParts(body: string, parts: WordParts = {}): Readonly<Record<string, string>> {
  const related: [kind: string, root: string, inside: string][] = [];
  if (parts.styles !== undefined) related.push(["styles", "styles", parts.styles]);
  if (parts.numbering !== undefined) related.push(["numbering", "numbering", parts.numbering]);
  if (parts.footnotes !== undefined) related.push(["footnotes", "footnotes", parts.footnotes]);
  if (parts.endnotes !== undefined) related.push(["endnotes", "endnotes", parts.endnotes]);
  if (parts.header !== undefined) related.push(["header", "hdr", parts.header]);
  if (parts.settings !== undefined) related.push(["settings", "settings", parts.settings]);
  if (parts.comments !== undefined) related.push(["comments", "comments", parts.comments]);
  const kinds = parts.kinds ?? {};
  const links = [...related.map(([kind]) => kind), ...Object.keys(kinds)].map(
    (kind) => `<Relationship Id="${kind}" Type="${OFFICE}/${kind}" Target="${kind}.xml"/>`,
  );
  return {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": relationships(`<Relationship Id="a" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
    "word/document.xml": `<w:document ${W} ${R} ${MORE} ${NEWER}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relationships(links.join("")),
    ...Object.fromEntries(
      related.map(([kind, root, inside]) => [
        `word/${kind}.xml`,
        `<w:${root} ${W} ${R} ${NEWER}>${inside}</w:${root}>`,
      ]),
    ),
    ...Object.fromEntries(Object.entries(kinds).map(([kind, xml]) => [`word/${kind}.xml`, xml])),
    ...parts.others,
  };
}

function relationships(inside: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
}

/** A zip archive of text parts. */
export function makeZip(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])));
}

/** A Word file with `body` as the inside of its `w:body`. */
export function makeDocx(body: string, parts: WordParts = {}): Uint8Array {
  return makeZip(wordParts(body, parts));
}

/** A paragraph of plain text in the markup of Word. */
export function wordParagraph(text: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A line of text on a page of a made PDF: points from the left and from the top of an A4 page. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** 12 where absent. */
  readonly size?: number;
}

const A4_HEIGHT = 842;

/** A PDF whose pages show text in Helvetica. `trailer` is added to the trailer's dictionary. */
export function makePdf(pages: readonly (readonly PdfText[])[], trailer = ""): Uint8Array {
  const objects: Buffer[] = [
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from(
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ")}] >>`,
    ),
    Buffer.from("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
  ];
  pages.forEach((page, index) => {
    const shown = page.map(({ x, y, text, size = 12 }) => {
      const escaped = text.replace(/[\\()]/g, "\\$&");
      return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${A4_HEIGHT - y} Tm (${escaped}) Tj ET`;
    });
    const packed = deflateSync(Buffer.from(shown.join("\n"), "latin1"));
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${A4_HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      ),
      Buffer.concat([
        Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
        packed,
        Buffer.from("\nendstream"),
      ]),
    );
  });
  return withTable(objects, trailer);
}

function withTable(objects: readonly Buffer[], trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    offsets.push(at);
    parts.push(whole);
    at += whole.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** An OLE compound file (MS-CFB) whose directory has the given names. */
export function makeOle(names: readonly string[]): Uint8Array {
  const bytes = Buffer.alloc(512 * 3);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.fill(0xff, 76, 512);
  bytes.writeUInt32LE(0, 76);
  bytes.fill(0xff, 512, 1024);
  bytes.writeUInt32LE(0xfffffffd, 512);
  bytes.writeUInt32LE(0xfffffffe, 516);
  ["Root Entry", ...names].slice(0, 4).forEach((name, index) => {
    bytes.write(name, 1024 + index * 128, "utf16le");
    bytes.writeUInt16LE((name.length + 1) * 2, 1024 + index * 128 + 64);
  });
  return new Uint8Array(bytes);
}
