import type { Archive } from "../../zip/archive.ts";
import { relationshipsOf } from "../package.ts";
import { LOADING } from "../read-docx.ts";
import type { StoryKind } from "../revision.ts";
import type { Block } from "../segment.ts";
import type { WordModel } from "../word-model.ts";
import { childOf, elementsOf, parseXml, switchOf, textOf, type XmlElement } from "../xml.ts";
import type {
  DocumentProperty,
  EditingSettings,
  HiddenMatter,
  HiddenPart,
  HiddenText,
  OutsideLink,
} from "./inspection.ts";

/** What an archive holds beside the text of its document. */
export function hiddenMatterOf(archive: Archive, model: WordModel): HiddenMatter {
  const parts = (pattern: RegExp): readonly HiddenPart[] =>
    archive.names
      .filter((name) => pattern.test(name))
      .map((part) => ({ part, bytes: archive.part(part)?.length ?? 0 }));
  const rsids = childOf(model.settings, "w:rsids");
  const variables = childOf(model.settings, "w:docVars");
  return {
    text: hiddenTextOf(model),
    customXml: parts(/^customXml\/(?!_rels\/|itemProps)[^/]+\.xml$/i),
    embedded: parts(/(?:^|\/)embeddings\/[^/]+$/i),
    outside: outsideOf(archive, model.file),
    loadingFields: loadingFieldsOf(archive, model.file),
    properties: propertiesOf(archive, model.file),
    variables: variables === undefined ? [] : elementsOf(variables).map(({ attributes }) => attributes["w:name"] ?? ""),
    rsids: rsids === undefined ? 0 : elementsOf(rsids).filter(({ name }) => name === "w:rsid").length,
  };
}

/** How the file says it is to be edited. */
export function editingOf(settings: XmlElement | undefined): EditingSettings {
  const protection = childOf(settings, "w:documentProtection");
  const enforced = /^(?:1|true|on)$/.test(protection?.attributes["w:enforcement"] ?? "");
  const edit = protection?.attributes["w:edit"] ?? "none";
  return {
    tracking: switchOf(settings, "w:trackRevisions") ?? false,
    restricted: enforced && edit !== "none" ? edit : null,
    removesNames: switchOf(settings, "w:removePersonalInformation") ?? false,
  };
}

function hiddenTextOf(model: WordModel): readonly HiddenText[] {
  const found: HiddenText[] = [];
  const visit = (blocks: readonly Block[], story: StoryKind): void => {
    for (const block of blocks) {
      if (block.kind === "table") {
        for (const cell of block.rows.flatMap(({ cells }) => cells)) visit(cell.blocks, story);
        continue;
      }
      let hidden = "";
      for (const segment of block.segments) {
        if (segment.kind === "text" && segment.marks.hidden) hidden += segment.text;
        else if (segment.kind === "box") visit(segment.blocks, story);
      }
      if (hidden.trim() !== "") found.push({ story, text: hidden });
    }
  };
  visit(model.body, "body");
  for (const blocks of model.notes.footnote.values()) visit(blocks, "footnote");
  for (const blocks of model.notes.endnote.values()) visit(blocks, "endnote");
  for (const { kind, blocks } of model.marginals) visit(blocks, kind);
  return found;
}

function outsideOf(archive: Archive, file: string): readonly OutsideLink[] {
  return archive.names
    .filter((name) => name.endsWith(".rels"))
    .flatMap((part) =>
      relationshipsOf(archive, part, file)
        .filter(({ external }) => external)
        .map(({ kind, target }) => ({
          part: part.replace(/_rels\/([^/]*)\.rels$/, "$1"),
          kind,
          target,
          loads: LOADING.has(kind),
        })),
    );
}

/** Instructions that fetch a file or start a program (ECMA-376 part 1, 17.16.5; DDE is kept from older versions). */
const LOADING_FIELD = /^\s*(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|LINK|DDE|DDEAUTO|DATABASE|RD)\b/i;
const TEXT_PARTS = /^word\/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/i;

function loadingFieldsOf(archive: Archive, file: string): readonly string[] {
  const found: string[] = [];
  for (const part of archive.names.filter((name) => TEXT_PARTS.test(name))) {
    const bytes = archive.part(part);
    const open: string[] = [];
    const keep = (instruction: string): void => {
      if (LOADING_FIELD.test(instruction)) found.push(instruction.trim());
    };
    const visit = (element: XmlElement): void => {
      for (const child of elementsOf(element)) {
        if (child.name === "w:fldSimple") keep(child.attributes["w:instr"] ?? "");
        if (child.name === "w:instrText" || child.name === "w:delInstrText") {
          open.push((open.pop() ?? "") + textOf(child));
        } else if (child.name === "w:fldChar" && child.attributes["w:fldCharType"] === "begin") open.push("");
        else if (child.name === "w:fldChar" && child.attributes["w:fldCharType"] === "end") {
          keep(open.pop() ?? "");
        } else visit(child);
      }
    };
    if (bytes !== null) visit(parseXml(bytes, part, file));
  }
  return found;
}

/** Properties whose values are usually names of people or offices; of those a writer named, by what they are called. */
const PERSONAL =
  /^(?:creator|lastModifiedBy|Manager|Company)$|author|owner|operator|e-?mail|(?:user|name|editor|typist)$/i;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** What the program's own properties say beyond counts of pages and words. */
const TELLING: ReadonlySet<string> = new Set(["Template", "Manager", "Company", "Application", "HyperlinkBase"]);

function propertiesOf(archive: Archive, file: string): readonly DocumentProperty[] {
  const properties: DocumentProperty[] = [];
  for (const part of ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"]) {
    const bytes = archive.part(part);
    for (const element of bytes === null ? [] : elementsOf(parseXml(bytes, part, file))) {
      const name = element.attributes.name ?? element.name.replace(/^[^:]*:/, "");
      const value = deepText(element).trim();
      const told = value !== "" && (part !== "docProps/app.xml" || TELLING.has(name));
      if (told) properties.push({ name, value, personal: PERSONAL.test(name) || ADDRESS.test(value) });
    }
  }
  return properties;
}

function deepText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : deepText(child))).join("");
}
