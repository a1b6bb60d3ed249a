import { TravauxError } from "@travaux/instrument";
import { relationshipsOf } from "../../docx/package.ts";
import type { Archive } from "../../zip/archive.ts";
import { commentXml } from "../parts/comments-part.ts";
import {
  AUTHORS_PROPERTIES_TYPE,
  authorsParts,
  linksXml,
  linkXml,
  overrideXml,
  relationshipType,
  TYPE_OF,
  wordXml,
} from "../parts/package-parts.ts";
import { newPen } from "../parts/pen.ts";
import { rootPrefix } from "./markup.ts";
import type { Signature } from "./suggestion.ts";

/** The parts of somebody's file that change, as characters, by the names they have in the archive. */
export interface EditedFile {
  readonly archive: Archive;
  readonly file: string;
  /** Name of the main part. */
  readonly main: string;
  readonly changed: Map<string, string>;
}

/** The main part of a Word file as characters, in whatever encoding XML has it. */
export function mainPartOf(archive: Archive, file: string): string {
  const bytes = archive.part(mainName(archive, file)) ?? new Uint8Array();
  const encoding = isUtf16(bytes) ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

function mainName(archive: Archive, file: string): string {
  const link = relationshipsOf(archive, "_rels/.rels", file).find(({ kind }) => kind === "officeDocument");
  return nameIn(archive, (link?.target ?? "word/document.xml").replace(/^\//, ""));
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Opens a file for editing. Throws E_WORD_UNEDITABLE where its main part is not in UTF-8. */
export function openForEditing(archive: Archive, file: string): EditedFile {
  const main = mainName(archive, file);
  const edited: EditedFile = { archive, file, main, changed: new Map() };
  edited.changed.set(main, charactersOf(edited, main));
  return edited;
}

/** A part's name as the archive spells it. */
function nameIn(archive: Archive, name: string): string {
  return archive.names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
}

/** The folder of the main part, which targets are relative to. */
function folderOf({ main }: EditedFile): string {
  return main.slice(0, main.lastIndexOf("/") + 1);
}

/** Name of the part that lists what the main part relates to. */
function linksOf(edited: EditedFile): string {
  const folder = folderOf(edited);
  return nameIn(edited.archive, `${folder}_rels/${edited.main.slice(folder.length)}.rels`);
}

/** Name of the part of a kind that the main part relates to; null where it relates to none. */
function relatedTo(edited: EditedFile, kind: string): string | null {
  const { archive, file } = edited;
  const target = relationshipsOf(archive, linksOf(edited), file).find((one) => one.kind === kind)?.target;
  if (target === undefined) return null;
  return nameIn(archive, target.startsWith("/") ? target.slice(1) : folderOf(edited) + target);
}

/** A part as characters; a mark at its head stays. */
function charactersOf({ archive, file, changed }: EditedFile, name: string): string {
  const ours = changed.get(name);
  if (ours !== undefined) return ours;
  const bytes = archive.part(name) ?? new Uint8Array();
  if (isUtf16(bytes)) throw uneditable(file, `its part ${name} is not kept in UTF-8`);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Numbers for new changes and comments, one after the other, that no part of the file has given yet. */
export function newIds(edited: EditedFile): () => number {
  let last = highestId(edited);
  return () => {
    last += 1;
    return last;
  };
}

/** The highest number that any part of the file gives a change, a comment or a bookmark. */
function highestId({ archive, changed }: EditedFile): number {
  let highest = 0;
  for (const name of archive.names) {
    if (!/\.xml$/i.test(name)) continue;
    const text = changed.get(name) ?? Buffer.from(archive.part(name) ?? []).toString("utf8");
    for (const [, id] of text.matchAll(/:id\s*=\s*["'](\d{1,9})["']/g)) highest = Math.max(highest, Number(id));
  }
  return highest < MOST_ID ? highest : 0;
}

/** Ids are signed numbers of 32 bits; some programs use random ones, and above this we begin anew. */
const MOST_ID = 2_000_000_000;

/** The error for a file that cannot be changed without touching more than the suggestions. */
export function uneditable(file: string, why: string): TravauxError {
  return new TravauxError(
    "E_WORD_UNEDITABLE",
    `Changes cannot be put into ${file} as it is: ${why}.`,
    "Open it in Word and save it again as DOCX; or lay its text out anew: travaux convert FILE NEW.docx.",
    { where: { file } },
  );
}

/** Takes out of our XML what names a style that the file does not have: its words then look as the file's others do. */
export function withoutUnknownStyles(edited: EditedFile): (xml: string) => string {
  const { archive } = edited;
  const name = relatedTo(edited, "styles") ?? nameIn(archive, `${folderOf(edited)}styles.xml`);
  const known = Buffer.from(archive.part(name) ?? []).toString("utf8");
  const has = (id: string): boolean => new RegExp(`:?styleId\\s*=\\s*["']${id}["']`).test(known);
  const absent = [
    ...(has("CommentText") ? [] : ['<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>']),
    ...(has("CommentReference") ? [] : ['<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>']),
  ];
  return (xml) => absent.reduce((rest, one) => rest.replaceAll(one, ""), xml);
}

/** A comment on its way into a file. */
export interface NewComment {
  readonly id: number;
  readonly text: string;
  /** Whose it is, where not everybody's of the file is the same. */
  readonly author?: string;
}

/** Puts comments into the file: into its part for them, or into a new one that the main part is told of. */
export function addComments(edited: EditedFile, comments: readonly NewComment[], { author, date }: Signature): void {
  if (comments.length === 0) return;
  const pen = newPen(date);
  const spelt = withoutUnknownStyles(edited)(
    comments.map((one) => commentXml(pen, one.id, { author: one.author ?? author, text: one.text })).join(""),
  );
  const { archive, file, changed } = edited;
  const known = relatedTo(edited, "comments");
  if (known !== null) {
    changed.set(known, withinRoot(charactersOf(edited, known), "comments", spelt, file));
    return;
  }
  const name = `${folderOf(edited)}comments.xml`;
  if (archive.part(name) !== null) throw uneditable(file, "it has a part for comments that nothing refers to");
  changed.set(name, wordXml("w:comments", spelt));
  addLink(edited, { id: "rIdTravauxComments", kind: "comments", target: "comments.xml" });
  addType(edited, name, TYPE_OF.comments ?? "");
}

/** Tells the main part that a new part is there. */
function addLink(
  edited: EditedFile,
  { id, kind, target }: { readonly id: string; readonly kind: string; readonly target: string },
): void {
  const { archive, file, changed } = edited;
  const links = linksOf(edited);
  const rels = archive.part(links) === null && !changed.has(links) ? linksXml([]) : charactersOf(edited, links);
  if (rels.includes(`"${id}"`)) throw uneditable(file, `it has a relationship ${id} already`);
  changed.set(links, withinRoot(rels, "Relationships", linkXml(id, relationshipType(kind), target), file));
}

/** Tells the table of contents what a new part is. */
function addType(edited: EditedFile, name: string, type: string): void {
  const types = nameIn(edited.archive, "[Content_Types].xml");
  const override = overrideXml(`/${name}`, type);
  edited.changed.set(types, withinRoot(charactersOf(edited, types), "Types", override, edited.file));
}

/** Puts in the part that says which delegations stand behind the names of changes. */
export function addAuthors(edited: EditedFile, xml: string): void {
  let number = 1;
  while (edited.archive.names.some((name) => new RegExp(`^customXml/item(?:Props)?${number}\\.xml$`, "i").test(name)))
    number += 1;
  const name = `customXml/item${number}.xml`;
  for (const [path, part] of Object.entries(authorsParts(xml, number))) edited.changed.set(path, part);
  addLink(edited, { id: "rIdTravauxAuthors", kind: "customXml", target: `/${name}` });
  addType(edited, name, "application/xml");
  addType(edited, `customXml/itemProps${number}.xml`, AUTHORS_PROPERTIES_TYPE);
}

/** A part with something more at the end of its root element, under the prefixes of that element. */
function withinRoot(xml: string, root: string, more: string, file: string): string {
  const prefix = rootPrefix(xml);
  const own = root === "comments" ? (prefix === "w:" ? more : more.replaceAll(/(<\/?)w:/g, `$1${prefix}`)) : more;
  const spelt = root === "comments" || prefix === "" ? own : own.replace(/^</, `<${prefix}`);
  const close = `</${prefix}${root}>`;
  const at = xml.lastIndexOf(close);
  if (at >= 0) return `${xml.slice(0, at)}${spelt}${xml.slice(at)}`;
  const empty = new RegExp(`<${prefix}${root}\\b[^>]*/>\\s*$`).exec(xml);
  if (empty === null) throw uneditable(file, `its part with the root ${root} is built unusually`);
  const head = empty[0].replace(/\/>\s*$/, ">");
  return `${xml.slice(0, empty.index)}${head}${spelt}${close}`;
}
