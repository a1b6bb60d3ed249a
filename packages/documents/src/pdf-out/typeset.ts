import { tmpdir } from "node:os";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { TravauxError } from "@travaux/instrument";
import { someNamed } from "../some-named.ts";
import { shippedFonts } from "./fonts.ts";
import type { PdfStandard } from "./pdf-options.ts";
import type { PressSheet } from "./press.ts";
import { TEMPLATE } from "./template.ts";

/** The typesetter at rest with its fonts, which take longer to read than a text to set. */
let resting: Promise<NodeCompiler> | null = null;

/** A sheet as the bytes of a PDF, unchecked. Throws E_PDF_GLYPH, E_PDF_UNAVAILABLE or E_PDF_FAILED. */
export async function typeset(sheet: PressSheet, pdfStandard: PdfStandard): Promise<Uint8Array> {
  resting ??= started();
  let compiler: NodeCompiler;
  try {
    compiler = await resting;
  } catch (cause) {
    resting = null;
    throw unavailable(cause);
  }
  try {
    const bytes = compiler.pdf(
      { mainFileContent: TEMPLATE, inputs: { sheet: JSON.stringify(sheet) } },
      { pdfStandard },
    );
    return new Uint8Array(bytes);
  } catch (cause) {
    throw refusal(cause);
  } finally {
    compiler.evictCache(0);
  }
}

async function started(): Promise<NodeCompiler> {
  const [{ NodeCompiler: Compiler }, fonts] = await Promise.all([
    import("@myriaddreamin/typst-ts-node-compiler"),
    shippedFonts(),
  ]);
  return Compiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: [...fonts] }] });
}

function unavailable(cause: unknown): TravauxError {
  return new TravauxError(
    "E_PDF_UNAVAILABLE",
    "PDF files cannot be made on this machine: the typesetter or its fonts are not installed for it.",
    "Install again with npm ci, optional packages included; or write .docx or .html.",
    { cause },
  );
}

/** Characters named in a refusal; of a longer list the rest is counted. */
const MOST_NAMED = 12;

function refusal(cause: unknown): TravauxError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const missing = [...new Set(missingIn(said))];
  if (missing.length === 0) {
    return new TravauxError(
      "E_PDF_FAILED",
      "The typesetter could not set this text as a PDF.",
      "Nothing was written. This is a fault of Travaux, not of the text: please report it. Write .docx or .html meanwhile.",
      { cause },
    );
  }
  const named = missing.map((one) => `“${one}” (${codeOf(one)})`);
  return new TravauxError(
    "E_PDF_GLYPH",
    `The fonts for PDF have no sign for ${someNamed(named, MOST_NAMED)}.`,
    "Nothing was written, so that nothing is lost unseen. Write .docx or .html, which are shown with the fonts of the reader's machine.",
    { cause },
  );
}

/** The typesetter names each stretch it has no sign for, as a quoted string. */
function missingIn(said: string): readonly string[] {
  return [...said.matchAll(/the text `?\\?"(.+?)\\?"`? (?:could not be displayed|contains)/g)].flatMap(
    ([, quoted = ""]) => [
      ...quoted.replace(/\\+u\{([0-9a-f]{1,6})\}/gi, (_, hex: string) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      ),
    ],
  );
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
