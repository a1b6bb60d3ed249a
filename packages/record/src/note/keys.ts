import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { TravauxError } from "@travaux/instrument";

/** A public key with its name, as the C2SP *signed-note* specification writes it. */
export interface VerifierKey {
  readonly name: string;
  readonly id: number;
  /** `name+id+base64`: what is published, and what `--key` takes. */
  readonly text: string;
  readonly publicKey: KeyObject;
}

/** A key that signs checkpoints and manifests. */
export interface Signer {
  readonly key: VerifierKey;
  /** The signature of 64 bytes (RFC 8032). */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

const ED25519 = 0x01; // the type of signature, in key ids and keys
const SEED_BYTES = 32;
const PRIVATE_HEAD = Buffer.from("302e020100300506032b657004220420", "hex"); // PKCS #8 of Ed25519, before the seed
const PUBLIC_HEAD = Buffer.from("302a300506032b6570032100", "hex"); // SPKI of Ed25519, before the key
const PRIVATE_START = "PRIVATE+KEY+";

/**
 * A signing key from 32 random bytes. `name` stands in every checkpoint and cannot have blanks or plus signs; best the
 * address of the institution, as in `record.mofa.example`. Throws `E_KEY_INVALID`.
 */
export function signerFrom(name: string, seed: Uint8Array): Signer {
  if (seed.length !== SEED_BYTES) throw invalid(`its seed has ${seed.length} bytes, not ${SEED_BYTES}`);
  const der = Buffer.concat([PRIVATE_HEAD, seed]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  const key = verifierKey(name, spki.subarray(PUBLIC_HEAD.length));
  return { key, sign: (bytes) => sign(null, bytes, privateKey) };
}

/** The one line in which a signing key is kept: `PRIVATE+KEY+name+id+base64`. Whoever has it can sign as the institution. */
export function privateKeyText(name: string, seed: Uint8Array): string {
  const { key } = signerFrom(name, seed);
  return `${PRIVATE_START}${name}+${idText(key.id)}+${Buffer.concat([Buffer.of(ED25519), seed]).toString("base64")}`;
}

/** Reads a line that `privateKeyText` wrote. Throws `E_KEY_INVALID`, without showing the line. */
export function readPrivateKey(line: string): Signer {
  if (!line.startsWith(PRIVATE_START)) throw invalid("it does not begin as a signing key does");
  const { name, id, bytes } = partsOf(line.slice(PRIVATE_START.length));
  const signer = signerFrom(name, bytes);
  if (signer.key.id !== id) throw invalid("its id does not fit it");
  return signer;
}

/** Reads a published key, `name+id+base64`. Throws `E_KEY_INVALID`. */
export function readVerifierKey(text: string): VerifierKey {
  const { name, id, bytes } = partsOf(text);
  const key = verifierKey(name, bytes);
  if (key.id !== id) throw invalid("its id does not fit it");
  return key;
}

/** Whether `signature` is this key's over these bytes. */
export function verifies(key: VerifierKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === 64 && verify(null, bytes, key.publicKey, signature);
}

function verifierKey(name: string, publicBytes: Uint8Array): VerifierKey {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  if (name === "" || /[\s+\u0000-\u001f]/u.test(name) || !name.isWellFormed())
    throw invalid("its name is empty or has blanks or plus signs");
  if (publicBytes.length !== 32) throw invalid("it does not have 32 bytes");
  const typed = Buffer.concat([Buffer.of(ED25519), publicBytes]);
  const id = createHash("sha256").update(`${name}\n`, "utf8").update(typed).digest().readUInt32BE(0);
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, publicBytes]), format: "der", type: "spki" });
  return { name, id, text: `${name}+${idText(id)}+${typed.toString("base64")}`, publicKey };
}

function partsOf(text: string): { readonly name: string; readonly id: number; readonly bytes: Uint8Array } {
  const [, name = "", id = "", base64 = ""] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length !== 33 || bytes.toString("base64") !== base64 || bytes[0] !== ED25519) {
    throw invalid("it is not of the form name+id+base64 with an Ed25519 key");
  }
  return { name, id: Number.parseInt(id, 16), bytes: bytes.subarray(1) };
}

function idText(id: number): string {
  return id.toString(16).padStart(8, "0");
}

function invalid(why: string): TravauxError {
  return new TravauxError(
    "E_KEY_INVALID",
    `A key cannot be read: ${why}.`,
    "A published key has the form name+id+base64; `travaux record key` makes both halves.",
  );
}
