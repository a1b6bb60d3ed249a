import { renderTerminal, type WordView } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { briefPaper, houseFor } from "@travaux/vetting";
import { requiredState, viewOf } from "../choices.ts";
import { checkTargets, type Target, targetsFor } from "../files/targets.ts";
import { type Written, writeTogether } from "../files/write-together.ts";
import { houseOf } from "../house.ts";
import { openLibrary } from "../library.ts";
import { readMending } from "../mend.ts";
import { type Library, readPath, type VetRequest, type VettedFile, vetRead } from "../pipeline.ts";
import type { Progress } from "../progress.ts";
import type { Screen } from "../screen.ts";
import { checkedJson } from "../shapes/checked.ts";
import { vettingJson, vettingListShape, vettingShape } from "../shapes/vetting-shape.ts";
import { unreadOf, unsureOf } from "../unread.ts";
import { type WordLayoutFlags, wordLayout } from "../word-layout.ts";
import { viewNotice, wordViewOf } from "../word-view.ts";
import { BRIEF_KINDS, briefContent, REPLY_KINDS, replyContent, TRACKED_KINDS, trackedContent } from "./contents.ts";

/** Options of `travaux vet` as typed. */
export interface VetFlags extends WordLayoutFlags {
  readonly for?: string;
  readonly view?: string;
  readonly set?: readonly string[];
  readonly json?: boolean;
  readonly out?: readonly string[];
  readonly reply?: string;
  readonly house?: string;
  readonly pack?: readonly string[];
  readonly register?: string;
  readonly library?: readonly string[];
  readonly text?: string;
  /** Word file for the text with what is proposed as tracked changes. */
  readonly tracked?: string;
}

/** What the command works with: the screen, the day as ISO 8601, and who is told of progress and of files written. */
export interface VetSurroundings {
  readonly screen: Screen;
  readonly today: string;
  readonly progress: (total: number) => Progress;
  readonly tell: (line: string) => void;
}

/** `travaux vet FILE…`: what is to be printed on standard output; files asked for are written when all is vetted. */
export async function vetCommand(
  paths: readonly string[],
  flags: VetFlags,
  { screen, today, progress, tell }: VetSurroundings,
): Promise<string> {
  const request: VetRequest = {
    state: requiredState(flags.for),
    view: flags.view === undefined ? null : viewOf(flags.view),
    mendings: (flags.set ?? []).map(readMending),
  };
  const house = await houseOf(flags.house);
  const briefs = (flags.out ?? []).map((out) => targetsFor(out, paths, BRIEF_KINDS));
  const replies = flags.reply === undefined ? [] : [targetsFor(flags.reply, paths, REPLY_KINDS)];
  const tracked = flags.tracked === undefined ? [] : [targetsFor(flags.tracked, paths, TRACKED_KINDS)];
  checkTargets([...briefs, ...replies, ...tracked].flat(2), paths);
  const printing = { today, layout: wordLayout(flags) };
  const text = wordViewOf(flags.text);
  if (tracked.length > 0 && text !== "accepted") throw notAccepted();
  const work = { library: await openLibrary(flags.pack ?? [], flags, tell), request, text };
  const vetted = await vetAll(paths, work, progress(paths.length));
  for (const { name, read } of vetted) {
    const notice = viewNotice(read.reading);
    if (notice !== null) tell(notice);
    for (const message of [...unreadOf(read.reading), ...unsureOf(read.reading)]) tell(`${name}: ${message}`);
  }
  const written: Written[] = [];
  for (const [index, file] of vetted.entries()) {
    for (const target of targetsAt(briefs, index)) {
      written.push({ path: target.path, content: await briefContent(file, target.kind, printing) });
    }
    const form = house ?? houseFor(request.state, file.communication);
    for (const target of targetsAt(tracked, index)) {
      const { bytes, said } = await trackedContent(file, printing);
      written.push({ path: target.path, content: bytes });
      for (const line of said) tell(line);
    }
    for (const target of targetsAt(replies, index)) {
      written.push({ path: target.path, content: await replyContent(file, target.kind, { ...printing, house: form }) });
    }
  }
  const shown = shownText(vetted, flags, screen, today);
  await writeTogether(written);
  for (const { path } of written) tell(`wrote ${path}`);
  return shown;
}

function notAccepted(): TravauxError {
  return new TravauxError(
    "E_USAGE",
    "Suggestions are put into a text whose changes are accepted; --text asks for another view.",
    "Leave --text out, or leave --tracked out.",
  );
}

async function vetAll(
  paths: readonly string[],
  work: { readonly library: Library; readonly request: VetRequest; readonly text: WordView },
  progress: Progress,
): Promise<readonly VettedFile[]> {
  const { library, request, text } = work;
  const vetted: VettedFile[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      progress.step(index, path);
      vetted.push(vetRead(await readPath(path, library, text), library, request));
    }
  } finally {
    progress.end();
  }
  return vetted;
}

function targetsAt(lists: readonly (readonly (readonly Target[])[])[], index: number): readonly Target[] {
  return lists.flatMap((list) => list[index] ?? []);
}

/** JSON where asked; the report in words where nothing else was asked for; else one line per file. */
function shownText(vetted: readonly VettedFile[], flags: VetFlags, screen: Screen, today: string): string {
  if (flags.json === true) {
    const reports = vetted.map(vettingJson);
    const [only] = reports;
    return reports.length === 1 && only !== undefined
      ? checkedJson(vettingShape, only)
      : checkedJson(vettingListShape, reports);
  }
  if ((flags.out ?? []).length > 0 || flags.reply !== undefined || flags.tracked !== undefined)
    return vetted.map(countLine).join("");
  return vetted
    .map(({ report, communication, name, read }) =>
      renderTerminal(
        briefPaper(report, {
          note: communication,
          generatedOn: today,
          files: [name],
          unread: unreadOf(read.reading),
          unsure: unsureOf(read.reading),
        }),
        screen,
      ),
    )
    .join("\n");
}

function countLine({ name, report }: VettedFile): string {
  const { object, consider, note } = report.summary.counts;
  return `${name}: ${object} to object to, ${consider} to consider, ${note} to note\n`;
}
