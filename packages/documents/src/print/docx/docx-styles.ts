import { BorderStyle, type IStylesOptions } from "docx";

/** Fonts every office has, or has a metric twin of. */
const BODY_FONT = "Times New Roman";
const HEAD_FONT = "Arial";

/** Half-points, as Word counts. */
const BODY_SIZE = 21;

/** The styles of every paper we write, as real Word styles, so that a ministry can restyle the file in one place. */
export function docxStyles(language: string): IStylesOptions {
  const heading = (size: number, before: number): BaseStyle => ({
    run: { font: HEAD_FONT, size, bold: true, color: "000000" },
    paragraph: { spacing: { before, after: 70, line: 264, lineRule: "auto" }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: BODY_FONT, size: BODY_SIZE, language: { value: language } },
        paragraph: { spacing: { after: 100, line: 250, lineRule: "auto" } },
      },
      title: {
        run: { font: HEAD_FONT, size: 32, bold: true, color: "000000" },
        paragraph: { spacing: { after: 140, line: 276, lineRule: "auto" }, keepNext: true },
      },
      heading1: heading(24, 180),
      heading2: heading(23, 220),
      heading3: heading(21, 180),
      hyperlink: { run: { color: "0B4A8F", underline: {} } },
    },
    characterStyles: CHARACTER_STYLES,
    paragraphStyles: paragraphStyles(),
  };
}

type BaseStyle = NonNullable<NonNullable<IStylesOptions["default"]>["heading1"]>;
type ParagraphStyle = NonNullable<IStylesOptions["paragraphStyles"]>[number];

function plain(
  id: string,
  run: NonNullable<ParagraphStyle["run"]>,
  paragraph: NonNullable<ParagraphStyle["paragraph"]>,
): ParagraphStyle {
  return { id, name: id.replace(/(?<=[a-z])(?=[A-Z])/, " "), basedOn: "Normal", quickFormat: true, run, paragraph };
}

/** The edge of a finding differs by its shape, so that a copy in black and white keeps the difference. */
function finding(tone: string, edge: (typeof BorderStyle)[keyof typeof BorderStyle], size: number): ParagraphStyle {
  return plain(
    `Finding${tone}`,
    { size: 21 },
    {
      spacing: { after: 40, line: 250, lineRule: "auto" },
      keepLines: true,
      indent: { left: 200 },
      border: { left: { style: edge, size, space: 8, color: "000000" } },
    },
  );
}

const CHARACTER_STYLES: NonNullable<IStylesOptions["characterStyles"]> = [
  { id: "Strong", name: "Strong", run: { bold: true } },
  { id: "Emphasis", name: "Emphasis", run: { italics: true } },
  { id: "QuotedWords", name: "Quoted Words", run: { italics: true } },
  {
    id: "MarkedWords",
    name: "Marked Words",
    run: { bold: true, underline: {}, shading: { type: "clear", color: "auto", fill: "E2E2E2" } },
  },
  { id: "Typed", name: "Typed", run: { font: "Courier New", size: 18 } },
];

function paragraphStyles(): ParagraphStyle[] {
  return [
    plain("Small", { size: 18 }, { spacing: { before: 60, after: 60 } }),
    plain("Gap", { size: 8 }, { spacing: { before: 0, after: 0, line: 120, lineRule: "exact" } }),
    plain("TableText", { size: 17 }, { spacing: { after: 0, line: 235, lineRule: "auto" } }),
    plain(
      "TableHead",
      { font: HEAD_FONT, size: 18, bold: true },
      { spacing: { after: 20, line: 240, lineRule: "auto" }, keepNext: true },
    ),
    plain("Field", {}, { spacing: { after: 30 }, indent: { left: 2100, hanging: 2100 }, keepLines: true }),
    plain("Precedence", { font: HEAD_FONT, bold: true, allCaps: true, underline: {} }, { spacing: { after: 160 } }),
    plain(
      "Grading",
      { font: HEAD_FONT, size: 20, bold: true, allCaps: true },
      { alignment: "center", spacing: { after: 0 } },
    ),
    plain("Running", { font: HEAD_FONT, size: 16 }, { spacing: { before: 40, after: 0 } }),
    plain(
      "Signature",
      {},
      { alignment: "left", spacing: { after: 0 }, indent: { left: 5400 }, keepNext: true, keepLines: true },
    ),
    plain(
      "ClauseLabel",
      { font: HEAD_FONT, size: 18, bold: true },
      {
        spacing: { before: 200, after: 40 },
        keepNext: true,
        indent: { left: 200 },
      },
    ),
    plain(
      "ClauseText",
      { size: 23 },
      {
        spacing: { after: 120 },
        keepLines: true,
        keepNext: true,
        indent: { left: 200, right: 200 },
        shading: { type: "clear", color: "auto", fill: "F3F3F3" },
      },
    ),
    finding("Object", BorderStyle.SINGLE, 36),
    finding("Consider", BorderStyle.DOUBLE, 12),
    finding("Note", BorderStyle.DASHED, 12),
    finding("Good", BorderStyle.DOTTED, 12),
  ];
}
