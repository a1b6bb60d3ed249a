/** The part of SARIF 2.1.0 that Travaux writes: one run over one file. Names and meanings are the standard's (OASIS, 2020). */
export interface SarifLog {
  readonly $schema: "https://json.schemastore.org/sarif-2.1.0.json";
  readonly version: "2.1.0";
  readonly runs: readonly SarifRun[];
}

/** One file vetted once. */
export interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  readonly columnKind: "utf16CodeUnits";
  /** `length` in bytes. */
  readonly artifacts: readonly { readonly location: { readonly uri: string }; readonly length: number }[];
  readonly results: readonly SarifResult[];
}

/** Who found it, by which rules. */
export interface SarifDriver {
  readonly name: "Travaux";
  readonly version: string;
  readonly semanticVersion: string;
  readonly rules: readonly SarifRule[];
}

/** One rule; `shortDescription` and `help` in plain words. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifMessage;
  readonly help: SarifMessage;
  readonly properties: { readonly group: string };
}

/** One finding, with the place of its words and its id as fingerprint. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: "error" | "warning" | "note" | "none";
  /** `informational`: it says where a clause was agreed before, and nothing of what is wrong. Left out: `fail`. */
  readonly kind?: "informational" | undefined;
  readonly message: SarifMessage;
  readonly locations: readonly SarifLocation[];
  readonly partialFingerprints: { readonly "travauxFinding/v1": string };
  readonly properties: SarifProperties;
}

/** Of a finding its view, advice, source and suggestion; of a precedent whether it is our paraphrase and whether it binds. */
export type SarifProperties =
  | {
      readonly view: string;
      readonly advice: string;
      readonly source: string;
      readonly suggestion: string | null;
    }
  | {
      readonly place: string;
      readonly date: string | null;
      readonly binding: boolean | null;
      readonly paraphrase: boolean;
    };

/** Where it is: the file, the characters in it where they are known, the clause by label and id. */
export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly index: 0 };
    readonly region?: SarifRegion | undefined;
  };
  readonly logicalLocations?: readonly { readonly name: string; readonly fullyQualifiedName: string }[] | undefined;
}

/** Lines and columns from 1, end column exclusive; `charOffset` from 0; all in UTF-16 units. */
export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly charOffset: number;
  readonly charLength: number;
  readonly snippet: SarifMessage;
}

/** Words for a reader. */
export interface SarifMessage {
  readonly text: string;
}
