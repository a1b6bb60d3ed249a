/** An official communication as read from its paper: note, office memorandum, letter. Fields it does not have are null. */
export interface Communication {
  /** `note verbale`, `u.o. note`, `office memorandum`, `d.o. letter`, `letter` …; null where nothing on it tells. */
  readonly form: string | null;
  /** As printed: `9/16/2025-MMC`. */
  readonly number: string | null;
  /** `Immediate`, `Most Immediate`, `Priority`, `Routine`: speed of handling, never secrecy. */
  readonly precedence: string | null;
  /** `Restricted`, `Confidential`, `Secret`, `Top Secret`: secrecy, never speed. */
  readonly grading: string | null;
  readonly subject: string | null;
  /** ISO 8601 date. */
  readonly date: string | null;
  readonly from: Sender;
  /** Addressee as printed, lines joined by a comma and a space. */
  readonly to: string | null;
  /** Every paragraph of the body as it stands, its number included. */
  readonly paragraphs: readonly string[];
  /** What the note says it encloses, in its own words. */
  readonly enclosures: readonly string[];
  readonly stamps: readonly Stamp[];
  /** Enclosures in the same file that were not read as the instrument. */
  readonly otherEnclosures: readonly OtherEnclosure[];
}

/** An enclosure that came with the draft and is not the draft: a programme, a list of participants. */
export interface OtherEnclosure {
  /** As printed over it: `Annex B`; null where it has none. */
  readonly label: string | null;
  /** Its first line, where that reads as a title. */
  readonly title: string | null;
}

/** Who sends a communication: the office of State as its letterhead prints it, and the person who signs. */
export interface Sender {
  readonly organisation: string | null;
  readonly office: string | null;
  readonly person: string | null;
  readonly telephone: string | null;
}

/** An electronic signature as printed on the page. Wall time as it stands; a stamp names no zone, so `zone` is null. */
export interface Stamp {
  readonly person: string | null;
  readonly office: string | null;
  /** ISO 8601 local date-time without zone: `2025-12-02T09:39:25`. */
  readonly at: string;
  readonly zone: string | null;
}
