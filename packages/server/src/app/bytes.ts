import { TravauxError } from "@travaux/instrument";
import type { FastifyReply } from "fastify";
import { z } from "zod";

/** What is sent as bytes, and never shown by a browser as a page of this instance. */
export const BYTE_KINDS = {
  paper: "application/octet-stream",
  receipt: "application/json",
  archive: "application/x-tar",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  html: "text/html; charset=utf-8",
} as const;

/** Declares an answer that is bytes; they are written by `sendBytes` alone. */
export const bytesShape: z.ZodType<unknown> = z.string().meta({ description: "the bytes of a file" });

/** The typed writer of downloads: a fixed kind, a name that no header breaks on, and no guessing by the browser. */
export function sendBytes(
  reply: FastifyReply,
  { kind, name, bytes }: { readonly kind: keyof typeof BYTE_KINDS; readonly name: string; readonly bytes: Uint8Array },
): FastifyReply {
  if (!(bytes instanceof Uint8Array)) throw new TravauxError("E_SHAPE", "A download is not bytes.", "Report it.");
  const plain = name.replaceAll(/[^\w. -]/g, "_").slice(0, 120);
  const encoded = encodeURIComponent(name.toWellFormed().slice(0, 200)).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return reply
    .header("content-type", BYTE_KINDS[kind])
    .header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", "sandbox; default-src 'none'")
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
