import { instrumentDocx, instrumentPdf, intake, type Reading, readFile, renderHtml } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { lexiconOf } from "@travaux/vetting";
import { loadFile } from "../files/load.ts";
import { checkTargets, type OutKind, targetsFor } from "../files/targets.ts";
import { type Written, writeTogether } from "../files/write-together.ts";
import { openLibrary } from "../library.ts";
import { plainTextOf, textPaper } from "../papers/text.ts";
import { chosenScans } from "../scans.ts";
import { unreadOf, unsureOf } from "../unread.ts";
import { instantOf, type PageLayout, type WordLayoutFlags, wordLayout } from "../word-layout.ts";
import { viewNotice, wordViewOf } from "../word-view.ts";

/** Options of `travaux convert` as typed. */
export interface ConvertFlags extends WordLayoutFlags {
  readonly to?: string;
  readonly view?: string;
}

/** Who is told what is left out and what was written, and the day as ISO 8601. */
export interface ConvertSurroundings {
  readonly tell: (line: string) => void;
  readonly today: string;
}

const KINDS: readonly OutKind[] = ["txt", "html", "docx", "pdf"];

/** `travaux convert IN OUT`: the text of a file in another format; what is to be printed where OUT is `-`, else nothing. */
export async function convertCommand(
  path: string,
  out: string,
  flags: ConvertFlags,
  { tell, today }: ConvertSurroundings,
): Promise<string | Uint8Array> {
  const work = { layout: wordLayout(flags), tell, today };
  const view = wordViewOf(flags.view);
  const asked = kindAsked(flags.to);
  const targets = out === "-" ? [] : targetsFor(out, [path], asked === null ? KINDS : [asked]).flat();
  checkTargets(targets, [path]);
  const { bytes, name } = await loadFile(path);
  const reading = await readFile(bytes, name, { view, scans: chosenScans() });
  const notice = viewNotice(reading, "--view");
  if (notice !== null) tell(notice);
  for (const message of [...unreadOf(reading), ...unsureOf(reading)]) tell(`${name}: ${message}`);
  if (out === "-") return contentOf(reading, asked ?? "txt", work);
  const written: Written[] = [];
  for (const { path: to, kind } of targets) written.push({ path: to, content: await contentOf(reading, kind, work) });
  await writeTogether(written);
  for (const target of targets) tell(`wrote ${target.path}`);
  return "";
}

async function contentOf(
  reading: Reading,
  kind: OutKind,
  { layout, tell, today }: ConvertSurroundings & { readonly layout: PageLayout },
): Promise<string | Uint8Array> {
  const { sheet, grading = null } = layout;
  if (kind === "html") return renderHtml({ ...textPaper(reading), grading }, { sheet });
  if (kind === "txt") return plainTextOf(reading);
  const { register } = await openLibrary([]);
  const { instrument, communication } = intake(reading, { version: "v1", lexicon: lexiconOf(register) });
  if (communication !== null) tell(`${reading.name}: the covering note is left out; the text it encloses is laid out.`);
  if (kind === "pdf") return instrumentPdf(instrument, { ...layout, date: instantOf(layout, today) });
  return instrumentDocx(instrument, layout);
}

function kindAsked(typed: string | undefined): OutKind | null {
  if (typed === undefined) return null;
  const kind = KINDS.find((one) => one === typed.toLowerCase());
  if (kind !== undefined) return kind;
  throw new TravauxError("E_USAGE", `A text is not converted to "${typed}".`, `Use one of: ${KINDS.join(", ")}.`);
}
