import { TravauxError } from "@travaux/instrument";
import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";

/** A file that came with a mail. */
export interface MailAttachment {
  /** As the sender named it, without folders; `attachment 2` where it has no name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A mail as a paper: the lines a reader of mail shows above it, its words, and what came with it. */
export interface Mail {
  /** `From:`, `To:`, `Cc:`, `Date:`, `Subject:` and the words, LF between lines. */
  readonly source: string;
  readonly attachments: readonly MailAttachment[];
}

/** Parts within parts: a mail that forwards a mail has three. */
const MAX_NESTING = 32;
const MAX_HEADER_BYTES = 512 * 1024;
/** A note has a handful of enclosures. */
const MAX_ATTACHMENTS = 100;

const HEAD_WITHIN = 64 * 1024;
const SURE_HEADER = /^(?:mime-version|message-id|received|return-path|dkim-signature|x-mailer):/im;
const ANY_HEADER = /^(?:from|to|subject|date):/im;

/** True for the source of a mail (RFC 5322): header lines first, and among them one that no writer types by hand. */
export function isMail(bytes: Uint8Array, name: string): boolean {
  const start = Buffer.from(bytes.subarray(0, HEAD_WITHIN)).toString("latin1");
  const head = /^(?:From [^\n]*\r?\n)?((?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t]+[^\n]*\r?\n)*)+)/.exec(start)?.[1] ?? "";
  return SURE_HEADER.test(head) || (/\.eml$/i.test(name) && ANY_HEADER.test(head));
}

/** Opens a mail. Throws `E_MAIL_BROKEN` where it cannot be taken apart, `E_MAIL_NO_TEXT` where it has neither words nor attachments. */
export async function openMail(bytes: Uint8Array, name: string): Promise<Mail> {
  const mail = await parsed(bytes, name);
  const attachments = mail.attachments.filter((attachment) => attachment.related !== true).map(attachmentOf);
  const words = (mail.text ?? "").replace(/\r\n?/g, "\n").trim();
  if ((words === "" && attachments.length === 0) || attachments.length > MAX_ATTACHMENTS) {
    throw new TravauxError(
      "E_MAIL_NO_TEXT",
      attachments.length > 0
        ? `${name} is a mail with ${attachments.length} attachments; at most ${MAX_ATTACHMENTS} are read.`
        : `${name} is a mail without words and without attachments${mail.html === undefined ? "" : "; its words are a web page, which is not read"}.`,
      "Save the attachment you mean from the mail and give that file.",
      { where: { file: name } },
    );
  }
  return { source: [...headLines(mail), "", words, ""].join("\n"), attachments };
}

async function parsed(bytes: Uint8Array, name: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: MAX_NESTING,
      maxHeadersSize: MAX_HEADER_BYTES,
      maxRfc822NestingDepth: 2,
    });
  } catch (cause) {
    throw new TravauxError(
      "E_MAIL_BROKEN",
      `${name} is a mail, but it cannot be taken apart: its parts are nested too deep or its head is damaged.`,
      "Open it in the program it was saved from and save the attachment you mean.",
      { where: { file: name }, cause },
    );
  }
}

function headLines(mail: Email): readonly string[] {
  const lines: readonly (readonly [string, string])[] = [
    ["From", mail.from === undefined ? "" : namesOf([mail.from])],
    ["To", namesOf(mail.to ?? [])],
    ["Cc", namesOf(mail.cc ?? [])],
    ["Date", dateOf(mail)],
    ["Subject", (mail.subject ?? "").replace(/\s+/g, " ").trim()],
  ];
  return lines.filter(([, value]) => value !== "").map(([label, value]) => `${label}: ${value}`);
}

function namesOf(addresses: readonly Address[]): string {
  return addresses
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => (name === "" ? address : `${name} <${address}>`))
    .join(", ");
}

/** The day the sender's clock showed; the hour would be read as the time of a signature. */
function dateOf(mail: Email): string {
  const written = mail.headers.find((header) => header.key === "date")?.value ?? "";
  return /\b\d{1,2} [A-Z][a-z]{2} \d{4}\b/.exec(written)?.[0] ?? mail.date?.slice(0, 10) ?? "";
}

function attachmentOf(attachment: Attachment, index: number): MailAttachment {
  const { content, filename } = attachment;
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  const name = (filename ?? "").split(/[/\\]/).at(-1)?.trim() ?? "";
  return { name: name === "" ? `attachment ${index + 1}` : name, bytes };
}
