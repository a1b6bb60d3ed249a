import { type Paper, type PaperBlock, run } from "@travaux/paper";
import { type ReplyFields, type ReplyRow, replyFields } from "@travaux/procedure";
import {
  filled,
  houseFor,
  houseNamed,
  type House as NoteForm,
  notePaper,
  possessive,
  sentence,
  stateName,
  withArticle,
} from "@travaux/vetting";
import { dayIn, personName, type Subject, stanceOutside } from "./outside-words.ts";

/**
 * The reply as it goes out of the house: in the house's form, or in that of the communication it answers, with the position
 * on each clause annexed. It is made of `replyFields` and of the sender's own name, and of nothing else of the file; until it
 * has a number it says above all that it is a draft.
 */
export function replyNote(subject: Subject): Paper {
  const { house, state } = subject;
  const reply = replyFields(house, state);
  const sender = state.communication?.from ?? null;
  const form = formOf(subject, reply, sender);
  const fields = fieldsOf(subject, reply, { form, sender });
  const title = reply.subject ?? "(subject)";
  return notePaper(form, {
    title: `Reply: ${title}`,
    grading: reply.grading,
    precedence: reply.precedence,
    running: reply.number ?? "Draft",
    ...(reply.number === null ? { above: reply.signed === null ? "DRAFT" : "DRAFT: signed, not issued" } : {}),
    letterhead: letterheadOf(subject, form),
    number: form.number
      .split("\n")
      .map((line) => filled(blanksFilled(line, reply, form), fields))
      .join("\n"),
    addressee: reply.to ?? "(addressee)",
    subject: title,
    paragraphs: paragraphsOf(reply, form, fields),
    closing: form.closing === null ? null : told(form.closing, fields),
    signature: signatureOf(subject, reply, form),
    annex: annexOf(reply.rows),
  });
}

function formOf({ house }: Subject, reply: ReplyFields, sender: string | null): NoteForm {
  if (house.papers.form !== null) return houseNamed(house.papers.form);
  return houseFor("", { form: reply.inReplyTo?.form ?? null, from: { organisation: sender } });
}

function letterheadOf({ house }: Subject, form: NoteForm): readonly string[] {
  const { letterhead, state } = house.papers;
  if (letterhead.length > 0) return letterhead;
  const fields = { HOUSE: house.name.toUpperCase(), STATE: state?.toUpperCase() ?? "" };
  return form.letterhead.map((line) => filled(line, fields)).filter((line) => line !== "" && !line.startsWith("("));
}

function fieldsOf(
  { house, state }: Subject,
  reply: ReplyFields,
  { form, sender }: { readonly form: NoteForm; readonly sender: string | null },
): Readonly<Record<string, string>> {
  const theState = house.papers.state ?? "";
  const text = state.texts.at(-1)?.name;
  const dated = reply.inReplyTo?.dated ?? null;
  return {
    house: house.name,
    organisation: possessive(sender ?? "the"),
    theSender: withArticle(sender ?? "(addressee)"),
    number: reply.inReplyTo?.number ?? "(number)",
    date: dated === null ? "(date)" : dayIn(form.dates, dated),
    what: text === undefined ? "text" : `“${text.replace(/^draft (?=\p{L})/iu, "").replace(/^\p{Ll}/u, sentence)}”`,
    theState: stateName(theState) ?? theState,
    TheState: sentence(theState),
  };
}

/** A sentence of the form; where the house names no State, the words that would name it fall away. */
function told(template: string, fields: Readonly<Record<string, string>>): string {
  return filled(fields.theState === "" ? template.replaceAll(" of {theState}", "") : template, fields);
}

/** The officer's paragraphs, after the form's reference to the communication unless the first of them makes it already. */
function paragraphsOf(reply: ReplyFields, form: NoteForm, fields: Readonly<Record<string, string>>): readonly string[] {
  const number = reply.inReplyTo?.number ?? null;
  const isSaid =
    /^(?:reference|with reference|i refer|i am directed|the undersigned|we refer)\b|presents its compliments/i;
  const first = reply.paragraphs.at(0) ?? "";
  if (isSaid.test(first) || (number !== null && first.includes(number))) return reply.paragraphs;
  return [told(number === null ? form.referenceWithoutNumber : form.reference, fields), ...reply.paragraphs];
}

function blanksFilled(line: string, { number, dated }: ReplyFields, form: NoteForm): string {
  const filledIn = number === null ? line : line.replace("(number)", number);
  return dated === null ? filledIn : filledIn.replace("(date)", dayIn(form.dates, dated));
}

function signatureOf({ house, persons }: Subject, { signed, dated }: ReplyFields, form: NoteForm): readonly string[] {
  const place = house.papers.place;
  const lines = form.signature.filter((line) => !line.includes("(telephone)"));
  const put = (line: string): string =>
    line
      .replace("(place), ", place === null ? "" : `${place}, `)
      .replace("(date)", dated === null ? "(date)" : dayIn(form.dates, dated));
  if (signed === null) return lines.map(put);
  const { person, office, acting, local } = signed;
  const name = personName(persons, person);
  const title = acting === null ? office : `for ${office}`;
  const [day = "", time = ""] = local.split("T");
  const stamp = `Signed ${dayIn(form.dates, day)}, ${time.slice(0, 5)}`;
  const isInitialled = lines.some((line) => /initials/i.test(line));
  const own = lines.map((line) =>
    put(line.replace(/^\(name\)$/i, name).replace(/^\((?:designation|office)\)$/i, title)),
  );
  return isInitialled ? own : [stamp, ...own];
}

/** The annexed table: what the addressee may know of the position on each clause. */
function annexOf(rows: readonly ReplyRow[]): readonly PaperBlock[] {
  if (rows.length === 0) return [];
  return [
    {
      type: "table",
      caption: "Position on each clause",
      head: ["Clause", "Position", "Wording proposed, or what it is subject to"],
      widths: [14, 32, 54],
      rows: rows.map((row) => [[run(row.label, "bold")], [run(stanceOutside(row))], [run(saysOf(row))]]),
    },
  ];
}

function saysOf({ wording, caveat }: ReplyRow): string {
  const said = [wording === null ? null : `“${wording}”`, caveat === null ? null : sentence(caveat)];
  return said.filter((words) => words !== null).join("\n") || "–";
}
