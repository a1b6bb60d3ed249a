import type { Sheet } from "../../print/sheet.ts";
import type { WordOptions } from "../page-setup.ts";
import { runXml } from "./runs.ts";
import { escaped } from "./xml-text.ts";

/** Twips: width and height of the sheet. */
const SHEETS: Readonly<Record<Sheet, { readonly width: number; readonly height: number }>> = {
  A4: { width: 11906, height: 16838 },
  Letter: { width: 12240, height: 15840 },
};

/** Twips: one inch all around. */
const MARGIN = 1440;

/** Twips between the margins of a sheet. */
export function lineWidth({ sheet = "A4" }: WordOptions): number {
  return SHEETS[sheet].width - 2 * MARGIN;
}

/** Id of the relationship to the one header. */
export const HEADER_ID = "rIdHeader";

/** Id of the relationship to the one footer. */
export const FOOTER_ID = "rIdFooter";

/** The section that every page belongs to. */
export function sectionXml(options: WordOptions, rightToLeft: boolean): string {
  const { width, height } = SHEETS[options.sheet ?? "A4"];
  const lines = options.lineNumbers === true ? '<w:lnNumType w:countBy="5" w:restart="newPage"/>' : "";
  return `<w:sectPr><w:headerReference w:type="default" r:id="${HEADER_ID}"/><w:footerReference w:type="default" r:id="${FOOTER_ID}"/><w:pgSz w:w="${width}" w:h="${height}"/><w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="567" w:footer="567" w:gutter="0"/>${lines}${rightToLeft ? "<w:bidi/>" : ""}</w:sectPr>`;
}

/** The inside of the header: the grading, or an empty line. */
export function headerXml({ grading }: WordOptions): string {
  return gradingLine(grading ?? null);
}

/** The inside of the footer: the grading where there is one, a few words, page X of Y. */
export function footerXml(options: WordOptions): string {
  const { grading, running = "" } = options;
  const words = escaped(running) === "" ? "" : runXml(running, "");
  const tab = `<w:tabs><w:tab w:val="right" w:pos="${lineWidth(options)}"/></w:tabs>`;
  const number = `${runXml("\tPage ", "")}${field("PAGE")}${runXml(" of ", "")}${field("NUMPAGES")}`;
  const line = `<w:p><w:pPr><w:pStyle w:val="Running"/>${tab}</w:pPr>${words}${number}</w:p>`;
  return grading === null || grading === undefined || grading === "" ? line : gradingLine(grading) + line;
}

function gradingLine(grading: string | null): string {
  return `<w:p><w:pPr><w:pStyle w:val="Grading"/></w:pPr>${grading === null ? "" : runXml(grading, "")}</w:p>`;
}

function field(instruction: string): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark("begin")}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${mark("separate")}<w:r><w:t>1</w:t></w:r>${mark("end")}`;
}
