import { type ColumnRow, type Compilation, columns, inStyle, rollingText, type Style } from "@travaux/compare";
import {
  instrumentDocx,
  instrumentPdf,
  renderDocx,
  renderPdf,
  rollingDocx,
  rollingOntoBase,
  rollingPdf,
} from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { type Paper, run } from "@travaux/paper";
import { instantOf, type PageLayout } from "../../word-layout.ts";
import { titleOf } from "./page.ts";
import type { TableText } from "./texts.ts";

/** Tracked changes of each delegation, or base and proposals side by side; beside the styles of brackets. */
export type WordStyle = "tracked" | "columns";

/** What a Word file or a PDF is made with: its layout, and the day as ISO 8601. */
export interface WordWork {
  readonly layout: PageLayout;
  readonly today: string;
  /** The base where it is a Word file: tracked changes are put into a copy of it. Null where the text is laid out anew. */
  readonly base: TableText["word"];
  readonly tell: (line: string) => void;
}

/** Refusals after which a text is laid out anew: the base's own file cannot take the changes. */
const ANEW: readonly string[] = ["E_WORD_UNEDITABLE", "E_WORD_NOT_EQUAL"];

/** Proposals as tracked changes: in a copy of the base's own file where that can take them, else laid out anew, which is said. */
export async function trackedWord(
  compilation: Compilation,
  { layout, today, base, tell }: WordWork,
  names?: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const options = { ...layout, date: instantOf(layout, today), ...(names === undefined ? {} : { names }) };
  if (base !== null && !layout.isHouse) {
    try {
      return await rollingOntoBase(base, compilation, options);
    } catch (error) {
      if (!(error instanceof TravauxError) || !ANEW.includes(error.code)) throw error;
      tell(`${error.message} The text was laid out anew in house form.`);
    }
  }
  return rollingDocx(compilation, options);
}

/** The rolling text as a Word file. Throws what reading it back may throw; then nothing may be written. */
export async function rollingWord(
  compilation: Compilation,
  style: Style | WordStyle,
  work: WordWork,
): Promise<Uint8Array> {
  const { layout } = work;
  if (style === "tracked") return trackedWord(compilation, work);
  if (style !== "columns") return instrumentDocx(inStyle(rollingText(compilation), style), layout);
  return renderDocx(columnsPaper(compilation, layout), { sheet: layout.sheet });
}

/** The rolling text as a PDF. Throws as `rollingWord` does. */
export async function rollingPrinted(
  compilation: Compilation,
  style: Style | WordStyle,
  { layout, today }: WordWork,
): Promise<Uint8Array> {
  const options = { ...layout, date: instantOf(layout, today) };
  if (style === "tracked") return rollingPdf(compilation, options);
  if (style !== "columns") return instrumentPdf(inStyle(rollingText(compilation), style), options);
  return renderPdf(columnsPaper(compilation, layout), options);
}

/** One delegation's proposals alone as tracked changes on the base. Throws E_PARTY_UNKNOWN where it filed nothing. */
export async function delegationWord(compilation: Compilation, party: string, work: WordWork): Promise<Uint8Array> {
  const submissions = compilation.submissions.filter((submission) => submission.party === party);
  if (submissions.length === 0) {
    throw new TravauxError("E_PARTY_UNKNOWN", `${party} filed nothing in this compilation.`, "Name one that did.");
  }
  return trackedWord({ ...compilation, submissions }, work);
}

function columnsPaper(compilation: Compilation, layout: PageLayout): Paper {
  return {
    language: "en",
    title: titleOf(compilation.base),
    grading: layout.grading ?? null,
    precedence: null,
    running: "Base text and proposals",
    blocks: [
      {
        type: "table",
        caption: "Base text and proposals",
        head: ["", "Base text", "Proposals", "Comment"],
        widths: [12, 36, 37, 15],
        rows: columns(compilation).map(rowOf),
      },
    ],
  };
}

function rowOf({
  label,
  base,
  proposals,
}: ColumnRow): Extract<Paper["blocks"][number], { type: "table" }>["rows"][number] {
  const told = proposals.flatMap(({ parties, proposal }, index) => [
    run(`${index === 0 ? "" : "\n"}${parties.join(", ")}: `, "bold"),
    run(proposal),
  ]);
  return [[run(label)], [run(base)], told, [run("")]];
}
