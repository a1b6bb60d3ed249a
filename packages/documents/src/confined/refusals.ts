import { TravauxError } from "@travaux/instrument";

/** The error for a file that was stopped because reading it took too long. */
export function outOfTime(name: string, milliseconds: number): TravauxError {
  const seconds = (milliseconds / 1000).toLocaleString("en-GB", { maximumFractionDigits: 1 });
  return new TravauxError(
    "E_READ_TIME",
    `${name} took longer to read than a file of its size may (${seconds} seconds), so the reading was stopped.`,
    "Open it in the program that wrote it and save it anew, or copy the text into a new file; a long text can be given in parts.",
    { where: { file: name } },
  );
}

/** The error for a file that was stopped because reading it took too much memory. */
export function outOfMemory(name: string, megabytes: number): TravauxError {
  return new TravauxError(
    "E_READ_MEMORY",
    `${name} needs more memory to be read than any text may (${megabytes} MB), so the reading was stopped.`,
    "Open it in the program that wrote it and save it anew without its pictures, or give the text in parts.",
    { where: { file: name } },
  );
}

/** The error for a file that made a reader fail in a way nobody foresaw. */
export function endedEarly(name: string, cause: unknown): TravauxError {
  return new TravauxError(
    "E_UNREADABLE",
    `${name} could not be read: something in it is not as its format requires.`,
    "Open it with the program that wrote it and save it again; if that fails, ask the sender for it again.",
    { where: { file: name }, cause },
  );
}
