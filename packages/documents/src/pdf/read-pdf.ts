import { TravauxError } from "@travaux/instrument";
import type { Reading, Remark } from "../reading.ts";
import { checkParagraphs } from "../text/read-text.ts";
import type { Extracted } from "./extract.ts";
import { extractApart } from "./extract-apart.ts";
import { bodySizeOf, footnotesOf, withReferences } from "./footnotes.ts";
import type { PdfPage } from "./fragment.ts";
import { clearFurniture } from "./furniture.ts";
import { joinerOf } from "./hyphen.ts";
import { type Line, linesOf } from "./line.ts";
import { unmirrored } from "./mirror.ts";
import { paragraphsOf, treeHolds } from "./paragraphs.ts";
import { pdfSourceOf } from "./source.ts";

/**
 * Reads a PDF with a text layer: paragraphs by its tags where it has them and they hold, else by how the lines are set;
 * headers, footers and page numbers apart. Specified in `docs/spec/reading.md`.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<Reading> {
  try {
    return readingOf(await extractApart(bytes, name, true), [], name);
  } catch (error) {
    if (!(error instanceof TravauxError) || error.code !== "E_PDF_BROKEN") throw error;
    const extracted = await extractApart(bytes, name, false);
    const message =
      "The PDF has faults; what a forgiving reader finds in it was read. Compare it with the page images.";
    return readingOf(extracted, [{ code: "R_PDF_FAULTS", message }], name);
  }
}

function readingOf({ pages, tagged }: Extracted, remarks: readonly Remark[], name: string): Reading {
  const spaces = plainSpacesOf(pages);
  const lineSets = pages.map((page) => linesOf({ ...page, fragments: page.fragments.map(spaces) }));
  const all = lineSets.flat();
  refuseTextless(all, pages, name);
  const cleared = clearFurniture(lineSets);
  // A page number stamped on every scan is no text.
  if (!cleared.pages.flat().some((line) => /\p{L}/u.test(line.text))) refuseTextless([], pages, name);
  const bodySize = bodySizeOf(cleared.pages.flat());
  const footed = unmirrored(cleared.pages).map((lines) => footnotesOf(lines, bodySize));
  const body = footed.flatMap((page) => {
    const labels = new Set(page.footnotes.map(({ label }) => label));
    return page.body.map((line) => withReferences(line, labels));
  });
  const holds = treeHolds(body, tagged);
  const { source, paragraphs } = pdfSourceOf(
    paragraphsOf(body, holds ? tagged : new Map()),
    footed.flatMap(({ footnotes }) => footnotes),
    joinerOf(body),
  );
  checkParagraphs(paragraphs, name);
  const furniture = [...new Set([...cleared.furniture, ...pages.flatMap(({ aside }) => aside)])];
  return {
    format: "pdf",
    name,
    source,
    paragraphs,
    remarks: [...remarks, ...blankPages(cleared.pages)],
    ...(furniture.length === 0 ? {} : { furniture }),
  };
}

/** Some producers write every space as a no-break space; only where ordinary spaces prevail do those mean anything. */
function plainSpacesOf(
  pages: readonly PdfPage[],
): (fragment: PdfPage["fragments"][number]) => PdfPage["fragments"][number] {
  let plain = 0;
  let hard = 0;
  for (const { text } of pages.flatMap(({ fragments }) => fragments)) {
    plain += text.split(" ").length - 1;
    hard += text.split("\u00A0").length - 1;
  }
  if (hard <= plain) return (fragment) => fragment;
  return (fragment) => ({ ...fragment, text: fragment.text.replaceAll("\u00A0", " ") });
}

const OCR_HINT =
  "Reading scans (OCR) is not offered yet. Give the text as DOCX, or export the PDF again from the program the text was written in.";

/** Characters that a font shows without saying what they are. */
const NAMELESS = /[\uE000-\uF8FF\uFFFD]|(?![\t])\p{Cc}/gu;
const NAMELESS_SHARE = 0.3;

function refuseTextless(lines: readonly Line[], pages: readonly PdfPage[], name: string): void {
  const text = lines.map((line) => line.text).join("");
  const nameless = text.match(NAMELESS)?.length ?? 0;
  if (text !== "" && nameless <= text.length * NAMELESS_SHARE) return;
  const count = pages.length === 1 ? "one page" : `${pages.length} pages`;
  const message =
    text === ""
      ? `${name} is a PDF of ${count} without a text layer: scanned pictures, or blank.`
      : `${name} is a PDF whose fonts do not say which letters they show, so its text cannot be read.`;
  throw new TravauxError("E_PDF_NO_TEXT", message, OCR_HINT, { where: { file: name } });
}

/** Pages named in a remark; of a longer list the rest is counted. */
const MOST_PAGES_NAMED = 20;

function blankPages(pages: readonly (readonly Line[])[]): readonly Remark[] {
  const blank = pages.flatMap((lines, index) => (lines.length === 0 ? [index + 1] : []));
  if (blank.length === 0) return [];
  const more = blank.length - MOST_PAGES_NAMED;
  const named = blank.slice(0, MOST_PAGES_NAMED);
  const last = more > 0 ? `${more} more` : named.pop();
  const which = named.length === 0 ? `Page ${last} has` : `Pages ${named.join(", ")} and ${last} have`;
  return [
    {
      code: "R_PAGES_WITHOUT_TEXT",
      message: `${which} no text that could be read: pictures only, or blank. What stands there was not read.`,
    },
  ];
}
