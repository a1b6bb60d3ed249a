import { TravauxError } from "@travaux/instrument";
import type { Paper } from "@travaux/paper";
import { type ActDraft, type CaseFile, foldCaseFile, type House } from "@travaux/procedure";
import type { RecordStore } from "@travaux/record";
import { bytesOf, checkedReply, subjectOf } from "./printing.ts";

/**
 * Prints the reply that an act issues, with its number, keeps it in the file and names it in the act, so that what left can
 * be shown later and is proved by the record. Other acts are left as they are. Throws `E_PAPER_INSIDE` and what printing throws:
 * what cannot be printed is not issued.
 */
export async function withIssuedPaper(
  store: RecordStore,
  {
    file,
    house,
    state,
    drafts,
  }: {
    readonly file: string;
    readonly house: House;
    readonly state: CaseFile;
    readonly drafts: readonly ActDraft[];
  },
): Promise<readonly ActDraft[]> {
  let now = state;
  const filled: ActDraft[] = [];
  for (const draft of drafts) {
    now = foldCaseFile(now, { ...draft, file, seq: now.seq + 1, prev: "" });
    if (draft.kind !== "issued") {
      filled.push(draft);
      continue;
    }
    const paper = checkedReply(await subjectOf({ store }, house, now));
    const bytes = await asItLeaves(paper, { house, at: draft.at });
    filled.push({ ...draft, body: { ...draft.body, paper: { $attached: await store.attach(file, bytes) } } });
  }
  return filled;
}

/** As PDF; as Word where a sign of the reply is in none of the fonts that a PDF has to carry. */
async function asItLeaves(paper: Paper, on: { readonly house: House; readonly at: string }): Promise<Uint8Array> {
  try {
    return await bytesOf(paper, "pdf", on);
  } catch (thrown) {
    if (thrown instanceof TravauxError && thrown.code === "E_PDF_GLYPH") return bytesOf(paper, "docx", on);
    throw thrown;
  }
}
