import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The oldest day a zip can name; it names a wall time, so the local one gives the same bytes in every time zone. */
const NO_DAY: Date = new Date(1980, 0, 1);

/**
 * The same file for the same paper: the library stamps the hour of writing into the properties and the zip, and counts
 * bookmarks on from the paper before. The stamps go, bookmarks are counted from 1.
 */
export function freezeDocx(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const frozen = Object.entries(parts).map(([path, content]): [string, Uint8Array] => {
    if (path === "docProps/core.xml") return [path, strToU8(withoutStamps(strFromU8(content)))];
    if (path === "word/document.xml") return [path, strToU8(withCountedBookmarks(strFromU8(content)))];
    return [path, content];
  });
  return zipSync(Object.fromEntries(frozen), { mtime: NO_DAY, level: 6 });
}

function withoutStamps(core: string): string {
  return core.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, "");
}

function withCountedBookmarks(xml: string): string {
  const ids = new Map<string, number>();
  return xml.replace(
    /(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)(")/g,
    (_, before: string, id: string, after: string) => {
      const counted = ids.get(id) ?? ids.size + 1;
      ids.set(id, counted);
      return `${before}${counted}${after}`;
    },
  );
}
