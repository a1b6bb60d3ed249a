/** Depth to which JSON may nest: acts describe papers, not programs, and a recursive reader must not run out of stack. */
export const MAX_DEPTH = 64;

/** Characters of one act's canonical text: a long opinion with proposed wording fits many times; documents are attachments. */
export const MAX_ACT_CHARACTERS: number = 1024 * 1024;

/** Bytes of one attachment: the most that the readers of documents take, and what a database row carries without strain. */
export const MAX_ATTACHMENT_BYTES: number = 100 * 1024 * 1024;

/** Personal fields of one act: each costs a row and a salt. */
export const MAX_PERSONAL_FIELDS = 256;

/** Characters of an idempotency key: a UUID or a nonce with a prefix. */
export const MAX_KEY_CHARACTERS = 200;

/** Characters of actor, office and kind: names of ours, not texts. */
export const MAX_NAME_CHARACTERS = 200;

/** How far one server's clock may be behind another's: within it an act takes the instant of the act before it. */
export const CLOCK_SKEW_MS = 2000;

/** Acts read from the store at a time, so that a long file is never in memory whole. */
export const PAGE_OF_ACTS = 500;

/** Bytes of a signed note, as its specification asks for some limit; sixteen large signatures fit. */
export const MAX_NOTE_BYTES: number = 128 * 1024;
