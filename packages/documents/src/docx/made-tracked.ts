const by = (author: string): string => `w:id="1" w:author="${author}" w:date="2031-02-03T10:00:00Z"`;
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const ins = (author: string, text: string): string => `<w:ins ${by(author)}>${run(text)}</w:ins>`;
const del = (author: string, text: string): string =>
  `<w:del ${by(author)}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
/** Bodies of Word files with tracked changes of Anna and Ben, each by what it shows. For tests against other readers. */
export const MADE_TRACKED: readonly (readonly [string, string])[] = [
  ["words", `<w:p>${run("We ")}${del("Anna", "note ")}${ins("Ben", "welcome ")}${run("gauges.")}</w:p>`],
  [
    "a deletion inside an insertion",
    `<w:p>${run("We ")}<w:ins ${by("Anna")}>${run("keep ")}<w:del ${by("Ben")}><w:r><w:delText>all </w:delText></w:r></w:del></w:ins>${run("maps.")}</w:p>`,
  ],
  [
    "ends of paragraphs",
    `<w:p><w:pPr><w:rPr><w:ins ${by("Anna")}/></w:rPr></w:pPr>${ins("Anna", "New.")}</w:p><w:p><w:pPr><w:rPr><w:del ${by("Ben")}/></w:rPr></w:pPr>${run("One ")}</w:p><w:p>${run("clause.")}</w:p>`,
  ],
  [
    "a move",
    `<w:p><w:moveFrom ${by("Anna")}>${run("Moved. ")}</w:moveFrom>${run("Stays. ")}<w:moveTo ${by("Anna")}>${run("Moved.")}</w:moveTo></w:p>`,
  ],
];
