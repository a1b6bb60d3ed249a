import type { Look } from "../written.ts";

/** The style of each look. */
export const STYLE_OF: Readonly<Record<Look, string>> = {
  title: "Title",
  formula: "Formula",
  "heading-1": "Heading1",
  "heading-2": "Heading2",
  "heading-3": "Heading3",
  opening: "Opening",
  preambular: "Preambular",
  chapeau: "Chapeau",
  operative: "Operative",
  closing: "Closing",
  signature: "SignatureLine",
  kept: "Kept",
};

/** Fonts every office has, or has a metric twin of; the second serves Arabic and Urdu. */
const FONTS =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>';

function paragraphStyle(id: string, name: string, paragraph: string, run = "", more = ""): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"${/^(?:Heading|Title|Foot|Header|Footer|annotation)/.test(id) ? "" : ' w:customStyle="1"'}><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${more}<w:qFormat/><w:pPr>${paragraph}</w:pPr>${run === "" ? "" : `<w:rPr>${run}</w:rPr>`}</w:style>`;
}

const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const BOLD = "<w:b/><w:bCs/>";
const NEXT = '<w:next w:val="Operative"/>';

function heading(depth: number, halfPoints: number): string {
  const paragraph = `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${depth - 1}"/>`;
  return paragraphStyle(`Heading${depth}`, `heading ${depth}`, paragraph, BOLD + size(halfPoints), NEXT);
}

/** The inside of `word/styles.xml`: the styles of every text we write, so that a secretariat can restyle a file in one place. */
export function stylesPart(language: string): string {
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${FONTS}${size(24)}<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  const normal =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';
  const table =
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';
  const body = '<w:jc w:val="both"/>';
  return [
    defaults,
    normal,
    table,
    paragraphStyle(
      "Title",
      "Title",
      '<w:keepNext/><w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>',
      BOLD + size(30),
      NEXT,
    ),
    paragraphStyle("Formula", "Formula", '<w:jc w:val="center"/>'),
    heading(1, 26),
    heading(2, 25),
    heading(3, 24),
    paragraphStyle("Opening", "Opening Formula", body),
    paragraphStyle("Preambular", "Preambular Paragraph", body),
    paragraphStyle("Chapeau", "Chapeau", `<w:keepNext/>${body}`),
    paragraphStyle("Operative", "Operative Paragraph", body),
    paragraphStyle("Closing", "Closing Clause", body),
    paragraphStyle("SignatureLine", "Signature Line", '<w:keepLines/><w:jc w:val="left"/>'),
    paragraphStyle("Kept", "Kept As It Stands", '<w:jc w:val="left"/>'),
    paragraphStyle("TableText", "Table Text", '<w:spacing w:before="40" w:after="40"/>', size(21)),
    paragraphStyle(
      "FootnoteText",
      "footnote text",
      '<w:spacing w:after="60" w:line="240" w:lineRule="auto"/>',
      size(20),
    ),
    paragraphStyle(
      "Grading",
      "Grading",
      '<w:spacing w:after="60"/><w:jc w:val="center"/>',
      `${BOLD}<w:caps/>${size(20)}`,
    ),
    paragraphStyle("Running", "Running Line", '<w:spacing w:after="0"/>', size(18)),
    paragraphStyle(
      "CommentText",
      "annotation text",
      '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
      size(20),
    ),
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
    '<w:style w:type="character" w:customStyle="1" w:styleId="BracketSign"><w:name w:val="Bracket Sign"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>',
  ].join("");
}
