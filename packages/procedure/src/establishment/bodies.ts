import { instant } from "../parse/moments.ts";
import { listOf, name, optional, type Reader, record, text } from "../parse/read.ts";

/** A person takes an office, from an instant. */
export type Appoint = { readonly person: string; readonly office: string; readonly from: string };

/** A person gives an office up, at an instant. */
export type Relieve = {
  readonly person: string;
  readonly office: string;
  readonly until: string;
  readonly reason: string;
};

/** A person changes from one office to another, at an instant. */
export type Transfer = { readonly person: string; readonly from: string; readonly to: string; readonly at: string };

/** A person goes on leave; a substitute may be named for each office they hold. */
export type GrantLeave = {
  readonly person: string;
  readonly from: string;
  readonly until: string;
  readonly substitutes: readonly { readonly office: string; readonly person: string }[];
};

/** A person comes back from leave before its end. */
export type EndLeave = { readonly person: string; readonly at: string };

/** A person looks after a vacant office beside their own. */
export type GiveCharge = {
  readonly person: string;
  readonly office: string;
  readonly from: string;
  readonly until: string | null;
  readonly reason: string;
};

/** Every kind of act of the establishment with its body. */
export type EstablishmentBodies = {
  readonly appointed: Appoint;
  readonly relieved: Relieve;
  readonly "leave granted": GrantLeave;
  readonly "leave ended": EndLeave;
  readonly "charge given": GiveCharge;
};

/** Readers of the bodies of acts. */
export const ESTABLISHMENT_BODIES: { readonly [K in keyof EstablishmentBodies]: Reader<EstablishmentBodies[K]> } = {
  appointed: record<Appoint>({ person: name, office: name, from: instant }),
  relieved: record<Relieve>({ person: name, office: name, until: instant, reason: text }),
  "leave granted": record<GrantLeave>({
    person: name,
    from: instant,
    until: instant,
    substitutes: listOf(record({ office: name, person: name }), 0, 50),
  }),
  "leave ended": record<EndLeave>({ person: name, at: instant }),
  "charge given": record<GiveCharge>({
    person: name,
    office: name,
    from: instant,
    until: optional(instant),
    reason: text,
  }),
};

/** Reader of the command that comes to two acts: relieved here, appointed there. */
export const TRANSFER: Reader<Transfer> = record<Transfer>({ person: name, from: name, to: name, at: instant });
