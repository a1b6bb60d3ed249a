import type { Power } from "@travaux/procedure";

/** Somebody signed in: the person, the offices held now, and how lately they proved again who they are. */
export interface Caller {
  readonly person: string;
  readonly name: string;
  readonly session: string;
  /** The offices this person holds now, their own and those they stand in for. */
  readonly offices: readonly string[];
  readonly isAdministrator: boolean;
  /** Milliseconds since 1970 of the last step-up, or undefined. */
  readonly steppedUpAt: number | undefined;
}

/** What a policy may look at besides the caller: the address's parameters, and who reads a file. */
export interface PolicyQuestion {
  readonly params: Readonly<Record<string, string>>;
  /** The offices that read a file of this kind; undefined where there is no such file. */
  readonly readersOf: (file: string, kind: string) => Promise<readonly string[] | undefined>;
  /** The offices of the house that have a power; none while there is no house. */
  readonly officesThat: (power: Power) => Promise<readonly string[]>;
}

/**
 * Who may use a route, readable as law. `reach` says whether one must be signed in, and whether lately proved again;
 * `may` decides about this caller and this thing. A refusal by `may` looks exactly like an address that does not exist.
 */
export interface Policy {
  readonly name: string;
  readonly says: string;
  readonly reach: "anyone" | "signed-in" | "stepped-up";
  readonly may: (caller: Caller, question: PolicyQuestion) => boolean | Promise<boolean>;
}

/** Everybody signed in may. */
export const EVERY_CALLER: Policy["may"] = () => true;
