/** The nearest agreed language to a clause, as a library found it; the vetting looks nothing up itself. */
export interface ClausePrecedent {
  /** Id of the clause. */
  readonly clause: string;
  /** `SOM 11(3)`, or the title and the article where the register has no key. */
  readonly place: string;
  readonly title: string;
  readonly article: string;
  /** ISO 8601, complete or cut; null where unknown. */
  readonly date: string | null;
  readonly binding: boolean | null;
  /** The agreed words; where `paraphrase` is true, a sentence of the house on what they ask. */
  readonly quote: string;
  readonly paraphrase: boolean;
  /** True where clause and precedent share seven words or more in the same order. */
  readonly sameWords: boolean;
}

/** A clause that was asked about. */
export interface AskedClause {
  readonly clause: string;
  /** The nearest agreed language; null where nothing is near. */
  readonly precedent: ClausePrecedent | null;
  /**
   * The nearest of the ministry's own positions and red lines, where its library has one that is near. Private: it stands in
   * the brief and in the report as data, and no finding is made of it, so that a reply and a tracked file cannot hold it.
   */
  readonly position?: ClausePrecedent | undefined;
}

/** What a library answered: clauses that were asked about, each with its precedent or null where nothing is near. */
export interface Precedents {
  readonly asked: readonly AskedClause[];
}
