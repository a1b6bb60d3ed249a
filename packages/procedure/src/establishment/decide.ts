import { act, type Check, type Command, type Context, type Decision, decideBy, type Step, step } from "../decide.ts";
import { type House, may, officeOf } from "../house/house.ts";
import { type EndLeave, ESTABLISHMENT_BODIES, type GrantLeave, TRANSFER, type Transfer } from "./bodies.ts";
import { appointmentTo, type Establishment, openAppointment } from "./state.ts";

type PostCheck<B> = Check<Establishment, B>;

const mayEstablish: PostCheck<unknown> = {
  rule: "power-missing",
  objects: ({ house, context }) =>
    may(house, context.office, "establish") ? null : `The office ${context.office} may not establish.`,
};

function officesKnown<B>(offices: (body: B) => readonly string[]): PostCheck<B> {
  return {
    rule: "office-unknown",
    objects: ({ house, body }) => {
      const wrong = offices(body).find((office) => officeOf(house, office) === null);
      return wrong === undefined ? null : `"${wrong}" is no office of ${house.name}.`;
    },
  };
}

function isVacant<B>(post: (body: B) => { readonly office: string; readonly at: string }): PostCheck<B> {
  return {
    rule: "post-held",
    objects: ({ state, body }) => {
      const { office, at } = post(body);
      const held = appointmentTo(state, office, at);
      return held === null ? null : `${held.person} holds ${office}.`;
    },
  };
}

function isHeldBy<B>(
  post: (body: B) => { readonly person: string; readonly office: string; readonly at: string },
): PostCheck<B> {
  return {
    rule: "post-not-held",
    objects: ({ state, body }) => {
      const { person, office, at } = post(body);
      const held = openAppointment(state, person, office);
      return held !== null && held.from < at ? null : `${person} does not hold ${office} then.`;
    },
  };
}

/** Postings are looked up at the moment of an act; what changed them backwards would make past acts look unlawful. */
function notBackdated<B>(moment: (body: B) => string): PostCheck<B> {
  return {
    rule: "effect-in-past",
    objects: ({ body, context }) =>
      moment(body) < context.at ? `It would take effect on ${moment(body)}, and it is ${context.at} now.` : null,
  };
}

const holdsTheOffices: PostCheck<GrantLeave> = {
  rule: "post-not-held",
  objects: ({ state, body }) => {
    const offices = body.substitutes.map(({ office }) => office);
    const isHolder = state.appointments.some(({ person }) => person === body.person);
    const wrong = offices.find((office) => openAppointment(state, body.person, office) === null);
    if (!isHolder) return `${body.person} holds no office.`;
    return wrong === undefined ? null : `${body.person} does not hold ${wrong}.`;
  },
};

const datesFit: PostCheck<GrantLeave> = {
  rule: "leave-dates",
  objects: ({ state, body }) => {
    const { person, from, until } = body;
    if (until <= from) return "The leave ends before it begins.";
    const other = state.leaves.find((leave) => leave.person === person && leave.from < until && from < leave.until);
    return other === undefined ? null : `${person} is on leave from ${other.from} until ${other.until}.`;
  },
};

const anotherStandsIn: PostCheck<GrantLeave> = {
  rule: "own-substitute",
  objects: ({ body }) =>
    body.substitutes.some(({ person }) => person === body.person)
      ? `${body.person} would stand in for themselves.`
      : null,
};

const isOnLeave: PostCheck<EndLeave> = {
  rule: "leave-dates",
  objects: ({ state, body: { person, at } }) =>
    state.leaves.some((leave) => leave.person === person && leave.from <= at && at < leave.until)
      ? null
      : `${person} is not on leave at ${at}.`,
};

const STEPS: ReadonlyMap<string, Step<Establishment>> = new Map<string, Step<Establishment>>([
  [
    "appoint",
    step(
      ESTABLISHMENT_BODIES.appointed,
      [mayEstablish, officesKnown(({ office }) => [office]), isVacant(({ office, from }) => ({ office, at: from }))],
      ({ body }) => act("appointed", body),
    ),
  ],
  [
    "relieve",
    step(
      ESTABLISHMENT_BODIES.relieved,
      [
        mayEstablish,
        isHeldBy(({ person, office, until }) => ({ person, office, at: until })),
        notBackdated(({ until }) => until),
      ],
      ({ body }) => act("relieved", body),
    ),
  ],
  [
    "transfer",
    step<Establishment, Transfer>(
      TRANSFER,
      [
        mayEstablish,
        officesKnown(({ from, to }) => [from, to]),
        isHeldBy(({ person, from, at }) => ({ person, office: from, at })),
        isVacant(({ to, at }) => ({ office: to, at })),
        notBackdated(({ at }) => at),
      ],
      ({ body: { person, from, to, at } }) => [
        { kind: "relieved", body: { person, office: from, until: at, reason: `transfer to ${to}` } },
        { kind: "appointed", body: { person, office: to, from: at } },
      ],
    ),
  ],
  [
    "grant leave",
    step(
      ESTABLISHMENT_BODIES["leave granted"],
      [mayEstablish, holdsTheOffices, datesFit, anotherStandsIn, notBackdated(({ from }) => from)],
      ({ body }) => act("leave granted", body),
    ),
  ],
  [
    "end leave",
    step(ESTABLISHMENT_BODIES["leave ended"], [mayEstablish, isOnLeave, notBackdated(({ at }) => at)], ({ body }) =>
      act("leave ended", body),
    ),
  ],
  [
    "give charge",
    step(
      ESTABLISHMENT_BODIES["charge given"],
      [mayEstablish, officesKnown(({ office }) => [office]), isVacant(({ office, from }) => ({ office, at: from }))],
      ({ body }) => act("charge given", body),
    ),
  ],
]);

/** Decides a command on the establishment. Total; changes nothing. */
export function decideEstablishment(house: House, state: Establishment, command: Command, context: Context): Decision {
  return decideBy(STEPS, { house, state, command, context });
}
