import { type Library, openFolder } from "@travaux/library";
import { fallbackLine, missing } from "./missing.ts";

/** A library with the folder it lies in. */
export interface OpenedFolder {
  readonly folder: string;
  readonly library: Library;
}

/**
 * The libraries of the folders named, each once. Where one is damaged, the version before it answers and `tell` is given
 * the warning. Throws `E_LIBRARY_…`.
 */
export async function openFolders(
  folders: readonly string[],
  tell: (line: string) => void,
): Promise<readonly OpenedFolder[]> {
  return Promise.all(
    [...new Set(folders)].map(async (folder) => {
      const opened = await openFolder(folder);
      if (opened === null) throw missing(folder);
      if (opened.fallback !== null) tell(fallbackLine(opened.fallback));
      return { folder, library: opened.library };
    }),
  );
}

/**
 * The libraries of the folders named, asked as one: a ministry keeps agreed texts in one folder and its own positions in
 * another. Throws as `openFolders` does.
 */
export async function openAgreed(folders: readonly string[], tell: (line: string) => void): Promise<Library> {
  return { shelves: (await openFolders(folders, tell)).flatMap(({ library }) => library.shelves) };
}
