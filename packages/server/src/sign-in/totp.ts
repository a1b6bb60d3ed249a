import { generateURI, verify } from "otplib";

/** A code of the step before or after is taken too: clocks differ, and people type slowly. */
const TOLERANCE_SECONDS = 30;

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Twenty random bytes (RFC 4226, section 4: 160 bits recommended) in base32, as authenticator apps take them. */
export function newTotpSecret(randomBytes: (count: number) => Uint8Array): string {
  return Array.from(randomBytes(32), (byte) => BASE32[byte % 32]).join("");
}

/** The address an authenticator app reads from a QR code. */
export function totpAddress(secret: string, issuer: string, label: string): string {
  return generateURI({ issuer, label, secret });
}

/**
 * The time step (RFC 6238) for which `code` is right at `now` (milliseconds since 1970), or undefined where it is wrong.
 * A code of `usedStep` or earlier is wrong: one code signs in once.
 */
export async function stepOfCode(
  secret: string,
  code: string,
  now: number,
  usedStep: number,
): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const outcome = await verify({
    secret,
    token: code,
    epoch: Math.floor(now / 1000),
    epochTolerance: TOLERANCE_SECONDS,
    ...(usedStep >= 0 ? { afterTimeStep: usedStep } : {}),
  });
  return outcome.valid && "timeStep" in outcome ? outcome.timeStep : undefined;
}
