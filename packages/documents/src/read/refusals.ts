import { TravauxError } from "@travaux/instrument";
import type { OleKind } from "./ole.ts";
import type { Sniffed } from "./sniff.ts";

const FORMATS = "Give the text as DOCX, PDF, TXT or MD.";

interface Refusal {
  readonly code: string;
  readonly what: string;
  readonly hint: string;
}

const REFUSED: Readonly<Partial<Record<Sniffed, Refusal>>> = {
  "other-image": {
    code: "E_FORMAT_IMAGE",
    what: "is a picture of a kind that is not read",
    hint: "Save it as PNG or JPEG, or put it into a PDF.",
  },
  rtf: {
    code: "E_FORMAT_RTF",
    what: "is a Rich Text Format file, which is not read",
    hint: "Open it in a word processor and save it as DOCX.",
  },
  html: {
    code: "E_FORMAT_HTML",
    what: "is a web page, which is not read",
    hint: "Copy the text into a word processor and save it as DOCX, or save the page as PDF.",
  },
  xml: {
    code: "E_FORMAT_XML",
    what: "is an XML file, which is not read",
    hint: "If a word processor wrote it, open it there and save it as DOCX.",
  },
  postscript: {
    code: "E_FORMAT_POSTSCRIPT",
    what: "is a PostScript file, which is not read",
    hint: "Convert it to PDF.",
  },
  archive: {
    code: "E_FORMAT_ARCHIVE",
    what: "is a packed archive",
    hint: "Unpack it and give the document inside.",
  },
};

/** The error for a file that is of a known kind, but not of one that is read. Null for kinds that are read. */
export function refusalOf(kind: Sniffed, name: string): TravauxError | null {
  const refusal = REFUSED[kind];
  if (refusal === undefined) return null;
  return new TravauxError(refusal.code, `${name} ${refusal.what}.`, refusal.hint, { where: { file: name } });
}

const OLE: Readonly<Record<OleKind, Refusal>> = {
  encrypted: {
    code: "E_DOCX_ENCRYPTED",
    what: "is an Office file protected by a password",
    hint: "Open it with the password, remove the protection (File, Info, Protect Document), and save it again.",
  },
  doc: {
    code: "E_FORMAT_DOC",
    what: "is a Word document in the format used before 2007, which is not read",
    hint: "Open it in Word or LibreOffice and save it as DOCX.",
  },
  msg: {
    code: "E_FORMAT_MSG",
    what: "is a message saved by Outlook, which is not read",
    hint: "Save the message as .eml, or save its attachment and give that file.",
  },
  xls: { code: "E_FORMAT_SPREADSHEET", what: "is an Excel workbook, which is not read", hint: FORMATS },
  ppt: { code: "E_FORMAT_SLIDES", what: "is a PowerPoint presentation, which is not read", hint: FORMATS },
  unknown: {
    code: "E_FORMAT_OLE",
    what: "is an old Office container (OLE) of an unknown or damaged kind",
    hint: "Open it with the program that wrote it and save the text as DOCX or PDF.",
  },
};

/** The error for an OLE container: one file shape that password-protected DOCX, old Word and Outlook share. */
export function oleRefusal(kind: OleKind, name: string): TravauxError {
  const refusal = OLE[kind];
  return new TravauxError(refusal.code, `${name} ${refusal.what}.`, refusal.hint, { where: { file: name } });
}

/** The error for a zip archive that holds no Word document, as far as its parts tell what it is. */
export function zipRefusal(names: readonly string[], mimetype: string | null, name: string): TravauxError {
  const has = (start: string): boolean => names.some((part) => part.startsWith(start));
  const refusal: Refusal = mimetype?.startsWith("application/vnd.oasis.opendocument.") // ODF 1.3 part 2, 3.3
    ? {
        code: "E_FORMAT_ODT",
        what: "is an OpenDocument file, which is not read yet",
        hint: "Open it in LibreOffice and save it as DOCX.",
      }
    : has("xl/")
      ? { code: "E_FORMAT_SPREADSHEET", what: "is an Excel workbook, which is not read", hint: FORMATS }
      : has("ppt/")
        ? { code: "E_FORMAT_SLIDES", what: "is a PowerPoint presentation, which is not read", hint: FORMATS }
        : {
            code: "E_FORMAT_ARCHIVE",
            what: "is a zip archive, but not a Word document",
            hint: "Unpack it and give the document inside.",
          };
  return new TravauxError(refusal.code, `${name} ${refusal.what}.`, refusal.hint, { where: { file: name } });
}
