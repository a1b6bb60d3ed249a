import type { ClauseView, InstrumentView } from "@travaux/instrument";

/** A form of a treaty that a text has, with the words by which it has it. */
export interface TreatyForm {
  /** As it stands in a list: `entry into force`. */
  readonly name: string;
  readonly words: string;
}

interface FormRow {
  readonly name: string;
  readonly pattern: RegExp;
  /** Clauses that must have it: a word that comes once may be a slip. */
  readonly least: number;
  /** Who is bound and by what: `body`; how they consent and how it ends: `final`. */
  readonly part: "body" | "final";
}

/**
 * Forms by which States mark what binds them in law. Sources: Vienna Convention on the Law of Treaties, articles 2, 10 to
 * 16, 24, 33, 42 and 56; United Nations Treaty Handbook.
 */
const FORMS: readonly FormRow[] = [
  {
    name: "Parties",
    pattern:
      /(?<!\bStates? )(?<!\bConference of the )\b(?:[Tt]he|[Ee]ach|[Ee]ither|[Bb]oth|[Aa]ny|[Oo]ther|[Nn]either|[Aa]) (?:High )?(?:Contracting |Requesting |Requested |Sending |Receiving )?(?:Party|Parties)\b(?! to the (?!present|Memorandum))/,
    least: 2,
    part: "body",
  },
  {
    name: "“shall”",
    pattern: /(?<!\bnothing [^.;]{0,60})\bshall\b(?! not be (?:construed|interpreted))/i,
    least: 3,
    part: "body",
  },
  {
    name: "the words of agreement",
    pattern: /\b(?:have|has) agreed (?:as follows|on the following|upon the following)/i,
    least: 1,
    part: "body",
  },
  {
    name: "entry into force",
    pattern: /\b(?:shall|will) (?:\w+ ){0,3}(?:enter|come) into force|\b(?:enters|comes) into force\b/i,
    least: 1,
    part: "final",
  },
  {
    name: "ratification",
    pattern:
      /\b(?:subject to|open (?:for|to)) (?:\w+,? ){0,3}(?:ratification|accession|acceptance|approval)|\binstruments? of (?:ratification|accession|acceptance|approval)\b[^.]{0,80}\bdeposit|\binternal (?:legal )?(?:procedures|requirements) (?:necessary|required)? ?for (?:its|the) entry into force/i,
    least: 1,
    part: "final",
  },
  {
    name: "authentic texts",
    pattern:
      /\bin witness whereof\b|\bequally authentic\b|\btexts? being (?:\w+ )?authentic\b|\bdone (?:at|in)\b[^.;]{0,120}\bin (?:duplicate|triplicate|\w+ (?:originals?|copies))\b/i,
    least: 1,
    part: "final",
  },
  {
    name: "termination",
    pattern:
      /\b(?:terminate|denounce|withdraw from) (?:this|the present)\b|\b(?:this|the present) \w+(?: of Understanding)? (?:may|shall) be (?:terminated|denounced)\b/i,
    least: 1,
    part: "final",
  },
];

/** A text that says of itself that it binds nobody is believed, whatever words it borrows. */
const DISCLAIMED =
  /\b(?:this|the present)\b[^.;]{0,80}\b(?:(?:is|are|being) (?:not|non)[- ](?:a |an )?(?:legally )?(?:binding|intended|treaty|international agreement)|(?:does|do|shall|will) not (?:create|constitute|give rise to|establish|impose)|creates? no)\b|\bnot (?:legally )?binding (?:under|in|upon|on)\b|\bnothing in (?:this|the present)\b[^.;]{0,80}\b(?:creates?|gives? rise to|establish(?:es)?|imposes?)\b[^.;]{0,40}\b(?:obligations?|rights)\b/i;

/** Forms a text must have before it is in the form of a treaty, one of the body and one of the final clauses among them. */
const LEAST_FORMS = 3;

const read = new WeakMap<InstrumentView, readonly TreatyForm[]>();

/** The forms of a treaty that a text has, in the order of the table; none where they are too few to make it one, or it disclaims them. */
export function treatyForms(text: InstrumentView): readonly TreatyForm[] {
  const known = read.get(text);
  if (known !== undefined) return known;
  const forms = formsOf(text.clauses);
  read.set(text, forms);
  return forms;
}

function formsOf(clauses: readonly ClauseView[]): readonly TreatyForm[] {
  if (clauses.some((clause) => DISCLAIMED.test(clause.text))) return [];
  const found = FORMS.flatMap((row) => {
    const matches = clauses.flatMap((clause) => row.pattern.exec(clause.text)?.[0] ?? []);
    return matches.length < row.least ? [] : [{ row, words: matches[0] ?? "" }];
  });
  const parts = new Set(found.map(({ row }) => row.part));
  if (found.length < LEAST_FORMS || parts.size < 2) return [];
  return found.map(({ row, words }) => ({ name: row.name, words }));
}
