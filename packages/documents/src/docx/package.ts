import { TravauxError } from "@travaux/instrument";
import type { Archive } from "../zip/archive.ts";
import { elementsOf, parseXml, type XmlElement } from "./xml.ts";

/** A link from one part to another, or out of the file. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type's URI: `styles`, `footnotes`, `hyperlink`. */
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

/** The parts of a Word file that matter for its text. */
export interface WordPackage {
  readonly file: string;
  readonly main: XmlElement;
  readonly relationships: readonly Relationship[];
  /** The first part the main part relates to as `kind`, parsed; undefined where there is none. */
  readonly related: (kind: string) => XmlElement | undefined;
  /** A header or footer by its relationship's id. */
  readonly marginal: (id: string) => XmlElement | undefined;
}

const MAIN_TYPE = /wordprocessingml\.(?:document|template)\.main\+xml$/;
const MACRO_TYPE = /ms-word\.(?:document|template)\.macroEnabled/i;

/** Tells by the content types whether an archive holds a Word document (ECMA-376 part 2, 6.2.3). */
export function isWordArchive(archive: Archive, file: string): boolean {
  const types = contentTypes(archive, file);
  return types.some((type) => MAIN_TYPE.test(type) || MACRO_TYPE.test(type));
}

function contentTypes(archive: Archive, file: string): readonly string[] {
  const bytes = archive.part("[Content_Types].xml");
  if (bytes === null) return [];
  return elementsOf(parseXml(bytes, "[Content_Types].xml", file)).map((type) => type.attributes.ContentType ?? "");
}

/** Opens the parts of a Word document. Refuses what could act on its own: macros, ActiveX, embedded foreign text. */
export function openPackage(archive: Archive, file: string): WordPackage {
  refuseActive(archive, contentTypes(archive, file), file);
  const root = relationshipsOf(archive, "_rels/.rels", file).find(({ kind }) => kind === "officeDocument");
  const path = resolved("", root?.target ?? "word/document.xml");
  const main = archive.part(path);
  if (main === null) {
    throw new TravauxError(
      "E_DOCX_NO_TEXT",
      `${file} is a Word file without its main part.`,
      "Open it in a word processor and save it again as DOCX; if that fails, ask the sender for it again.",
      { where: { file } },
    );
  }
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relationships = relationshipsOf(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, file);
  if (relationships.some(({ kind }) => kind === "aFChunk")) throw altChunkError(file);
  const parse = (found: Relationship | undefined): XmlElement | undefined => {
    if (found === undefined || found.external) return undefined;
    const name = resolved(folder, found.target);
    const bytes = archive.part(name);
    return bytes === null ? undefined : parseXml(bytes, name, file);
  };
  return {
    file,
    main: parseXml(main, path, file),
    relationships,
    related: (kind) => parse(relationships.find((found) => found.kind === kind)),
    marginal: (id) => parse(relationships.find((found) => found.id === id && /^(?:header|footer)$/.test(found.kind))),
  };
}

function refuseActive(archive: Archive, types: readonly string[], file: string): void {
  const named = (pattern: RegExp): boolean => archive.names.some((name) => pattern.test(name));
  if (named(/(?:^|\/)vba(?:Project|Data)[^/]*$/i) || types.some((type) => MACRO_TYPE.test(type))) {
    throw new TravauxError(
      "E_DOCX_MACROS",
      `${file} contains macros, programs that run when it is opened; such files are not taken in.`,
      "Save it in Word as “Word Document (.docx)”, which leaves the macros out.",
      { where: { file } },
    );
  }
  if (named(/(?:^|\/)activeX\//i)) {
    throw new TravauxError(
      "E_DOCX_ACTIVEX",
      `${file} contains ActiveX controls, which can run programs; such files are not taken in.`,
      "Remove the controls in Word (Developer, Design Mode) and save it again as DOCX.",
      { where: { file } },
    );
  }
}

/** The error for text kept as a foreign file inside (altChunk): Word shows it, but it is in no part of the document. */
export function altChunkError(file: string): TravauxError {
  return new TravauxError(
    "E_DOCX_ALTCHUNK",
    `${file} keeps a part of its text as another file inside (altChunk), which is not read.`,
    "Open it in Word and save it again as DOCX: Word then makes it ordinary text.",
    { where: { file } },
  );
}

/** The links that a part of relationships lists; none where there is no such part. */
export function relationshipsOf(archive: Archive, part: string, file: string): readonly Relationship[] {
  const bytes = archive.part(part);
  if (bytes === null) return [];
  return elementsOf(parseXml(bytes, part, file)).map(({ attributes }) => ({
    id: attributes.Id ?? "",
    kind: (attributes.Type ?? "").split("/").at(-1) ?? "",
    target: attributes.Target ?? "",
    external: attributes.TargetMode === "External",
  }));
}

/** A target relative to its part's folder (RFC 3986, as OPC uses it). */
function resolved(folder: string, target: string): string {
  const path = target.startsWith("/") ? target : `/${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
