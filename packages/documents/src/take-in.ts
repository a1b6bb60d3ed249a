import { TravauxError } from "@travaux/instrument";
import type { IntakeFinding } from "./finding.ts";
import { type Intake, type IntakeOptions, intake } from "./intake.ts";
import { isMail, type MailAttachment, openMail } from "./mail/open-mail.ts";
import { type ReadOptions, readFile } from "./read/read-file.ts";
import { readText } from "./text/read-text.ts";

/**
 * Takes a file in, whatever it is: a paper, or a mail with papers. Of a mail's attachments the one that holds the most
 * clauses is the enclosure; where none holds a text, the words of the mail are all there is. The note is the attachment's own
 * where it has one with a number or an addressee, else the mail. Throws what `readFile`, `intake` and `openMail` throw.
 */
export async function takeIn(bytes: Uint8Array, name: string, options: IntakeOptions & ReadOptions): Promise<Intake> {
  if (!isMail(bytes, name)) return intake(await readFile(bytes, name, options), options);
  const mail = await openMail(bytes, name);
  const words = intake(readText(new TextEncoder().encode(mail.source), `${name}.txt`), options);
  const opened = await Promise.all(mail.attachments.map((attachment) => attempted(attachment, options)));
  const papers = opened.flatMap(({ read }) => (read === null ? [] : [read]));
  const enclosure = papers.reduce<Intake | null>(fuller, null);
  const covering = enclosure === null ? null : (noteOf(enclosure, papers) ?? words.communication);
  const base = enclosure === null ? words : { ...enclosure, communication: covering };
  return { ...base, findings: [...base.findings, ...findingsOf(opened, enclosure)] };
}

interface Opened {
  readonly name: string;
  readonly read: Intake | null;
  readonly refusal: TravauxError | null;
}

async function attempted({ name, bytes }: MailAttachment, options: IntakeOptions & ReadOptions): Promise<Opened> {
  try {
    return { name, read: intake(await readFile(bytes, name, options), options), refusal: null };
  } catch (thrown) {
    if (thrown instanceof TravauxError) return { name, read: null, refusal: thrown };
    throw thrown;
  }
}

function fuller(best: Intake | null, read: Intake): Intake | null {
  const most = best?.view.clauses.length ?? 0;
  return read.view.clauses.length > most ? read : best;
}

function noteOf(enclosure: Intake, papers: readonly Intake[]): Intake["communication"] {
  const notes = [enclosure, ...papers].map(({ communication }) => communication);
  return notes.find((note) => note !== null && (note.number !== null || note.to !== null)) ?? null;
}

function findingsOf(opened: readonly Opened[], enclosure: Intake | null): readonly IntakeFinding[] {
  return opened.flatMap(({ name, read, refusal }) => {
    if (read !== null && read === enclosure)
      return [attachmentFinding("mail-attachment", name, "was read as the text")];
    if (refusal !== null) return [attachmentFinding("attachment-not-read", name, `was not read. ${refusal.message}`)];
    return [attachmentFinding("other-attachment", name, "came with the mail too; it was not taken as the text")];
  });
}

function attachmentFinding(code: string, name: string, what: string): IntakeFinding {
  const message = `The attachment ${name} ${what}${what.endsWith(".") ? "" : "."}`;
  return { code, message, clause: null, quote: null, range: null };
}
