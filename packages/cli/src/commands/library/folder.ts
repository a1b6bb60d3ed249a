import { homedir } from "node:os";
import { join } from "node:path";

/** Where libraries are looked for where none is named. */
export interface LibrarySurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The folder of the library: the one named, else `TRAVAUX_LIBRARY`, else the user's own data folder. */
export function libraryFolder(named: string | undefined, { env }: LibrarySurroundings): string {
  const own = env.TRAVAUX_LIBRARY ?? "";
  if (named !== undefined) return named;
  if (own !== "") return own;
  const home = env.XDG_DATA_HOME ?? "";
  return join(home === "" ? join(homedir(), ".local", "share") : home, "travaux", "library");
}
