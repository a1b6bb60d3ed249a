import { TravauxError } from "@travaux/instrument";

/** Said where the version before the last one answers. */
export function fallbackLine(error: TravauxError): string {
  return `warning ${error.code}: ${error.message} The version before it answers. ${error.hint}`;
}

/** The refusal where a folder has no library. */
export function missing(folder: string): TravauxError {
  return new TravauxError(
    "E_LIBRARY_MISSING",
    `There is no library in ${folder}.`,
    "Make one with `travaux library add FILE… --library FOLDER`.",
    { where: { file: folder } },
  );
}
