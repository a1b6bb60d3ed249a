/**
 * What the house takes for granted when it reads a communication, as data: the order of dates and the words by which
 * letterheads, offices, markings and forms are known. A word added here is known everywhere.
 */

/** How a foreign ministry reads what a paper leaves open. */
export interface House {
  /** Which number of `05-11-2025` is the day. */
  readonly dateOrder: "day-first" | "month-first";
}

/** The house of the first users: the day comes first. */
export const HOUSE: House = { dateOrder: "day-first" };

/** Names of months and their abbreviations in English, French and Spanish, without accents, with the month's number. */
export const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    "january jan janvier janv enero ene",
    "february feb fevrier fevr febrero",
    "march mar mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juin junio",
    "july jul juillet juil julio",
    "august aug aout agosto ago",
    "september sept sep septembre septiembre setiembre",
    "october oct octobre octubre",
    "november nov novembre noviembre",
    "december dec decembre diciembre dic",
  ].flatMap((names, index) => names.split(" ").map((name) => [name, index + 1])),
);

/** Days of the week in English, French and Spanish, without accents. */
export const WEEKDAYS: readonly string[] = [
  ..."monday tuesday wednesday thursday friday saturday sunday".split(" "),
  ..."lundi mardi mercredi jeudi vendredi samedi dimanche".split(" "),
  ..."lunes martes miercoles jueves viernes sabado domingo".split(" "),
];

/** A marking: the value a field carries and the words by which it is printed, in small letters without accents. */
export interface Marking {
  readonly value: string;
  readonly names: readonly string[];
}

/** Speed of handling, fastest first. */
export const PRECEDENCES: readonly Marking[] = [
  { value: "Flash", names: ["flash"] },
  { value: "Most Immediate", names: ["most immediate", "top immediate", "tres urgent", "muy urgente"] },
  { value: "Immediate", names: ["immediate", "out today", "immediat"] },
  { value: "Urgent", names: ["urgent", "urgente", "most urgent"] },
  { value: "Priority", names: ["priority", "top priority", "prioritaire"] },
  { value: "Routine", names: ["routine"] },
];

/** Secrecy, highest first. The Union's and the Atlantic alliance's own grades keep their owner's name. */
export const GRADINGS: readonly Marking[] = [
  { value: "Cosmic Top Secret", names: ["cosmic top secret"] },
  { value: "EU Top Secret", names: ["tres secret ue/eu top secret", "eu top secret"] },
  { value: "Top Secret", names: ["top secret", "tres secret"] },
  { value: "EU Secret", names: ["secret ue/eu secret", "eu secret"] },
  { value: "NATO Secret", names: ["nato secret"] },
  { value: "Secret", names: ["secret", "secreto"] },
  { value: "EU Confidential", names: ["confidentiel ue/eu confidential", "eu confidential"] },
  { value: "NATO Confidential", names: ["nato confidential"] },
  { value: "Strictly Confidential", names: ["strictly confidential", "un strictly confidential"] },
  { value: "Confidential", names: ["confidential", "un confidential", "confidentiel", "confidencial"] },
  { value: "EU Restricted", names: ["restreint ue/eu restricted", "eu restricted"] },
  { value: "NATO Restricted", names: ["nato restricted"] },
  { value: "Restricted", names: ["restricted", "restreint", "reservado", "diffusion restreinte"] },
  { value: "Official Sensitive", names: ["official sensitive", "official-sensitive"] },
  { value: "Official", names: ["official"] },
  { value: "Unclassified", names: ["unclassified", "un unclassified", "non classifie"] },
];

/** Markings that are neither speed nor secrecy. */
export const OTHER_MARKINGS: readonly string[] = [
  "by bag",
  "by fax",
  "by hand",
  "by special messenger",
  "by e-mail",
  "by email",
  "limite",
  "draft",
  "court case",
  "time bound",
];

/** Words that make a line the office of a person. */
export const OFFICES: readonly string[] = (
  "secretary|minister|officer|director|ambassador|counsellor|counselor|attaché|consul|chargé|adviser|advisor|chief|" +
  "head of|commissioner|registrar|coordinator|co-ordinator|representative|chair|chairperson|chairman|president|" +
  "vice-president|administrator|superintendent|inspector|controller|high commissioner|legal officer|deputy head|" +
  "desk officer|clerk|rapporteur|focal point|team leader|under-secretary-general|directeur|directrice|ministre|" +
  "ambassadeur|ambassadrice|secrétaire|conseiller|conseillère|embajador|embajadora|ministro|secretario|secretaria"
).split("|");

/** Words with which the name of an office of State, a mission or a secretariat begins. */
export const ORGANISATIONS: readonly string[] = (
  "government of|govt. of|govt of|ministry of|ministry for|department of|department for|embassy of|royal embassy|" +
  "high commission|consulate|permanent mission|permanent delegation|permanent representation|mission of|office of|" +
  "cabinet division|cabinet office|cabinet secretariat|secretariat of|secretariat for|general secretariat|secretariat|" +
  "directorate|bureau of|council of|council secretariat|commission of|commission for|division of|division for|" +
  "foreign office|foreign ministry|state department|prime minister's office|president's secretariat|united nations|" +
  "national authority|federal ministry|federal department|republic of|kingdom of|federal republic|islamic republic|" +
  "direction générale|dirección general|gouvernement de|ministère|ambassade|mission permanente|république|secrétariat|ministerio|embajada|misión permanente|" +
  "república|gobierno de|secretaría de|secretaría general|cancillería|consulado|consulat"
).split("|");

/** Words with which the name of a part of a ministry ends. */
export const PARTS_OF_ORGANISATIONS: readonly string[] =
  "division|wing|section|secretariat|directorate|department|ministry|bureau|branch|cell|unit|desk|office|service".split(
    "|",
  );

/** A form of communication: the value its field carries, and the lines that name it and nothing else. */
export const COMMUNICATION_FORMS: readonly Marking[] = [
  {
    value: "note verbale",
    names: ["note verbale", "verbal note", "nota verbal", "third person note", "circular note"],
  },
  {
    value: "u.o. note",
    names: [
      "un-official note",
      "unofficial note",
      "u.o. note",
      "uo note",
      "u.o note",
      "inter-departmental note",
      "i.d. note",
    ],
  },
  { value: "office memorandum", names: ["office memorandum", "o.m."] },
  { value: "d.o. letter", names: ["d.o. letter", "demi-official letter", "demi-official"] },
  {
    value: "memorandum",
    names: ["memorandum", "memo", "interoffice memorandum", "inter-office memorandum", "minute", "circular"],
  },
  { value: "submission", names: ["submission", "ministerial submission", "briefing note"] },
  { value: "letter", names: ["letter of transmittal", "cover letter", "covering letter"] },
  {
    value: "message",
    names: [
      "fax",
      "fax message",
      "facsimile",
      "facsimile message",
      "fax cover sheet",
      "telegram",
      "telex",
      "message",
      "e-mail",
    ],
  },
  { value: "note", names: ["note", "cover note", "covering note", "transmittal note"] },
];

/** Lines that name the form of a communication and nothing else. */
export const FORMS: readonly string[] = COMMUNICATION_FORMS.flatMap(({ names }) => names);

/** Words that make a heading the title of an instrument. */
export const INSTRUMENTS: readonly string[] = (
  "declaration|resolution|agreement|convention|protocol|treaty|communiqué|communique|memorandum of understanding|" +
  "joint statement|political statement|ministerial statement|charter|plan of action|programme of action|action plan|" +
  "pact|compact|covenant|arrangement|decision|guiding principles|guidelines|statement|roadmap|road map|outcome document|" +
  "chair's summary|conclusions|call to action|call for action|terms of reference|code of conduct|accord|" +
  "déclaration|résolution|déclaration commune|accord-cadre|declaración|resolución|acuerdo|zero draft|chair's text|" +
  "rolling text|final act|statement of principles|commitments"
).split("|");

/** First words of recitals and operative paragraphs that no covering note begins a paragraph with. */
export const RECITALS: readonly string[] = (
  "recalling|reaffirming|recognizing|recognising|noting|acknowledging|affirming|emphasizing|emphasising|stressing|" +
  "underlining|underscoring|welcoming|concerned|deeply concerned|gravely concerned|expressing|determined|convinced|" +
  "bearing in mind|mindful|considering|having considered|having regard|guided by|conscious|aware|alarmed|desiring|" +
  "reiterating|taking note|acting under|commending|condemning|deploring|highlighting|inspired|resolved|believing|" +
  "cognizant|encouraged|urging|seeking|observing|whereas|decides|urges|calls upon|requests|encourages|invites|" +
  "rappelant|réaffirmant|considérant|reconnaissant|notant|soulignant|recordando|reafirmando|considerando|" +
  "reconociendo|acknowledge|reaffirm|recognise|recognize|emphasise|emphasize|underline|underscore|condemn"
).split("|");
