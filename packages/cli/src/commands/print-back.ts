import { encodeText, type Intake } from "@travaux/documents";
import { print, restore } from "@travaux/instrument";

/**
 * The file given back from what was read: the tree printed, the layout put back, the encoding it came in. A plain text
 * gives its own bytes; Word and PDF give the text that was read from them, in UTF-8.
 */
export function printedBytes({ reading, instrument, layout }: Intake): Uint8Array {
  return encodeText(reading, restore(print(instrument), layout));
}
