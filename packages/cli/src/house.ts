import { readFile } from "node:fs/promises";
import { TravauxError } from "@travaux/instrument";
import { type House, houseNamed, readHouse } from "@travaux/vetting";
import { codeOf } from "./files/load.ts";

/** The house form asked for, by name or by a JSON file of one's own; null where none was: then each note decides. */
export async function houseOf(named: string | undefined): Promise<House | null> {
  if (named === undefined) return null;
  if (!named.endsWith(".json")) return houseNamed(named);
  try {
    return readHouse(JSON.parse(await readFile(named, "utf8")), named);
  } catch (cause) {
    if (cause instanceof TravauxError) throw cause;
    const code = codeOf(cause);
    throw new TravauxError(
      "E_HOUSE_INVALID",
      `The house form ${named} cannot be read${code === null ? " as JSON" : ` (${code})`}.`,
      "Compare it with the forms described in docs/spec/house-forms.md.",
      { where: { file: named }, cause },
    );
  }
}
