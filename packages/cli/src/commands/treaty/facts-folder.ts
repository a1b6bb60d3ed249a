import { mkdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { TravauxError } from "@travaux/instrument";
import { type Facts, factsText, NO_FACTS, readFacts } from "@travaux/vetting";
import { codeOf } from "../../files/load.ts";
import { writeTogether } from "../../files/write-together.ts";

/** Where imported facts are looked for where no folder is named. */
export interface FactsSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
}

const FILE = "facts.json";

/** The folder of imported facts: the one named, else `TRAVAUX_REGISTER`, else the user's own data folder. */
export function factsFolder(named: string | undefined, { env }: FactsSurroundings): string {
  if (named !== undefined) return named;
  const own = env.TRAVAUX_REGISTER ?? "";
  if (own !== "") return own;
  const home = env.XDG_DATA_HOME ?? "";
  return join(home === "" ? join(homedir(), ".local", "share") : home, "travaux", "register");
}

/** The facts imported into a folder; none where nothing was imported yet. Throws `E_REGISTER_FACTS`, `E_FILE_UNREADABLE`. */
export async function openFacts(folder: string): Promise<Facts> {
  const file = join(folder, FILE);
  try {
    return readFacts(await readFile(file, "utf8"), file);
  } catch (cause) {
    if (cause instanceof TravauxError) throw cause;
    if (codeOf(cause) === "ENOENT" || codeOf(cause) === "ENOTDIR") return NO_FACTS;
    throw new TravauxError("E_FILE_UNREADABLE", `${file} cannot be read.`, "Check that you may read it.", {
      where: { file },
      cause,
    });
  }
}

/** Writes the facts of a folder whole or not at all; the folder is made where it is missing. Throws `E_OUT_UNWRITABLE`. */
export async function saveFacts(folder: string, facts: Facts): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new TravauxError(
      "E_OUT_UNWRITABLE",
      `The folder ${folder} cannot be made.`,
      "Name another with --register.",
      {
        where: { file: folder },
        cause,
      },
    );
  });
  await writeTogether([{ path: join(folder, FILE), content: factsText(facts) }]);
}
