import { argon2, timingSafeEqual } from "node:crypto";
import { TravauxError } from "@travaux/instrument";

/** Cost of one password hash: 19 MiB, two passes, one lane (OWASP's first choice for argon2id). */
const PASSWORD_COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;

/** A password is at least this long (NIST SP 800-63B asks 8; an office's papers deserve more). */
const PASSWORD_SHORTEST = 12;

/** A longer one is refused before it costs anything. */
const PASSWORD_LONGEST = 256;

const SALT_BYTES = 16;
const TAG_BYTES = 32;
const ENCODED = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([\w+/]{22})\$([\w+/]{43})$/;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/**
 * The password as it is kept: argon2id in the PHC string form `$argon2id$v=19$m=…,t=…,p=…$salt$tag`.
 * The password is taken in Unicode form NFKC, so that it is the same from every keyboard.
 * Throws `E_PASSWORD_UNFIT` where it is too short or too long.
 */
export async function keepPassword(password: string, randomBytes: (count: number) => Uint8Array): Promise<string> {
  const length = [...password].length;
  if (length < PASSWORD_SHORTEST || length > PASSWORD_LONGEST) {
    throw new TravauxError(
      "E_PASSWORD_UNFIT",
      `A password has ${PASSWORD_SHORTEST} to ${PASSWORD_LONGEST} characters.`,
      "Choose four or five words that do not belong together.",
    );
  }
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, PASSWORD_COST);
  const { memory, passes, parallelism } = PASSWORD_COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain64(salt)}$${plain64(tag)}`;
}

/** Whether `password` is the one kept. A kept string that is not of our form fits no password. */
export async function fitsPassword(password: string, kept: string): Promise<boolean> {
  const parts = ENCODED.exec(kept);
  if (parts === null || [...password].length > PASSWORD_LONGEST) return false;
  const [, memory = "", passes = "", parallelism = "", salt = "", tag = ""] = parts;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const expected = Buffer.from(tag, "base64");
  return timingSafeEqual(expected, await tagOf(password, Buffer.from(salt, "base64"), cost));
}

/** A kept password that fits nothing: checked where the account is unknown, so that both answers take as long. */
export const NO_PASSWORD: string = `$argon2id$v=19$m=${PASSWORD_COST.memory},t=${PASSWORD_COST.passes},p=${PASSWORD_COST.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

function tagOf(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  const wanted = { message: password.normalize("NFKC"), nonce: salt, tagLength: TAG_BYTES, ...cost };
  return new Promise((resolve, reject) => {
    argon2("argon2id", wanted, (fault, tag) => (fault === null ? resolve(tag) : reject(fault)));
  });
}

function plain64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
}
