import { renderDocx, renderHtml, renderPdf } from "@travaux/documents";
import type { Paper } from "@travaux/paper";
import { type CaseFile, type House, replyFields } from "@travaux/procedure";
import type { Files } from "../files/files.ts";
import { withPersons } from "../files/folds.ts";
import { personsIn } from "../files/persons.ts";
import type { SignInTables } from "../sign-in/tables.ts";
import { headBrief } from "./head-brief.ts";
import { refuseInsideWords } from "./inside-words.ts";
import { noteSheetPaper } from "./note-sheet.ts";
import type { Subject } from "./outside-words.ts";
import { positionPaper } from "./position-paper.ts";
import { replyNote } from "./reply-note.ts";

/** The papers that are made of a case file. The reply leaves the house, the others stay in it. */
export const PRINTED = ["reply", "positions", "brief", "note-sheet"] as const;

/** One of the papers made of a case file. */
export type Printed = (typeof PRINTED)[number];

/** What a paper is printed as. */
export const PRINTED_KINDS = ["docx", "pdf", "html"] as const;

/** What a paper is printed as. */
export type PrintedKind = (typeof PRINTED_KINDS)[number];

/** Instant that a paper of a file without acts bears. */
const NEVER = "1970-01-01T00:00:00.000Z";

/** Acts read at a time. */
const PAGE = 500;

/** The reply of a state; throws `E_PAPER_INSIDE` where it holds what must not leave the house. */
export function checkedReply(subject: Subject): Paper {
  refuseInsideWords(subject.house, subject.state, replyFields(subject.house, subject.state));
  return replyNote(subject);
}

/** A paper of a case file as it stands. Throws `E_PAPER_INSIDE` for a reply with words of the inside. */
async function paperOf(files: Files, file: string, paper: Printed): Promise<Paper> {
  const subject = await subjectOf(files, await files.houses.now(), await files.cases.folds.now(file));
  if (paper === "reply") return checkedReply(subject);
  if (paper === "positions") return positionPaper(subject);
  if (paper === "brief") return headBrief(subject);
  const acts = [];
  for (;;) {
    const page = await files.store.read(file, acts.length, PAGE);
    acts.push(...(await withPersons(files.store, file, page)));
    if (page.length < PAGE || acts.length >= subject.state.seq) break;
  }
  return noteSheetPaper(
    subject,
    acts.filter(({ seq }) => seq <= subject.state.seq),
  );
}

/** A state with the names of those who acted in it. */
export async function subjectOf(files: Pick<Files, "store">, house: House, state: CaseFile): Promise<Subject> {
  const people = files.store.database.withTables<SignInTables>();
  return { house, state, persons: await personsIn(people, JSON.stringify(state)) };
}

/** The bytes of a paper: the same for the same file, since they bear the instant of its last act. */
export async function bytesOf(
  paper: Paper,
  kind: PrintedKind,
  { house, at }: { readonly house: House; readonly at: string | null },
): Promise<Uint8Array> {
  const { sheet } = house.papers;
  if (kind === "docx") return renderDocx(paper, { sheet });
  if (kind === "html") return new TextEncoder().encode(renderHtml(paper, { sheet }));
  return renderPdf(paper, { sheet, date: at ?? NEVER });
}

/**
 * A paper printed. The reply of an issued file is not printed again in the kind in which it left: it is what the record keeps
 * with the act.
 */
export async function printedPaper(
  files: Files,
  file: string,
  { paper, kind }: { readonly paper: Printed; readonly kind: PrintedKind },
): Promise<Uint8Array> {
  const state = await files.cases.folds.now(file);
  const left = paper === "reply" ? await issuedBytes(files, file, state) : null;
  if (left !== null && kind === kindIn(left)) return left;
  return bytesOf(await paperOf(files, file, paper), kind, { house: await files.houses.now(), at: state.at });
}

/** A Word file is an archive; what else left is a PDF. */
function kindIn(bytes: Uint8Array): PrintedKind {
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? "docx" : "pdf";
}

async function issuedBytes(files: Files, file: string, state: CaseFile): Promise<Uint8Array | null> {
  const paper = state.isIssued ? state.issues.at(-1)?.paper : null;
  if (typeof paper !== "object" || paper === null) return null;
  return files.store.attachment(file, paper.$attached);
}
