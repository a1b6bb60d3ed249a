import type { Conference, DelegationRow, Session } from "@travaux/procedure";
import { z } from "zod";
import { stateFields } from "./acts.ts";

const text = z.string();
const orNull = text.nullable();
const role = z.enum(["head", "alternate head", "member", "adviser"]);
const capacity = z.enum(["State", "organisation", "observer"]);
const credentials = z.object({
  delegation: text,
  person: text,
  paper: z.enum(["full powers", "letter of credentials", "note verbale", "provisional"]),
  issuedBy: text,
  dated: text,
});

/** A session of the calendar. */
export const sessionShape: z.ZodType<Session> = z.object({
  id: text,
  title: text,
  room: text,
  date: text,
  begins: text,
  ends: text,
  from: text,
  until: text,
  isCancelled: z.boolean(),
});

/** A row of the delegation list. */
export const delegationRowShape: z.ZodType<DelegationRow> = z.object({
  delegation: text,
  name: text,
  capacity: text,
  head: z.object({ person: text, office: text }).nullable(),
  members: z.array(z.object({ person: text, office: text, function: role, credentials: orNull })),
});

/** The state of a conference file. */
export const conferenceShape: z.ZodType<Conference> = z.object({
  ...stateFields,
  conference: z
    .object({ name: text, occasion: orNull, host: text, venue: text, zone: text, opens: text, closes: text })
    .nullable(),
  sessions: z.array(sessionShape),
  delegations: z.array(
    z.object({
      delegation: text,
      name: text,
      capacity,
      members: z.array(
        z.object({
          delegation: text,
          person: text,
          office: text,
          function: role,
          credentials: z.array(credentials),
          isWithdrawn: z.boolean(),
        }),
      ),
    }),
  ),
});
