import type { ClauseView } from "@travaux/instrument";
import type { Finding } from "../finding.ts";
import type { VetReport } from "../report.ts";
import type { IncomingNote } from "./note.ts";

/** A small report of our own, for the tests of brief and reply: a fictional declaration on seed banks. */

function clause(id: string, label: string, division: string | null, text: string): ClauseView {
  return {
    id,
    label,
    role: "operative",
    division,
    text,
    placeholders: [],
    brackets: [],
    citations: [],
    organisations: [],
  };
}

const CLAUSES: readonly ClauseView[] = [
  clause("c1", "PP1", null, "Recalling the Convention on Seeds, and its Protocol on Seed Banks,"),
  clause("c2", "OP1", "d1", "We shall open our seed banks to each other within [number] months;"),
  clause("c3", "OP2", "d1", "We encourage the exchange of growers;"),
  clause("c4", "OP3", "d1", "We support school gardens."),
];

const NOTHING_ELSE = { view: "diplomatic", suggestion: null } as const;

const FINDINGS: readonly Finding[] = [
  {
    ...NOTHING_ELSE,
    id: "aaaa1111",
    rule: "treaties/not-party",
    clause: "c1",
    quote: "Protocol on Seed Banks",
    range: { start: 43, end: 65 },
    severity: "object",
    why: "The register does not show Freedonia as a party to the Protocol.",
    source: "Depositary's list, as of 1 March 2027",
    advice: "seek instructions",
    suggestion: "Recalling the Convention on Seeds,",
  },
  {
    ...NOTHING_ELSE,
    id: "bbbb2222",
    rule: "strength/shall",
    clause: "c2",
    quote: "shall",
    range: { start: 3, end: 8 },
    severity: "consider",
    why: "“shall” is treaty language in a political text.",
    source: "Practice of political declarations",
    advice: "propose",
    suggestion: "will",
  },
  {
    ...NOTHING_ELSE,
    id: "cccc3333",
    rule: "form/unfilled-placeholder",
    clause: "c2",
    quote: "[number]",
    range: { start: 50, end: 58 },
    severity: "note",
    why: "A blank is still to be filled.",
    source: "The text itself",
    advice: "propose",
  },
  {
    ...NOTHING_ELSE,
    id: "dddd4444",
    rule: "strength/no-political-line",
    clause: null,
    quote: null,
    range: null,
    severity: "consider",
    why: "Nothing says that the text is political and creates no legal obligation.",
    source: "Practice of political declarations",
    advice: "propose",
    suggestion: "This Declaration is a political text and creates no legal or financial obligation.",
  },
];

/** The note that brought the example. */
export const EXAMPLE_NOTE: IncomingNote = {
  number: "4/27-SB",
  precedence: "Immediate",
  grading: "Restricted",
  subject: "Ministerial meeting on seed banks",
  date: "2027-03-04",
  from: { organisation: "Ministry of Fields", office: "Desk Officer (Seeds)", person: "A. Grower" },
  to: "The Legal Adviser, Ministry of External Affairs",
};

/** A report with one finding to object to, two to consider, one to note. */
export const EXAMPLE_REPORT: VetReport = {
  text: {
    title: "Declaration on Seed Banks",
    place: "Port Verde",
    date: "2027-04-20",
    divisions: [
      {
        id: "d1",
        kind: "pillar",
        heading: "On exchange, we:",
        bracketed: false,
        parent: null,
        clauses: ["c2", "c3", "c4"],
      },
    ],
    clauses: CLAUSES,
  },
  findings: FINDINGS,
  summary: {
    state: "FRD",
    stateName: "Freedonia",
    view: null,
    what: "A political declaration of four clauses in one part.",
    recommendation: { advice: "accept with caveat", sentence: "Freedonia can accept the text if PP1 is changed." },
    fiveThings: [
      { sentence: "The recital leans on a Protocol Freedonia has not joined.", findings: ["aaaa1111"] },
      { sentence: "The text does not say that it is political.", findings: ["dddd4444"] },
    ],
    counts: { object: 1, consider: 2, note: 1 },
    cited: [
      {
        key: "SEED",
        kind: "treaty",
        title: "Convention on Seeds",
        citedAs: ["Convention on Seeds"],
        clauses: ["c1"],
        position: "Party since 3 May 2001 (A, depositary).",
      },
    ],
    safeguards: [
      { key: "a", title: "Domestic law", status: "absent", clause: null, quote: null, source: "Practice" },
      {
        key: "b",
        title: "Voluntary terms",
        status: "present",
        clause: "c3",
        quote: "We encourage",
        source: "Practice",
      },
    ],
    packs: ["example 1"],
  },
};
