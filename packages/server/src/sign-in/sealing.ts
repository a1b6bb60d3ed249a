import { createCipheriv, createDecipheriv } from "node:crypto";
import { TravauxError } from "@travaux/instrument";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The secret sealed with the instance's key (32 bytes, AES-256-GCM), bound to its person: base64 of nonce, text, tag. */
export function seal(
  secret: string,
  person: string,
  key: Uint8Array,
  randomBytes: (count: number) => Uint8Array,
): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(person, "utf8"));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64");
}

/** The secret again. Throws `E_SEAL_BROKEN` where key, person or text are not those it was sealed with. */
export function unseal(sealed: string, person: string, key: Uint8Array): string {
  const bytes = Buffer.from(sealed, "base64");
  try {
    const opener = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
    opener.setAAD(Buffer.from(person, "utf8"));
    opener.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const text = opener.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES));
    return Buffer.concat([text, opener.final()]).toString("utf8");
  } catch (cause) {
    throw new TravauxError(
      "E_SEAL_BROKEN",
      "A kept secret cannot be opened with the instance's key.",
      "Start the instance with the key it was set up with, or have the person enrolled again.",
      { cause },
    );
  }
}
