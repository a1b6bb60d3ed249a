import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDocx } from "../made-files.ts";
import { readFile } from "../read/read-file.ts";
import { MADE_TRACKED } from "./made-tracked.ts";
import { elementsOf, parseXml, textOf, type XmlElement } from "./xml.ts";

const present = spawnSync("soffice", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "travaux-office-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const corpus = fileURLToPath(new URL("../../../../../shared/corpora/docx/tracked/", import.meta.url));
/**
 * Files in which LibreOffice reads what nobody disputes. In the others it keeps formulas apart, computes dates anew, errs
 * inside content controls, or says of a deletion inside an insertion only that it is a deletion; two have no text.
 */
const DISPUTED = /012|HC031|RP004|RP013|RP014|RP018|RP020|RP047|Comment042|RP033|__sectPr/;
const files = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => name.endsWith(".docx") && !DISPUTED.test(name))
  : [];
const cases: readonly (readonly [string, () => Uint8Array])[] = [
  // Of nested changes LibreOffice keeps one.
  ...MADE_TRACKED.filter(([name]) => !name.includes("inside")).map(
    ([name, body]) => [name, () => makeDocx(body)] as const,
  ),
  ...files.map((name) => [name, () => new Uint8Array(readFileSync(corpus + name))] as const),
];

describe.skipIf(!present)(`LibreOffice, another reader of Word files${present ? "" : " (not present)"}`, () => {
  beforeAll(() => {
    const paths = cases.map(([, bytesOf], index) => {
      const path = join(folder, `${index}.docx`);
      writeFileSync(path, bytesOf());
      return path;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    spawnSync("soffice", [profile, "--headless", "--convert-to", "fodt", "--outdir", folder, ...paths]);
  }, 180_000);

  it.each(cases.map(([name, bytesOf], index) => [name, bytesOf, index] as const))(
    "finds the same words in %s, accepted and rejected",
    async (_, bytesOf, index) => {
      const theirs = viewsIn(readFileSync(join(folder, `${index}.fodt`)));
      for (const view of ["accepted", "rejected"] as const) {
        const { paragraphs } = await readFile(bytesOf(), "draft.docx", { view });
        const body = paragraphs.filter(({ style }) => style !== "footnote").map(({ text }) => text);
        expect(words(body.join(" "))).toBe(words(theirs[view]));
      }
    },
  );
});

const words = (text: string): string => text.replace(/\[\^[^\]]*\]/g, "").replace(/[^\p{L}\p{N}]+/gu, "");

/** Local names: what the parser does not know stands under `?:`. */
const named = (element: XmlElement, name: string): boolean => element.name === `?:${name}`;

/** The words of a flat OpenDocument text in which changes stand in place (ODF 1.3 part 3, 5.5). */
function viewsIn(bytes: Uint8Array): { accepted: string; rejected: string } {
  const text = find(parseXml(bytes, "content", "draft.fodt"), "text");
  const regions = text === undefined ? undefined : find(text, "tracked-changes");
  const kinds = new Map<string, string>();
  for (const region of regions === undefined ? [] : elementsOf(regions)) {
    const [kind] = elementsOf(region);
    kinds.set(region.attributes["?:id"] ?? "", (kind?.name ?? "").replace("?:", ""));
  }
  const open = new Set<string>();
  const views = { accepted: "", rejected: "" };
  const inside = (kind: string): boolean => [...open].some((id) => kinds.get(id) === kind);
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (typeof child === "string") {
        if (!inside("deletion")) views.accepted += child;
        if (!inside("insertion")) views.rejected += child;
      } else if (named(child, "change-start")) open.add(child.attributes["?:change-id"] ?? "");
      else if (named(child, "change-end")) open.delete(child.attributes["?:change-id"] ?? "");
      else if (!APART.some((name) => named(child, name))) visit(child);
    }
  };
  if (text !== undefined) visit(text);
  return views;
}

/** Notes, comments and the list of changes stand apart from the text. */
const APART: readonly string[] = ["tracked-changes", "note", "annotation", "custom-shape", "frame"];

function find(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of elementsOf(element)) {
    // The format has other elements of the name `text`: the one that is meant has blocks, not characters.
    if (named(child, name) && textOf(child).trim() === "") return child;
    const found = find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
