import { type Library, openFolder } from "@travaux/library";
import { fallbackLine, missing } from "./missing.ts";

/**
 * The libraries of the folders named, asked as one: a ministry keeps agreed texts in one folder and its own positions in
 * another. Where one is damaged, the version before it answers and `tell` is given the warning. Throws `E_LIBRARY_…`.
 */
export async function openAgreed(folders: readonly string[], tell: (line: string) => void): Promise<Library> {
  const opened = await Promise.all(
    [...new Set(folders)].map(async (folder) => {
      const one = await openFolder(folder);
      if (one === null) throw missing(folder);
      return one;
    }),
  );
  for (const { fallback } of opened) if (fallback !== null) tell(fallbackLine(fallback));
  return { shelves: opened.flatMap(({ library }) => library.shelves) };
}
