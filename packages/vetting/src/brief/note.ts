/** What a brief and a reply say of the note that brought the text. A communication as read fits it as it is. */
export interface IncomingNote {
  /** `note verbale`, `u.o. note` …; absent or null where it is not known. */
  readonly form?: string | null;
  readonly number: string | null;
  readonly precedence: string | null;
  readonly grading: string | null;
  readonly subject: string | null;
  /** ISO 8601 date. */
  readonly date: string | null;
  readonly from: {
    readonly organisation: string | null;
    readonly office: string | null;
    readonly person: string | null;
  };
  readonly to: string | null;
  /** What came with the draft and was not vetted. */
  readonly otherEnclosures?: readonly OtherEnclosure[];
}

/** An enclosure beside the draft, by its label and its title; either may be missing. */
export interface OtherEnclosure {
  readonly label: string | null;
  readonly title: string | null;
}

/** The enclosures that were not vetted, each by its label and its title: `Annex B (Programme)`. */
export function notVetted(note: IncomingNote | null): readonly string[] {
  return (note?.otherEnclosures ?? []).map(({ label, title }) => {
    if (label === null) return title === null ? "a further enclosure without a title" : `“${title}”`;
    return title === null ? label : `${label} (${title})`;
  });
}
