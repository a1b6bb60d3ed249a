import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/**
 * The fonts of every PDF, from packages, so that a text looks the same on every machine and every letter is embedded. Licence: SIL
 * Open Font License 1.1.
 */
function fontFiles(): readonly string[] {
  return [
    import.meta.resolve("@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf"),
    import.meta.resolve("@expo-google-fonts/noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf"),
    import.meta.resolve("@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf"),
    import.meta.resolve("@expo-google-fonts/noto-serif/700Bold_Italic/NotoSerif_700Bold_Italic.ttf"),
    import.meta.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
    import.meta.resolve("@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"),
    import.meta.resolve("@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf"),
    import.meta.resolve("@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf"),
    import.meta.resolve("@expo-google-fonts/noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf"),
    import.meta.resolve("@expo-google-fonts/noto-nastaliq-urdu/700Bold/NotoNastaliqUrdu_700Bold.ttf"),
  ];
}

/** The fonts, each under a family name that no font of the machine has: the typesetter knows those too. */
export async function shippedFonts(): Promise<readonly Buffer[]> {
  return Promise.all(fontFiles().map(async (file) => renamed(await readFile(fileURLToPath(file)))));
}

/** Bytes before the list of tables, bytes of an entry in it, of the head of the table of names, and of a name's record. */
const FILE_HEAD = 12;
const TABLE_ENTRY = 16;
const NAMES_HEAD = 6;
const NAME_RECORD = 12;

/** Family (1) and typographic family (16): OpenType 1.9, table `name`. */
const FAMILY_NAMES: readonly number[] = [1, 16];

/** Stands for the first letters of a family: `Trav Serif`, `Trav Nastaliq Urdu`, `Travi`. */
const OUR_NAME = "Trav";

/** The font with the first letters of its family's name replaced by as many of ours, so that no offset changes. */
export function renamed(font: Buffer): Buffer {
  const out = Buffer.from(font);
  for (let table = 0; table < out.readUInt16BE(4); table += 1) {
    const entry = FILE_HEAD + table * TABLE_ENTRY;
    if (out.toString("latin1", entry, entry + 4) !== "name") continue;
    const names = out.readUInt32BE(entry + 8);
    const strings = names + out.readUInt16BE(names + 4);
    for (let record = 0; record < out.readUInt16BE(names + 2); record += 1) {
      const at = names + NAMES_HEAD + record * NAME_RECORD;
      if (FAMILY_NAMES.includes(out.readUInt16BE(at + 6))) rename(out, strings + out.readUInt16BE(at + 10));
    }
  }
  return out;
}

/** Names are UTF-16, high byte first, or for old Macintoshes one byte a letter. */
function rename(font: Buffer, start: number): void {
  const isWide = font[start] === 0;
  [...Buffer.from(OUR_NAME)].forEach((letter, index) => {
    font[start + (isWide ? index * 2 + 1 : index)] = letter;
  });
}
