import { scrubWord } from "@travaux/documents";
import { loadFile } from "../files/load.ts";
import { checkTargets, type OutKind, targetsFor } from "../files/targets.ts";
import { writeTogether } from "../files/write-together.ts";

/** Options of `travaux scrub` as typed. */
export interface ScrubFlags {
  readonly names?: boolean;
}

const KINDS: readonly OutKind[] = ["docx"];

/** `travaux scrub FILE OUT`: writes the file without its metadata, and says what else stays in it. */
export async function scrubCommand(
  path: string,
  out: string,
  { names = false }: ScrubFlags,
  tell: (line: string) => void,
): Promise<void> {
  const targets = targetsFor(out, [path], KINDS).flat();
  checkTargets(targets, [path]);
  const { bytes, name } = await loadFile(path);
  const { bytes: content, remains } = await scrubWord(bytes, name, { names });
  await writeTogether(targets.map((target) => ({ path: target.path, content })));
  for (const target of targets) tell(`wrote ${target.path}`);
  for (const sentence of remains) tell(`still in it: ${sentence}`);
}
