import { wordParagraph as plain } from "../made-files.ts";

/** A body made by hand for one kind of change, with what must stand when all changes are accepted, and when all are rejected. */
export interface MadeKind {
  readonly name: string;
  readonly body: string;
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
  /** Why docxodus reads it otherwise. */
  readonly alone?: string;
}

const by = (author: string): string => `w:id="1" w:author="${author}" w:date="2031-02-03T10:00:00Z"`;
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const gone = (text: string): string => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;
const ins = (inside: string): string => `<w:ins ${by("Anna")}>${inside}</w:ins>`;
const del = (text: string): string => `<w:del ${by("Ben")}>${gone(text)}</w:del>`;
const from = (inside: string): string => `<w:moveFrom ${by("Anna")}>${inside}</w:moveFrom>`;
const to = (inside: string): string => `<w:moveTo ${by("Anna")}>${inside}</w:moveTo>`;
const p = (inside: string, properties = ""): string => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
const end = (...kinds: readonly string[]): string =>
  `<w:rPr>${kinds.map((kind) => `<w:${kind} ${by("Anna")}/>`).join("")}</w:rPr>`;
const cell = (inside: string, change = ""): string =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${change}</w:tcPr>${inside}</w:tc>`;
const row = (inside: string, change = ""): string => `<w:tr><w:trPr>${change}</w:trPr>${inside}</w:tr>`;
const table = (rows: string): string =>
  `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>${rows}</w:tbl>`;
const put = `<w:ins ${by("Anna")}/>`;
const struck = `<w:del ${by("Ben")}/>`;
const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string): string => `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`;
const control = (inside: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
const link = (inside: string): string => `<w:hyperlink w:anchor="x">${inside}</w:hyperlink>`;
const formula = (inside: string): string => `<m:oMath>${inside}</m:oMath>`;
const sign = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
const box = (inside: string): string =>
  `<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${inside}</w:txbxContent></v:textbox></w:pict></w:r>`;

const TAIL = plain("Tail.");
const kind = (
  name: string,
  body: string,
  [accepted, rejected]: readonly [readonly string[], readonly string[]],
  alone?: string,
): MadeKind => ({ name, body, accepted, rejected, ...(alone === undefined ? {} : { alone }) });

const TABLES: readonly MadeKind[] = [
  kind(
    "rows put in and struck out, with the ends of their paragraphs",
    table(
      row(cell(plain("A")) + cell(plain("B"))) +
        row(cell(p(ins(run("C")), end("ins"))) + cell(p(ins(run("D")), end("ins"))), put) +
        row(cell(p(del("E"), end("del"))) + cell(p(del("F"), end("del"))), struck),
    ) + TAIL,
    [
      ["A", "B", "C", "D", "Tail."],
      ["A", "B", "E", "F", "Tail."],
    ],
  ),
  kind("a row put in and struck out again", table(row(cell(plain("A"))) + row(cell(plain("B")), put + struck)) + TAIL, [
    ["A", "Tail."],
    ["A", "Tail."],
  ]),
  kind("a whole table struck out", table(row(cell(p(del("A"))), struck)) + TAIL, [["Tail."], ["A", "Tail."]]),
  kind("a whole table put in", table(row(cell(p(ins(run("A")))), put)) + TAIL, [["A", "Tail."], ["Tail."]]),
  kind(
    "a paragraph struck out in a cell, and the end of a cell",
    table(row(cell(p(del("gone"), end("del")) + plain("kept")) + cell(p(run("x") + del("y"), end("del"))))) + TAIL,
    [
      ["kept", "x", "Tail."],
      ["gone", "kept", "xy", "Tail."],
    ],
  ),
  kind(
    "cells put in and struck out",
    table(
      row(
        cell(plain("A")) +
          cell(plain("B"), `<w:cellIns ${by("Anna")}/>`) +
          cell(plain("C"), `<w:cellDel ${by("Ben")}/>`),
      ),
    ) + TAIL,
    [
      ["A", "B", "Tail."],
      ["A", "C", "Tail."],
    ],
  ),
  kind(
    "all cells of a row struck out",
    table(row(cell(plain("A"), `<w:cellDel ${by("Ben")}/>`)) + row(cell(plain("B")))) + TAIL,
    [
      ["B", "Tail."],
      ["A", "B", "Tail."],
    ],
  ),
  kind(
    "cells merged, which moves no words",
    table(
      row(cell(plain("A"))) + row(cell(plain("B"), `<w:cellMerge ${by("Anna")} w:vMerge="cont" w:vMergeOrig="rest"/>`)),
    ) + TAIL,
    [
      ["A", "B", "Tail."],
      ["A", "B", "Tail."],
    ],
  ),
  kind(
    "a row put into a table within a table",
    table(row(cell(plain("A") + table(row(cell(plain("B"))) + row(cell(plain("C")), put)) + plain("D")))) + TAIL,
    [
      ["A", "B", "C", "D", "Tail."],
      ["A", "B", "D", "Tail."],
    ],
  ),
  kind(
    "a row moved",
    table(
      row(cell(p(from(run("A")), end("moveFrom"))), struck) +
        row(cell(plain("B"))) +
        row(cell(p(to(run("A")), end("moveTo"))), put),
    ) + TAIL,
    [
      ["B", "A", "Tail."],
      ["A", "B", "Tail."],
    ],
  ),
  kind("a row inside a content control", table(control(row(cell(plain("A")), put)) + row(cell(plain("B")))) + TAIL, [
    ["A", "B", "Tail."],
    ["B", "Tail."],
  ]),
];

const PARAGRAPHS: readonly MadeKind[] = [
  kind("three paragraphs joined", p(run("a "), end("del")) + p(run("b "), end("del")) + plain("c"), [
    ["a b c"],
    ["a", "b", "c"],
  ]),
  kind("everything struck out", p(del("a"), end("del")) + p(del("b"), end("del")), [[], ["a", "b"]]),
  kind("an end put in and struck out again", p(run("a "), end("ins", "del")) + plain("b"), [["a b"], ["a b"]]),
  kind("a paragraph struck out before a table", p(del("A"), end("del")) + table(row(cell(plain("B")))) + TAIL, [
    ["B", "Tail."],
    ["A", "B", "Tail."],
  ]),
  kind(
    "an end struck out before the last paragraph of a section",
    p(run("a "), end("del")) + p(run("b"), "<w:sectPr/>") + TAIL,
    [
      ["a b", "Tail."],
      ["a", "b", "Tail."],
    ],
  ),
  kind("a move without its other end", p(from(run("Moved.")), end("moveFrom")) + TAIL, [
    ["Tail."],
    ["Moved.", "Tail."],
  ]),
  kind(
    "moved words that another strikes out at their new place",
    p(from(run("old ")) + run("x")) + p(to(`${run("o")}<w:del ${by("Ben")}>${gone("ld ")}</w:del>`) + run("y")),
    [
      ["x", "oy"],
      ["old x", "y"],
    ],
  ),
  kind("moved words kept as deleted text", p(from(gone("old ")) + run("x ") + to(run("old"))), [["x old"], ["old x"]]),
  kind(
    "paragraphs inside one insertion",
    ins(plain("New.")) + TAIL,
    [["New.", "Tail."], ["Tail."]],
    "keeps what stands right inside an insertion",
  ),
  kind(
    "an insertion inside a deletion",
    p(`${run("a ")}<w:del ${by("Ben")}>${gone("b ")}${ins(gone("c "))}</w:del>${run("d")}`),
    [["a d"], ["a b d"]],
    "keeps the words that were never in the base",
  ),
];

const INLINE: readonly MadeKind[] = [
  kind("a link put in", p(run("See ") + ins(link(run("the site"))) + run(".")), [["See the site."], ["See ."]]),
  kind("words changed in a link", p(link(run("the ") + ins(run("new ")) + del("old ") + run("site"))), [
    ["the new site"],
    ["the old site"],
  ]),
  kind(
    "the result of a field changed",
    p(mark("begin") + code("REF a") + mark("separate") + del("I") + ins(run("II")) + mark("end")),
    [["II"], ["I"]],
  ),
  kind(
    "the code of a field changed",
    p(
      mark("begin") +
        `<w:del ${by("Ben")}><w:r><w:delInstrText> REF a </w:delInstrText></w:r></w:del>` +
        ins(code("REF b")) +
        mark("separate") +
        run("I") +
        mark("end"),
    ),
    [["I"], ["I"]],
  ),
  kind("a simple field put in", p(run("See ") + ins(`<w:fldSimple w:instr="REF a">${run("I")}</w:fldSimple>`)), [
    ["See I"],
    ["See"],
  ]),
  kind(
    "words changed in a simple field",
    p(`<w:fldSimple w:instr="REF a">${del("I")}${ins(run("II"))}</w:fldSimple>`),
    [["II"], ["I"]],
  ),
  kind("a content control put in", p(run("a ") + ins(control(run("b "))) + run("c")), [["a b c"], ["a c"]]),
  kind("words struck out in a content control", p(run("a ") + control(del("b ")) + run("c")), [["a c"], ["a b c"]]),
  kind("a formula put in", p(run("x ") + ins(formula(sign("y=2"))) + run(" z")), [["x y=2 z"], ["x z"]]),
  kind(
    "signs changed in a formula",
    p(formula(`<w:ins ${by("Anna")}>${sign("y")}</w:ins><w:del ${by("Ben")}>${sign("q")}</w:del>${sign("=2")}`)),
    [["y=2"], ["q=2"]],
    "takes changed signs of a formula as they are accepted",
  ),
  kind("words changed in a text box", p(run("Anchor") + box(p(ins(run("new ")) + run("box")))), [
    ["Anchor", "new box"],
    ["Anchor", "box"],
  ]),
  kind("a text box put in", p(run("Anchor") + ins(box(plain("box")))), [["Anchor", "box"], ["Anchor"]]),
  kind(
    "words from right to left",
    p(
      `${ins('<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">سلام </w:t></w:r>')}<w:r><w:rPr><w:rtl/></w:rPr><w:t>دنیا</w:t></w:r>`,
      "<w:bidi/>",
    ),
    [["سلام دنیا"], ["دنیا"]],
  ),
  kind(
    "words of a set direction",
    p(`<w:dir w:val="rtl">${run("c ")}${del("d ")}</w:dir><w:bdo w:val="rtl">${run("e")}</w:bdo>`),
    [["c e"], ["c d e"]],
  ),
  kind(
    "words in smart tags and custom XML",
    p(
      `<w:smartTag w:element="x">${ins(run("a "))}</w:smartTag><w:customXml w:element="x">${ins(run("b "))}${run("c")}</w:customXml>`,
    ),
    [["a b c"], ["c"]],
    "keeps what is put in inside custom XML",
  ),
  kind(
    "a phonetic guide",
    p(
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run("said")}</w:rt><w:rubyBase>${ins(run("b"))}${run("c")}</w:rubyBase></w:ruby></w:r>`,
    ),
    [["bc"], ["c"]],
    "keeps what is put in inside a phonetic guide",
  ),
];

/** Bodies for kinds of changes that the public files lack or have in one shape only. */
export const MADE_KINDS: readonly MadeKind[] = [...TABLES, ...PARAGRAPHS, ...INLINE];
