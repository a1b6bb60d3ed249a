import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { MAX_CURSOR_CHARACTERS } from "./limits.ts";

const TAG_BYTES = 8;
const SEAL_BYTES = 16;
const FORM = 1;

/** Where a reader is: for each file the last act they have. Files stand under tags, which name nothing to anybody else. */
export type Places = ReadonlyMap<string, number>;

/** Writes and reads cursors under the instance's key. */
export interface Cursors {
  /** The tag of a file. */
  readonly tagOf: (file: string) => string;
  /** The cursor of these places, for this person alone. */
  readonly write: (person: string, places: Places) => string;
  /** The places again, or undefined where the cursor was not written here for this person. */
  readonly read: (person: string, cursor: string) => Places | undefined;
}

/**
 * Cursors under a key of 32 bytes: places sealed with an HMAC that includes the person. A forged one, another's, one of
 * another instance and one cut short are alike: not a cursor.
 */
export function cursorsUnder(key: Uint8Array): Cursors {
  const [sealKey, tagKey] = ["seal", "tag"].map((use) =>
    Buffer.from(hkdfSync("sha256", key, "", `travaux live ${use}`, 32)),
  );
  const sealOf = (person: string, bytes: Uint8Array): Buffer =>
    createHmac("sha256", sealKey ?? "")
      .update(`${person.length} ${person}`)
      .update(bytes)
      .digest()
      .subarray(0, SEAL_BYTES);
  return {
    tagOf: (file) =>
      createHmac("sha256", tagKey ?? "")
        .update(file)
        .digest()
        .subarray(0, TAG_BYTES)
        .toString("latin1"),
    write: (person, places) => {
      const bytes = bytesOf(places);
      return Buffer.concat([bytes, sealOf(person, bytes)]).toString("base64url");
    },
    read: (person, cursor) => {
      if (cursor.length > MAX_CURSOR_CHARACTERS || !/^[\w-]+$/.test(cursor)) return undefined;
      const whole = Buffer.from(cursor, "base64url");
      if (whole.length < SEAL_BYTES + 1 || whole.toString("base64url") !== cursor) return undefined;
      const bytes = whole.subarray(0, whole.length - SEAL_BYTES);
      if (!timingSafeEqual(sealOf(person, bytes), whole.subarray(bytes.length))) return undefined;
      return placesIn(bytes);
    },
  };
}

function bytesOf(places: Places): Buffer {
  const bytes: number[] = [FORM];
  for (const [tag, seq] of places) {
    for (let at = 0; at < TAG_BYTES; at += 1) bytes.push(tag.charCodeAt(at));
    // Seven bits a byte, lowest first; all but the last have the eighth set. Numbers go beyond 32 bits.
    let rest = seq;
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
    bytes.push(rest);
  }
  return Buffer.from(bytes);
}

function placesIn(bytes: Buffer): Places | undefined {
  if (bytes[0] !== FORM) return undefined;
  const places = new Map<string, number>();
  for (let at = 1; at < bytes.length; ) {
    const tag = bytes.toString("latin1", at, at + TAG_BYTES);
    let seq = 0;
    at += TAG_BYTES;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = bytes[at];
      if (byte === undefined) return undefined;
      at += 1;
      seq += (byte & 0x7f) * unit;
      if (byte < 0x80) break;
    }
    if (!Number.isSafeInteger(seq)) return undefined;
    places.set(tag, seq);
  }
  return places;
}
