import type { Reading, Remark } from "../reading.ts";
import { doubtsAmong, scanRemarks } from "../scan/doubts.ts";
import { someNamed } from "../some-named.ts";
import { checkParagraphs } from "../text/read-text.ts";
import { bodySizeOf, footnotesOf, withReferences } from "./footnotes.ts";
import type { PdfPage } from "./fragment.ts";
import { clearFurniture } from "./furniture.ts";
import { joinerOf } from "./hyphen.ts";
import { type Line, linesOf } from "./line.ts";
import { unmirrored } from "./mirror.ts";
import { paragraphsOf, treeHolds } from "./paragraphs.ts";
import { pdfSourceOf } from "./source.ts";
import type { TaggedPage } from "./tagged.ts";

/** Pages of text with places, from the layer of a PDF or read by machine from pictures. */
export interface PagesOfText {
  readonly name: string;
  readonly format: "pdf" | "image";
  readonly pages: readonly PdfPage[];
  readonly tagged: ReadonlyMap<number, TaggedPage>;
  /** Numbers of the pages that were read by machine. */
  readonly pictured: readonly number[];
  /** Numbers of the pages with words in a picture that was not to be read. */
  readonly unread: readonly number[];
  /** What the reader has to say of the file already. */
  readonly remarks: readonly Remark[];
}

/** Joins the lines of pages into paragraphs; headers, footers and page numbers stand apart, footnotes at the end. */
export function readingOfPages({ name, format, pages, tagged, pictured, remarks, unread }: PagesOfText): Reading {
  const spaces = plainSpacesOf(pages);
  const lineSets = pages.map((page) => linesOf({ ...page, fragments: page.fragments.map(spaces) }));
  const cleared = clearFurniture(lineSets);
  const bodySize = bodySizeOf(cleared.pages.flat());
  const footed = unmirrored(cleared.pages).map((lines) => footnotesOf(lines, bodySize));
  const body = footed.flatMap((page) => {
    const labels = new Set(page.footnotes.map(({ label }) => label));
    return page.body.map((line) => withReferences(line, labels));
  });
  const holds = treeHolds(body, tagged);
  const { source, paragraphs, words, undivided } = pdfSourceOf(
    paragraphsOf(body, holds ? tagged : new Map()),
    footed.flatMap(({ footnotes }) => footnotes),
    joinerOf(body),
  );
  checkParagraphs(paragraphs, name);
  const furniture = [...new Set([...cleared.furniture, ...pages.flatMap(({ aside }) => aside)])];
  const doubts = doubtsAmong(words, source, paragraphs);
  return {
    format,
    name,
    source,
    paragraphs,
    remarks: [
      ...remarks,
      ...scanRemarks(pictured, doubts),
      ...joinedWords(undivided),
      ...blankPages(cleared.pages, unread),
    ],
    ...(doubts.length === 0 ? {} : { doubts }),
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

/** Words named in a remark; of more the rest is counted. */
const MOST_WORDS_NAMED = 12;

/** Says which words were put together over the end of a line, so that a hyphen that belonged to one can be missed. */
function joinedWords(undivided: readonly string[]): readonly Remark[] {
  const words = [...new Set(undivided)];
  if (words.length === 0) return [];
  const named = words.map((word) => `“${word}”`);
  const count = words.length === 1 ? "One word" : `${words.length} words`;
  return [
    {
      code: "R_WORDS_JOINED",
      message: `${count} divided at the end of a line ${words.length === 1 ? "was" : "were"} put together: ${someNamed(named, MOST_WORDS_NAMED)}.`,
    },
  ];
}

/** Pages named in a remark; of a longer list the rest is counted. */
const MOST_PAGES_NAMED = 20;

function blankPages(pages: readonly (readonly Line[])[], unread: readonly number[]): readonly Remark[] {
  const blank = pages.flatMap((lines, index) => (lines.length === 0 || unread.includes(index + 1) ? [index + 1] : []));
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
