// Faults that harnesses plant to show that they can fail; nothing here runs in production.
import { readCaseFile } from "../policies/files.ts";
import { EVERY_CALLER } from "../policies/policy.ts";

/** Opens the policy by which case files are read, for this program: everybody who is signed in reads all of them. */
export function openOnePolicy(): void {
  Object.assign(readCaseFile, { may: EVERY_CALLER });
}
