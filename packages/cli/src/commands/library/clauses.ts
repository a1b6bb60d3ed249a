import { openLibrary } from "../../library.ts";
import { readPath } from "../../pipeline.ts";
import { askedClauses } from "../../precedents.ts";

/** The clauses of a file that say something, in order, with what is asked of each. Throws what its reader throws. */
export async function askedOfFile(path: string): Promise<ReturnType<typeof askedClauses>> {
  return askedClauses((await readPath(path, await openLibrary([]))).read.view.clauses);
}
