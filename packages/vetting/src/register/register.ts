/** Who is party to what: dated, sourced, possibly unknown. */
export interface Register {
  readonly asOf: string;
}
