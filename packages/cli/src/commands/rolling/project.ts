import { type Projection, project } from "@travaux/compare";
import { labelsOf, print, restore, TravauxError } from "@travaux/instrument";
import { type CompiledFile, readCompiled } from "./compiled-file.ts";
import { apart } from "./texts.ts";

/** Options of `travaux project` as typed. */
export interface ProjectFlags {
  readonly accept?: readonly string[];
  readonly rejectAll?: boolean;
}

/** What is printed, what is said beside it, and the exit code: 1 where accepted proposals collide and stay in brackets. */
export interface ProjectOutcome {
  readonly text: string;
  readonly said: readonly string[];
  readonly exit: 0 | 1;
}

/** `travaux project COMPILED.json (--accept NAME)… | --reject-all`. One party's text, and the base, come back as their files were. */
export async function projectCommand(path: string, flags: ProjectFlags): Promise<ProjectOutcome> {
  const accept = flags.accept ?? [];
  if ((accept.length === 0) === (flags.rejectAll !== true)) {
    throw new TravauxError(
      "E_USAGE",
      "Say whom to accept, or to reject all.",
      "--accept EU --accept PAK, or --reject-all.",
    );
  }
  const compiled = await readCompiled(path);
  const projection = project(compiled, accept);
  const labels = labelsOf(compiled.base);
  const said = projection.collisions.map(({ clause, what, parties }) => {
    const place = clause === null ? "the head" : (labels.get(clause) ?? clause);
    return `collision at ${place}: ${what}: ${parties.join(", ")}; left in brackets`;
  });
  return { text: textOf(compiled, accept, projection), said, exit: projection.collisions.length > 0 ? 1 : 0 };
}

/** One party's text as its own file was; of several, or with brackets left, what stands round the base stays round it. */
function textOf(compiled: CompiledFile, accept: readonly string[], projection: Projection): string {
  const { base, parties } = compiled.layouts;
  if (accept.length === 0) return restore(projection.text, base);
  const [only = ""] = accept;
  const own = accept.length === 1 ? parties[only] : undefined;
  if (own !== undefined) return restore(projection.text, own);
  const end = print(compiled.base).length;
  const beside = (at: number): string => base.find((patch) => patch.at === at && patch.length === 0)?.source ?? "";
  const [before, after] = [beside(0), beside(end)];
  const text = apart(projection.instrument);
  return `${before}${after === "" ? text : text.trimEnd()}${after}`;
}
