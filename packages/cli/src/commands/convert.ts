import { type Reading, readFile, renderHtml } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { loadFile } from "../files/load.ts";
import { checkTargets, type OutKind, targetsFor } from "../files/targets.ts";
import { writeTogether } from "../files/write-together.ts";
import { plainTextOf, textPaper } from "../papers/text.ts";
import { viewNotice, wordViewOf } from "../word-view.ts";

/** Options of `travaux convert` as typed. */
export interface ConvertFlags {
  readonly to?: string;
  readonly view?: string;
}

const KINDS: readonly OutKind[] = ["txt", "html"];

/** `travaux convert IN OUT`: the text of a file in another format; what is to be printed where OUT is `-`, else nothing. */
export async function convertCommand(
  path: string,
  out: string,
  flags: ConvertFlags,
  tell: (line: string) => void,
): Promise<string> {
  const view = wordViewOf(flags.view);
  const asked = kindAsked(flags.to);
  const targets = out === "-" ? [] : targetsFor(out, [path], asked === null ? KINDS : [asked]).flat();
  checkTargets(targets, [path]);
  const { bytes, name } = await loadFile(path);
  const reading = await readFile(bytes, name, { view });
  const notice = viewNotice(reading, "--view");
  if (notice !== null) tell(notice);
  if (out === "-") return contentOf(reading, asked ?? "txt");
  await writeTogether(targets.map((target) => ({ path: target.path, content: contentOf(reading, target.kind) })));
  for (const target of targets) tell(`wrote ${target.path}`);
  return "";
}

function contentOf(reading: Reading, kind: OutKind): string {
  return kind === "html" ? renderHtml(textPaper(reading)) : plainTextOf(reading);
}

function kindAsked(typed: string | undefined): OutKind | null {
  if (typed === undefined) return null;
  const kind = KINDS.find((one) => one === typed.toLowerCase());
  if (kind !== undefined) return kind;
  throw new TravauxError("E_USAGE", `A text is not converted to "${typed}".`, `Use one of: ${KINDS.join(", ")}.`);
}
