import { date, instant, time } from "../parse/moments.ts";
import { name, oneOf, optional, type Reader, record, text } from "../parse/read.ts";

/** What a member of a delegation does in it. */
export const FUNCTIONS = ["head", "alternate head", "member", "adviser"] as const;

/** How a delegation takes part. */
export const CAPACITIES = ["State", "organisation", "observer"] as const;

/** What a paper of credentials is. */
export const CREDENTIALS = ["full powers", "letter of credentials", "note verbale", "provisional"] as const;

/** A conference is convened. */
export type Convene = {
  readonly name: string;
  readonly occasion: string | null;
  readonly host: string;
  readonly venue: string;
  /** IANA name of the zone in which its sessions are set. */
  readonly zone: string;
  readonly opens: string;
  readonly closes: string;
};

/** A conference is moved. */
export type Move = { readonly opens: string; readonly closes: string; readonly venue: string; readonly reason: string };

/** A session as it is set, in the clocks of the venue. */
export type SetSession = {
  readonly id: string;
  readonly title: string;
  readonly room: string;
  readonly date: string;
  readonly begins: string;
  readonly ends: string;
};

/** A session that was set, with its instants. */
export type SessionSet = SetSession & { readonly from: string; readonly until: string };

/** A session is cancelled. */
export type CancelSession = { readonly id: string; readonly reason: string };

/** A delegation is entered in the list. */
export type EnterDelegation = {
  /** `PAK`, `EU`: the code under which it speaks. */
  readonly delegation: string;
  readonly name: string;
  readonly capacity: (typeof CAPACITIES)[number];
};

/** A member of a delegation, in official function; nothing else about the person is kept. */
export type NameMember = {
  readonly delegation: string;
  readonly person: string;
  readonly office: string;
  readonly function: (typeof FUNCTIONS)[number];
};

/** A member is withdrawn. */
export type WithdrawMember = { readonly delegation: string; readonly person: string };

/** Credentials for a member are presented. */
export type PresentCredentials = {
  readonly delegation: string;
  readonly person: string;
  readonly paper: (typeof CREDENTIALS)[number];
  /** The authority that issued them: `Minister for Foreign Affairs`. */
  readonly issuedBy: string;
  readonly dated: string;
};

/** Every kind of act of a conference file with its body. */
export type ConferenceBodies = {
  readonly convened: Convene;
  readonly moved: Move;
  readonly "session set": SessionSet;
  readonly "session cancelled": CancelSession;
  readonly "delegation entered": EnterDelegation;
  readonly "member named": NameMember;
  readonly "member withdrawn": WithdrawMember;
  readonly "credentials presented": PresentCredentials;
};

const session = { id: name, title: name, room: name, date, begins: time, ends: time };

/** Readers of the bodies of acts. */
export const CONFERENCE_BODIES: { readonly [K in keyof ConferenceBodies]: Reader<ConferenceBodies[K]> } = {
  convened: record<Convene>({
    name,
    occasion: optional(text),
    host: name,
    venue: name,
    zone: name,
    opens: date,
    closes: date,
  }),
  moved: record<Move>({ opens: date, closes: date, venue: name, reason: text }),
  "session set": record<SessionSet>({ ...session, from: instant, until: instant }),
  "session cancelled": record<CancelSession>({ id: name, reason: text }),
  "delegation entered": record<EnterDelegation>({ delegation: name, name, capacity: oneOf(CAPACITIES) }),
  "member named": record<NameMember>({ delegation: name, person: name, office: name, function: oneOf(FUNCTIONS) }),
  "member withdrawn": record<WithdrawMember>({ delegation: name, person: name }),
  "credentials presented": record<PresentCredentials>({
    delegation: name,
    person: name,
    paper: oneOf(CREDENTIALS),
    issuedBy: name,
    dated: date,
  }),
};

/** Reader of the command that sets a session. */
export const SET_SESSION: Reader<SetSession> = record<SetSession>(session);
