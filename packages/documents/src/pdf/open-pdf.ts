import { fileURLToPath } from "node:url";
import { TravauxError } from "@travaux/instrument";
import type { PDFDocumentProxy } from "pdfjs-dist";

/** A PDF opened for its text; close it when done. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

/** How a PDF is opened. */
export interface OpenOptions {
  /** Refuses faults that a viewer would pass over. */
  readonly strict: boolean;
  /** True where its pages are drawn, to be read from the picture. */
  readonly drawn?: boolean;
}

/** A trailer stands within this many bytes of the end (ISO 32000-1, annex H.3.4.4 says 1024; some mailers append more). */
const TRAILER_WITHIN = 4096;

const ASK_AGAIN =
  "Download or copy it again; if that does not help, ask the sender for it again, as DOCX if there is one.";

/**
 * Opens a PDF without running or fetching anything: scripts are no part of this build, character maps, fonts and unpackers
 * come from the installed package. Only pages that have no text are drawn.
 */
export async function openPdf(
  bytes: Uint8Array,
  name: string,
  { strict, drawn = false }: OpenOptions,
): Promise<OpenPdf> {
  if (!/%%EOF|startxref/.test(Buffer.from(bytes.subarray(-TRAILER_WITHIN)).toString("latin1"))) {
    throw new TravauxError("E_PDF_CUT_SHORT", `${name} is a PDF whose end is missing.`, ASK_AGAIN, {
      where: { file: name },
    });
  }
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    // The library takes the bytes for itself; the caller's stay whole.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    stopAtErrors: strict,
    cMapUrl: packageFolder("cmaps"),
    cMapPacked: true,
    standardFontDataUrl: packageFolder("standard_fonts"),
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    // Unpackers of pictures, from the installed package.
    useWasm: drawn,
    wasmUrl: packageFolder("wasm"),
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableWorkerRendering: true,
    enableXfa: false,
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
  });
  try {
    return { document: await task.promise, close: () => task.destroy() };
  } catch (cause) {
    await task.destroy();
    throw openError(cause, name);
  }
}

function packageFolder(folder: string): string {
  return fileURLToPath(new URL(`${folder}/`, import.meta.resolve("pdfjs-dist/package.json")));
}

function openError(cause: unknown, name: string): TravauxError {
  if (cause instanceof Error && cause.name === "PasswordException") {
    return new TravauxError(
      "E_PDF_ENCRYPTED",
      `${name} is a PDF protected by a password.`,
      "Open it with the password and save or print it as a PDF without one.",
      { where: { file: name } },
    );
  }
  return brokenPdf(name, cause);
}

/** The error for a PDF that even a forgiving reader cannot follow. */
export function brokenPdf(name: string, cause: unknown, page?: number): TravauxError {
  return new TravauxError(
    "E_PDF_BROKEN",
    page === undefined ? `${name} is a PDF, but it is damaged.` : `Page ${page} of ${name} is damaged.`,
    ASK_AGAIN,
    { where: page === undefined ? { file: name } : { file: name, page }, cause },
  );
}

/** The error for a PDF with a part that is damaged or gone, though a viewer may show the rest of it. */
export function damagedPdf(name: string, what: string): TravauxError {
  return new TravauxError(
    "E_PDF_DAMAGED",
    `${name} is a PDF with a part missing or damaged, so that its text cannot be relied on: ${what}.`,
    ASK_AGAIN,
    { where: { file: name } },
  );
}

/** The error for a PDF with more in it than is read. */
export function tooLargePdf(name: string, what: string): TravauxError {
  return new TravauxError("E_PDF_TOO_LARGE", `${name} has ${what}.`, "Give the text in parts, or as DOCX.", {
    where: { file: name },
  });
}
