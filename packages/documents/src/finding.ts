import type { Range } from "@travaux/instrument";

/** One thing intake noticed and could not settle by itself: a date that reads two ways, an enclosure that is not there. */
export interface IntakeFinding {
  /** Kebab-case, listed in `docs/spec/communication.md`; a reader's remark keeps the reader's own code. */
  readonly code: string;
  readonly message: string;
  /** Id of the clause it concerns, or null where it concerns the note or the whole paper. */
  readonly clause: string | null;
  /** The words concerned, as printed. */
  readonly quote: string | null;
  /** Into the clause's text where `clause` is given, else into the source; UTF-16, end exclusive. Null where it has no place. */
  readonly range: Range | null;
}
