import { TravauxError } from "@travaux/instrument";
import { relationshipsOf } from "../../docx/package.ts";
import type { Archive } from "../../zip/archive.ts";
import { commentXml } from "../parts/comments-part.ts";
import { AUTHORS_PROPERTIES_TYPE, authorsParts, relationshipType, TYPE_OF, wordXml } from "../parts/package-parts.ts";
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

/** A part as characters; a mark at its head stays. */
function charactersOf({ archive, file, changed }: EditedFile, name: string): string {
  const ours = changed.get(name);
  if (ours !== undefined) return ours;
  const bytes = archive.part(name) ?? new Uint8Array();
  if (isUtf16(bytes)) throw uneditable(file, `its part ${name} is not kept in UTF-8`);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

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
export function withoutUnknownStyles({ archive, file, main }: EditedFile): (xml: string) => string {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const links = nameIn(archive, `${folder}_rels/${main.slice(folder.length)}.rels`);
  const styles = relationshipsOf(archive, links, file).find(({ kind }) => kind === "styles")?.target ?? "styles.xml";
  const name = nameIn(archive, styles.startsWith("/") ? styles.slice(1) : folder + styles);
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
  const { archive, file, main, changed } = edited;
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const links = nameIn(archive, `${folder}_rels/${main.slice(folder.length)}.rels`);
  const known = relationshipsOf(archive, links, file).find(({ kind }) => kind === "comments");
  if (known !== undefined) {
    const name = nameIn(archive, known.target.startsWith("/") ? known.target.slice(1) : folder + known.target);
    changed.set(name, withinRoot(charactersOf(edited, name), "comments", spelt, file));
    return;
  }
  const name = `${folder}comments.xml`;
  if (archive.part(name) !== null) throw uneditable(file, "it has a part for comments that nothing refers to");
  changed.set(name, wordXml("w:comments", spelt));
  const link = `<Relationship Id="rIdTravauxComments" Type="${relationshipType("comments")}" Target="comments.xml"/>`;
  addPart(edited, { name, link, type: TYPE_OF.comments ?? "" });
}

/** Tells the file of a new part: the main part that it is there, and the table of contents what it is. */
function addPart(
  edited: EditedFile,
  { name, link, type }: { readonly name: string; readonly link: string; readonly type: string },
): void {
  const { archive, file, main, changed } = edited;
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const links = nameIn(archive, `${folder}_rels/${main.slice(folder.length)}.rels`);
  const rels = archive.part(links) === null && !changed.has(links) ? EMPTY_LINKS : charactersOf(edited, links);
  const id = /Id="([^"]*)"/.exec(link)?.[1] ?? "";
  if (rels.includes(`"${id}"`)) throw uneditable(file, `it has a relationship ${id} already`);
  changed.set(links, withinRoot(rels, "Relationships", link, file));
  addType(edited, name, type);
}

function addType(edited: EditedFile, name: string, type: string): void {
  const types = nameIn(edited.archive, "[Content_Types].xml");
  const override = `<Override PartName="/${name}" ContentType="${type}"/>`;
  edited.changed.set(types, withinRoot(charactersOf(edited, types), "Types", override, edited.file));
}

/** Puts in the part that says which delegations stand behind the names of changes. */
export function addAuthors(edited: EditedFile, xml: string): void {
  let number = 1;
  while (edited.archive.names.some((name) => new RegExp(`^customXml/item(?:Props)?${number}\\.xml$`, "i").test(name)))
    number += 1;
  const name = `customXml/item${number}.xml`;
  for (const [path, part] of Object.entries(authorsParts(xml, number))) edited.changed.set(path, part);
  const link = `<Relationship Id="rIdTravauxAuthors" Type="${relationshipType("customXml")}" Target="/${name}"/>`;
  addPart(edited, { name, link, type: "application/xml" });
  addType(edited, `customXml/itemProps${number}.xml`, AUTHORS_PROPERTIES_TYPE);
}

const EMPTY_LINKS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

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
