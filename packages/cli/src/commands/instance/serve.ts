import { TravauxError } from "@travaux/instrument";
import { serve } from "@travaux/server";
import { version } from "../../version.ts";

/** Options of `travaux serve` as typed. */
export interface ServeFlags {
  readonly folder: string;
  readonly database?: string;
  readonly host?: string;
  readonly port?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly behindProxy?: string;
  readonly institution?: string;
}

/** Serves an instance until the system asks it to end (SIGTERM, SIGINT); then it ends cleanly. Throws what `serve` throws. */
export async function serveCommand(
  flags: ServeFlags,
  { tell }: { readonly tell: (line: string) => void },
): Promise<void> {
  const { port, ...rest } = flags;
  const serving = await serve({ ...rest, port: portOf(port), version: version(), tell });
  tell(`Travaux listens on ${serving.address}`);
  tell(`published key: ${serving.key}`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
  tell("Stopping: requests under way are ended first.");
  await serving.stop();
  tell("Stopped.");
}

function portOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const port = Number(typed);
  if (/^\d{1,5}$/.test(typed) && port <= 65_535) return port;
  throw new TravauxError("E_USAGE", `${typed} is no port.`, "Give a number from 1 to 65535; 0 for any free one.");
}
