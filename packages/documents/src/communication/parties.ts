import type { Sender } from "./communication.ts";
import { PAYING_COMPLIMENTS, paysCompliments } from "./form.ts";
import { labelOf } from "./labels.ts";
import { entriesAfter, type Field } from "./note-head.ts";
import type { NoteLine } from "./parts.ts";
import { isOffice, isOrganisation, isPerson, withoutAddressing, withoutSignedMark } from "./signs.ts";

/** `The Embassy of X presents its compliments to the Ministry of Y and …`: who writes to whom. */
const COMPLIMENTS = new RegExp(
  `^(?:\\d+\\.\\s*)?(?:The|L['’e]|La|El|Los|Las)\\s*(.{3,120}?) (?:a l['’]honneur de )?${PAYING_COMPLIMENTS} (?:to|à|au|al?) (?:the |l['’]|la |los |las )?(.{3,120}?)(?=,? (?:and|with reference|in|et|y|e)(?!\\p{L})|[,.;])`,
  "iu",
);
const LETTER = /\bfrom (?:the )?(.{3,160}?) addressed to (?:the )?(.{3,160})$/iu;

interface Correspondents {
  readonly from: string | null;
  readonly to: string | null;
}

/** Who writes to whom by the words of the paper itself, where letterhead and addressee do not say it. */
export function correspondentsIn(paragraphs: readonly string[], note: readonly NoteLine[]): Correspondents {
  const form = joined(
    note.filter((line) => line.kind === "form"),
    " ",
  );
  const letter = LETTER.exec(form ?? "");
  if (letter !== null) return { from: letter[1] ?? null, to: letter[2] ?? null };
  for (const paragraph of paragraphs) {
    const match = COMPLIMENTS.exec(paragraph);
    if (match !== null) return { from: match[1] ?? null, to: match[2] ?? null };
  }
  return { from: null, to: null };
}

/** Punctuation after the line of an address; the point of an abbreviation stays. */
const END_OF_LINE = /[\s,;]+$|(?<=\p{L}{4})\.$/u;

/** Lines as printed, joined by a comma and a space. */
function joined(lines: readonly NoteLine[], glue = ", "): string | null {
  const texts = lines.map((line) => line.text.replace(END_OF_LINE, "")).filter((text) => text !== "");
  return texts.length === 0 ? null : texts.join(glue).replace(/\.$/, "");
}

/** Reads who sends the note: letterhead for the organisation, signature block for person, office and telephone. */
export function senderField(note: readonly NoteLine[]): Field<Sender> {
  const labelled = fromLabel(note);
  const address = addressBlock(note);
  const letterhead = note.filter(
    (line) => line.place === "head" && line.kind === "organisation" && !address.includes(line),
  );
  const third = paysCompliments(note);
  const signature = signatureIn(
    note.filter((line) => line.place === "tail"),
    third,
  );
  const head = signatureIn(
    note.filter((line) => line.place === "head" && !address.includes(line)),
    third,
  );
  const telephone = note.filter((line) => line.kind === "telephone");
  const below = signature.value.person !== null || signature.value.office !== null ? signature : head;
  const samePerson = head.value.person !== null && head.value.person === below.value.person;
  const office = below.value.office ?? (samePerson ? head.value.office : null);
  const signs = {
    value: { ...below.value, office },
    lines: samePerson ? [...below.lines, ...head.lines] : below.lines,
  };
  const value: Sender = {
    organisation: labelled.value.organisation ?? letterheadOf(letterhead) ?? signature.value.organisation,
    office: labelled.value.office ?? signs.value.office,
    person: labelled.value.person ?? signs.value.person,
    telephone: telephoneOf(telephone[0]),
  };
  const house = value.organisation === signature.value.organisation ? signature.organisations : [];
  const used = [...labelled.lines, ...signs.lines, ...telephone.slice(0, 1), ...house];
  return { value, lines: labelled.value.organisation === null ? [...used, ...letterhead] : used };
}

/** Lines joined by a comma; a line that only goes on with the one above, by a space. */
function letterheadOf(lines: readonly NoteLine[]): string | null {
  let name = "";
  for (const line of lines) name += (name === "" ? "" : line.entry ? " " : ", ") + line.text.replace(/[\s,;]+$/, "");
  return name === "" ? null : name;
}

function telephoneOf(line: NoteLine | undefined): string | null {
  return labelOf(line?.text ?? "")?.value.replace(/[\s,;.·|/]+$/, "") ?? null;
}

/** `FROM: Ana Petrov, Director, Office of Legal Affairs`. */
function fromLabel(note: readonly NoteLine[]): Field<Sender> {
  const at = note.findIndex((line) => line.kind === "from" && !line.entry);
  const first = note[at];
  const nobody: Sender = { organisation: null, office: null, person: null, telephone: null };
  if (first === undefined) return { value: nobody, lines: [] };
  const lines = [first, ...entriesAfter(note, at)];
  const words = lines
    .map((line, index) => (index === 0 ? (labelOf(line.text)?.value ?? "") : line.text))
    .join(", ")
    .replace(ADDRESS_OF_MAIL, "")
    .replace(FAMILY_NAME_FIRST, "$2 $1");
  const parts = words.split(/\s*[,;]\s*/).filter((part) => part !== "");
  const [head = ""] = parts;
  const named = isPerson(withoutTitle(head)) && !isOrganisation(head) && (head.includes(" ") || parts.length === 1);
  const person = named ? head : (parts.find((part) => HONORIFIC.test(part) && isPerson(withoutTitle(part))) ?? null);
  const rest = parts.filter((part) => part !== person);
  const offices = rest.filter((part) => isOffice(part) && !isOrganisation(part));
  const organisations = rest.filter((part) => !offices.includes(part));
  return {
    value: {
      organisation: organisations.length === 0 ? null : organisations.join(", "),
      office: offices.length === 0 ? null : offices.join(", "),
      person,
      telephone: null,
    },
    lines,
  };
}

/** `<a.petrov@trade.example>` behind a name. */
const ADDRESS_OF_MAIL = /\s*(?:<[^<>\s]*@[^<>\s]*>|\[mailto:[^\]]*\])/g;

/** `Petrov, Ana (Trade)`, as directories of addresses have it. */
const FAMILY_NAME_FIRST = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+)(?: \([^()]*\))?$/u;

function withoutTitle(name: string): string {
  return name.replace(/^(?:mr|ms|mrs|dr|mme|m)\.? /i, "");
}

/** A signature block; `organisations` is the line of the house below it, which counts where no letterhead names one. */
interface Signature extends Field<Sender> {
  readonly organisations: readonly NoteLine[];
}

/**
 * Name and office that sign: the first person with the offices around it, or the first office where no name stands. In a
 * note of the third person nobody signs, so an office without a name is the one it is for the attention of.
 */
function signatureIn(lines: readonly NoteLine[], third: boolean): Signature {
  const own = lines.filter((line) => !line.entry);
  const at = own.findIndex((line) => line.kind === "person");
  const from = at >= 0 || third ? at : own.findIndex((line) => line.kind === "office");
  const empty = { organisation: null, office: null, person: null, telephone: null };
  if (from < 0) return { value: empty, lines: [], organisations: [] };
  const person = at >= 0 ? own[at] : undefined;
  const after = offices(own, person === undefined ? from : from + 1);
  const before =
    person !== undefined && after.length === 0 && own[at - 1]?.kind === "office" ? own.slice(at - 1, at) : [];
  const office = after.length > 0 ? after : before;
  const organisation = own.slice(from).find((line) => line.kind === "organisation" && !line.afterBlank);
  return {
    value: {
      ...empty,
      organisation: organisation?.text ?? null,
      office: joined(office),
      person: person === undefined ? null : nameOf(person.text),
    },
    lines: [...(person === undefined ? [] : [person]), ...office],
    organisations: organisation === undefined ? [] : [organisation],
  };
}

function nameOf(text: string): string {
  return withoutSignedMark(text)
    .replace(/^\(|\)?,?$/g, "")
    .trim();
}

function offices(lines: readonly NoteLine[], from: number): readonly NoteLine[] {
  const found: NoteLine[] = [];
  for (let index = from; lines[index]?.kind === "office"; index += 1) {
    const line = lines[index];
    if (line === undefined || (line.afterBlank && found.length > 0)) break;
    found.push(line);
  }
  return found;
}

const MAY_ADDRESS: ReadonlySet<string> = new Set([
  "person",
  "office",
  "organisation",
  "short",
  "addressee",
  "attention",
]);

const HONORIFIC = /^(?:mr|ms|mrs|dr|prof|sir|dame|h\.\s?e|his excellency|her excellency|mme|m|sr|sra|shri|smt)\b\.?/i;

/** The block of a letter's head that names the addressee: right before `Dear …`, or begun by a name with its title. */
function addressBlock(note: readonly NoteLine[]): readonly NoteLine[] {
  const at = note.findIndex((line) => line.kind === "salutation");
  const ends =
    at > 0
      ? [at]
      : note.flatMap((line, index) => (index > 0 && line.afterBlank && line.place !== "tail" ? [index] : []));
  for (const end of ends) {
    let from = end;
    while (from > 0 && MAY_ADDRESS.has(note[from - 1]?.kind ?? "") && (from === end || note[from]?.afterBlank !== true))
      from -= 1;
    const block = note.slice(from, end);
    const named = at > 0 || (HONORIFIC.test(block[0]?.text ?? "") && block[0]?.place === "head");
    if (from > 0 && block.length > 0 && named) return block;
  }
  return [];
}

/**
 * Reads the addressee: after `To`, from `The Secretary, …` on, before the salutation, or in the last block of the note. A
 * line `Attn: …` elsewhere is added to it.
 */
export function addresseeField(note: readonly NoteLine[], taken: ReadonlySet<NoteLine>): Field<string | null> {
  const block = addresseeBlock(note, taken);
  const attention = note.filter((line) => line.kind === "attention" && !block.lines.includes(line));
  const parts = [block.value, joined(attention)].filter((part) => part !== null);
  return { value: parts.length === 0 ? null : parts.join(", "), lines: [...block.lines, ...attention] };
}

function addresseeBlock(note: readonly NoteLine[], taken: ReadonlySet<NoteLine>): Field<string | null> {
  const to = blockAt(
    note,
    note.findIndex((line) => line.kind === "to" && !line.entry),
  );
  if (to.value !== null) return { ...to, value: to.value.replace(ADDRESS_OF_MAIL, "") };
  const tail = note.findIndex((line) => line.kind === "addressee" && !line.entry && line.place === "tail");
  const named = tail >= 0 ? tail : note.findIndex((line) => line.kind === "addressee" && !line.entry);
  const addressee = blockAt(note, named);
  if (addressee.value !== null) return addressee;
  const letter = addressBlock(note).filter((line) => !taken.has(line));
  if (letter.length > 0) return { value: joined(letter), lines: letter };
  const last = note.filter((line) => line.place === "tail" && !line.entry && !taken.has(line));
  const at = last.findIndex((line) => line.kind === "organisation" || namesOrganisation(line));
  const block =
    at < 0
      ? []
      : last
          .slice(at)
          .filter(
            (line, index, all) =>
              MAY_ADDRESS.has(line.kind) && all.slice(1, index + 1).every((each) => !each.afterBlank),
          );
  return { value: joined(block), lines: block };
}

/** `Foreign Secretary, Ministry of Foreign Affairs, Port Sela`: an office with its house, in a block of its own. */
function namesOrganisation(line: NoteLine): boolean {
  return (
    line.kind === "office" &&
    line.afterBlank &&
    line.text
      .split(/,\s+/)
      .slice(1)
      .some((part) => isOrganisation(part))
  );
}

function blockAt(note: readonly NoteLine[], at: number): Field<string | null> {
  const first = note[at];
  if (first === undefined) return { value: null, lines: [] };
  const lines = [first, ...entriesAfter(note, at)];
  const value = joined(
    lines.map((line, index) =>
      index === 0
        ? { ...line, text: line.kind === "to" ? (labelOf(line.text)?.value ?? "") : withoutAddressing(line.text) }
        : line,
    ),
  );
  return { value, lines };
}
