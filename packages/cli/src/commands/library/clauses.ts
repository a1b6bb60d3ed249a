import type { ClauseView } from "@travaux/instrument";
import { openLibrary } from "../../library.ts";
import { readPath } from "../../pipeline.ts";

/** The clauses of a file, in order. Throws what its reader throws. */
export async function clausesOfFile(path: string): Promise<readonly ClauseView[]> {
  return (await readPath(path, await openLibrary([]))).read.view.clauses;
}
