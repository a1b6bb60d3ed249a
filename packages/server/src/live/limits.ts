/** Files one stream follows: their places must fit into the header in which a browser sends its cursor back (16 KiB). */
export const MAX_FILES_A_STREAM = 800;

/** Streams one session may have open, a tab each; one more ends the oldest, which may be a line that broke unnoticed. */
export const MAX_STREAMS_A_SESSION = 4;

/** Streams of one server: each may hold a page of acts and a full socket, half a megabyte together. */
export const MAX_STREAMS = 2000;

/** Characters of a cursor: a place for each file, and a seal. Longer ones are refused before they are read. */
export const MAX_CURSOR_CHARACTERS = 14_000;

/** Characters of an act's body that go along; a longer one is read by the file's own address. */
export const MAX_BODY_CHARACTERS = 16_384;

/** Acts read at a time where a stream has to catch up. */
export const PAGE_OF_FRAMES = 16;

/** Pages read at a time by all streams together, so that many that catch up at once do not fill the memory. */
export const READS_AT_ONCE = 4;

/** Acts of one file kept at hand, so that streams on the newest need no database. */
export const TAIL_ACTS = 64;

/** Characters kept at hand over all files. */
export const TAIL_CHARACTERS: number = 16 * 1024 * 1024;

/** Files that are followed one by one, woken by hints: those that moved last. All others are looked at together. */
export const MAX_FOLLOWED = 32;

/** Tries to read from a store that does not answer before a stream gives up: half a minute, a restart of the database. */
export const PATIENT_TRIES = 60;

/** The pauses of the live streams, in milliseconds. */
export interface LiveTimes {
  /** How often the heads of all followed files are looked at, in one question: at most so late is an act without a hint. */
  readonly poll: number;
  /** How often a stream looks for files gained or lost, and whether its session goes on. */
  readonly look: number;
  /** How often something is sent where nothing happens, so that a broken line is noticed and no proxy closes a whole one. */
  readonly heartbeat: number;
  /** How long a reader may leave a full line unread. */
  readonly slow: number;
  /** How long the last frame may take to be read before the line is cut. */
  readonly last: number;
}

/** The pauses as they are in production. */
export const LIVE_TIMES: LiveTimes = { poll: 150, look: 5000, heartbeat: 15_000, slow: 20_000, last: 5000 };
