import { CONFINED_BASE_MS, CONFINED_MS_PER_MEGABYTE } from "../read/limits.ts";

const MEGABYTE = 1024 * 1024;

/** The time that a file may take to be read: two seconds, and one for each megabyte. */
export function timeFor(bytes: Uint8Array): number {
  return CONFINED_BASE_MS + (bytes.length / MEGABYTE) * CONFINED_MS_PER_MEGABYTE;
}
