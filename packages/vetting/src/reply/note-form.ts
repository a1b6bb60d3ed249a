import { type Paper, type PaperBlock, run } from "@travaux/paper";
import type { House } from "./house.ts";

/** What one note says, apart from the house form in which it is written. */
export interface NoteParts {
  /** Names the file; it is not printed. */
  readonly title: string;
  readonly grading: string | null;
  readonly precedence: string | null;
  readonly running?: string;
  readonly letterhead: readonly string[];
  readonly number: string;
  readonly addressee: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly closing: string | null;
  readonly signature: readonly string[];
  /** What is annexed; empty for a note without an annex. */
  readonly annex: readonly PaperBlock[];
  /** Words above all others, such as that this is a draft. */
  readonly above?: string;
}

/** A note in a house form: where its number, addressee and subject stand, which paragraphs are numbered, how it ends. */
export function notePaper(form: House, parts: NoteParts): Paper {
  const blocks: PaperBlock[] = [
    ...(parts.above === undefined ? [] : [formName(parts.above)]),
    { type: "paragraph", align: "center", runs: [run(parts.letterhead.join("\n"), "bold")] },
    ...(form.numberAt === "head" ? [line(parts.number, "end")] : []),
    ...(form.formName === undefined ? [] : [formName(form.formName)]),
    ...(form.addresseeAt === "head" ? [line(`To: ${parts.addressee}`, "start", true)] : []),
    ...(form.subject === null ? [] : [subjectLine(form.subject, parts.subject)]),
    ...(form.salutation === null ? [] : [line(form.salutation)]),
    ...numbered(parts.paragraphs, form),
    ...(parts.closing === null ? [] : [line(parts.closing)]),
    { type: "signature", lines: parts.signature },
    ...(form.addresseeAt === "foot" ? [line(parts.addressee, "start", true)] : []),
    ...(form.numberAt === "foot" ? [line(parts.number)] : []),
    ...(parts.annex.length === 0 ? [] : [line(form.enclosure, "start", true)]),
  ];
  const annex: PaperBlock[] = [
    { type: "page-break" },
    { type: "heading", depth: 1, text: form.annexTitle },
    ...parts.annex,
  ];
  return {
    language: form.language,
    title: parts.title,
    titlePrinted: false,
    grading: parts.grading,
    precedence: parts.precedence,
    ...(parts.running === undefined ? {} : { running: parts.running }),
    blocks: parts.annex.length === 0 ? blocks : [...blocks, ...annex],
  };
}

/** A line of a form with its `{fields}` filled in; what has no field stays as it stands. */
export function filled(template: string, fields: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => fields[name] ?? whole);
}

/** `Embassy of Tarsa` in a sentence is `the Embassy of Tarsa`; French and Spanish names keep theirs. */
export function withArticle(name: string): string {
  return /^(?:the |all |\()/i.test(name) ? name : `the ${name}`;
}

/** `Ministry of Fields` as an owner: `Ministry of Fields'`. */
export function possessive(name: string): string {
  if (name === "the") return name;
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}

function line(text: string, align: "start" | "end" = "start", apart = false): PaperBlock {
  return { type: "paragraph", align, apart, runs: [run(text)] };
}

function formName(name: string): PaperBlock {
  return { type: "paragraph", align: "center", apart: true, runs: [run(name, "bold")] };
}

function subjectLine(words: string, subject: string): PaperBlock {
  return { type: "paragraph", apart: true, runs: [run(`${words} `), run(subject.toUpperCase(), "bold")] };
}

function numbered(paragraphs: readonly string[], form: House): PaperBlock[] {
  return paragraphs.map((text, index) =>
    form.unnumbered === true || (index === 0 && form.firstUnnumbered)
      ? line(text)
      : { type: "paragraph", number: `${index + 1}.`, runs: [run(text)] },
  );
}
