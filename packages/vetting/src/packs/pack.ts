/** The data rules read: terms, ladder, safeguards, house forms. Validated by schema; see `docs/spec/packs.md`. */
export interface Pack {
  readonly names: readonly string[];
}
