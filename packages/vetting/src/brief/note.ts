/** What a brief and a reply say of the note that brought the text. A communication as read fits it as it is. */
export interface IncomingNote {
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
}
