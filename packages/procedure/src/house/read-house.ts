import { WEEKDAYS } from "../deadline/dates.ts";
import { date, time } from "../parse/moments.ts";
import { flag, listOf, name, oneOf, optional, type Reader, record, such, whole } from "../parse/read.ts";
import { faultsOf, type HouseFault } from "./faults.ts";
import type { House, MailRules, Office, PaperRules, Power, Rank } from "./house.ts";
import { isNumbering } from "./numbering.ts";

const LONGEST_CODE = 20; // a short name in a number
const MOST_RANKS = 50; // a way up passes each rank once, and an act lists it
const MOST_LETTERHEAD = 6; // lines that leave room for a note
const LONGEST_PATTERN = 60; // a number that still fits on a line

const code = such(name, (value) => value.length <= LONGEST_CODE, `is longer than ${LONGEST_CODE} characters`);
const numbering = such(
  name,
  (value) => value.length <= LONGEST_PATTERN && isNumbering(value),
  "has not exactly one {serial} among its {…}",
);
const id = such(name, (value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value), "is no id such as legal-division");

const powers = record<Readonly<Record<Power, readonly string[]>>>({
  register: listOf(id),
  vet: listOf(id),
  circulate: listOf(id),
  "give opinion": listOf(id),
  consolidate: listOf(id),
  submit: listOf(id),
  return: listOf(id),
  clear: listOf(id),
  sign: listOf(id),
  issue: listOf(id),
  close: listOf(id),
  establish: listOf(id),
  convene: listOf(id),
});

const USUAL_PAPERS: PaperRules = { form: null, sheet: "A4", letterhead: [], state: null, place: null };
const USUAL_MAIL: MailRules = { maximumGrading: null, opinions: "when the desk confirms" };

/** What a house file leaves out is as usual. */
function usual<T>(reader: Reader<T>, value: T): Reader<T> {
  return (found, path) => (found === undefined ? { ok: true, value } : reader(found, path));
}

const papers = record<PaperRules>({
  form: optional(id),
  sheet: oneOf(["A4", "Letter"]),
  letterhead: listOf(name, 0, MOST_LETTERHEAD),
  state: optional(name),
  place: optional(name),
});
const mail = record<MailRules>({
  maximumGrading: optional(name),
  opinions: oneOf(["when the desk confirms", "at once"]),
});

const house: Reader<House> = record<House>({
  id,
  name,
  zone: name,
  workingWeek: listOf(oneOf(WEEKDAYS), 1, WEEKDAYS.length),
  closeOfBusiness: time,
  holidays: listOf(record({ date, name })),
  gradings: listOf(name, 1),
  maximumGrading: name,
  precedences: listOf(record({ name, hours: optional(whole(1, 9600)) }), 1),
  diary: numbering,
  outward: numbering,
  divisions: listOf(record({ id, name })),
  ranks: listOf(record<Rank>({ id, title: name, above: optional(id) }), 1, MOST_RANKS),
  offices: listOf(
    record<Office>({ id, title: name, code, rank: id, division: optional(id), reportsTo: optional(id) }),
    1,
  ),
  powers,
  clearance: record({
    mandatory: listOf(id),
    afterReturn: oneOf(["every rank again", "from the rank that returned"]),
    ownDrafting: oneOf(["forbidden", "allowed"]),
    samePersonTwice: oneOf(["forbidden", "allowed"]),
  }),
  circulation: record({ vettingFirst: flag, remindFirst: flag }),
  papers: usual(papers, USUAL_PAPERS),
  mail: usual(mail, USUAL_MAIL),
});

/**
 * Reads a house file. Answers with the house, or with everything that is wrong in it, each fault with its place: a house in
 * which nobody may sign, or from an office of which no way leads up, would show it only when the first file is stuck.
 */
export function readHouse(
  value: unknown,
): { readonly ok: true; readonly house: House } | { readonly ok: false; readonly faults: readonly HouseFault[] } {
  const read = house(value, "house");
  if (!read.ok) return { ok: false, faults: [{ where: read.path, what: read.reason }] };
  const faults = faultsOf(read.value);
  return faults.length === 0 ? { ok: true, house: read.value } : { ok: false, faults };
}
