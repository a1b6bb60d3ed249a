import type { Letter, Run, RunPiece } from "./letters.ts";

/** What is to be done in one run. */
export interface RunWork {
  readonly struck: Set<Letter>;
  /** XML that stands between two runs, put before or after a letter, in order. */
  readonly before: Map<Letter, string[]>;
  readonly after: Map<Letter, string[]>;
}

/** Opening and closing tags of our deletion, and fresh ids for what has to stand twice. */
export interface Tags {
  /** Prefix of the names in the file, with its colon. */
  readonly prefix: string;
  readonly deletion: () => string;
  readonly nextId: () => number;
}

/** Nothing to be done yet. */
export function newWork(): RunWork {
  return { struck: new Set(), before: new Map(), after: new Map() };
}

/**
 * A run written again with some of its letters struck out and something put between them. Its tag, its properties and the spelling of
 * its characters stay; what it holds beside words stays whole.
 */
export function rewrittenRun(xml: string, run: Run, work: RunWork, tags: Tags): string {
  const out: string[] = [];
  let content = "";
  let struck = false;
  const flush = (): void => {
    if (content === "") return;
    const copy = out.length === 0 ? run.properties : freshIds(run.properties, tags);
    const whole = `${run.tag}${copy}${content}</${tags.prefix}r>`;
    out.push(struck ? `${tags.deletion()}${whole}</${tags.prefix}del>` : whole);
    content = "";
  };
  const put = (parts: readonly string[] | undefined): void => {
    if (parts === undefined) return;
    flush();
    for (const part of parts) out.push(beside(part, run, tags));
  };
  for (const piece of run.pieces) {
    for (const stretch of stretchesOf(piece, work)) {
      put(stretch.before);
      if (stretch.struck !== struck) flush();
      struck = stretch.struck;
      content += contentOf(xml, piece, stretch, tags.prefix);
      put(stretch.after);
    }
  }
  flush();
  return out.join("");
}

interface Stretch {
  readonly letters: readonly Letter[];
  readonly struck: boolean;
  readonly before: readonly string[] | undefined;
  readonly after: readonly string[] | undefined;
}

/** A piece cut wherever a letter's lot differs from the one before, or something stands between them. */
function stretchesOf({ letters }: RunPiece, work: RunWork): readonly Stretch[] {
  if (letters.length === 0) return [{ letters, struck: false, before: undefined, after: undefined }];
  const out: { letters: Letter[]; struck: boolean; before: string[] | undefined; after: string[] | undefined }[] = [];
  for (const letter of letters) {
    const struck = work.struck.has(letter);
    const before = work.before.get(letter);
    const last = out.at(-1);
    if (last === undefined || last.struck !== struck || before !== undefined || last.after !== undefined) {
      out.push({ letters: [letter], struck, before, after: work.after.get(letter) });
    } else {
      last.letters.push(letter);
      last.after = work.after.get(letter);
    }
  }
  return out;
}

function contentOf(xml: string, { from, to, isText }: RunPiece, { letters, struck }: Stretch, prefix: string): string {
  const [first] = letters;
  const last = letters.at(-1);
  if (!isText || first === undefined || last === undefined) return xml.slice(from, to);
  const element = struck ? "delText" : "t";
  return `<${prefix}${element} xml:space="preserve">${xml.slice(first.from, last.to)}</${prefix}${element}>`;
}

/** Something that stands beside a run inside others' changes: their wrapping ends before it and begins again after it. */
function beside(part: string, { wrappers }: Run, tags: Tags): string {
  const ends = wrappers.map((wrapper) => `</${/^<([^\s>]+)/.exec(wrapper)?.[1] ?? ""}>`).reverse();
  return `${ends.join("")}${part}${wrappers.map((wrapper) => freshIds(wrapper, tags)).join("")}`;
}

/** A copy of changes that the file has already: the same, but for the numbers that may not stand twice. */
function freshIds(copied: string, { nextId }: Tags): string {
  return copied.replace(/(\s[\w.-]+:id\s*=\s*)(?:"[^"]*"|'[^']*')/g, (_, head: string) => `${head}"${nextId()}"`);
}

/** Properties of a run for words that are put in beside it: without the record of how they looked before, and of who put them there. */
export function plainProperties(properties: string): string {
  return properties
    .replace(/<([\w.-]+:)?rPrChange\b[\s\S]*?<\/\1?rPrChange>/g, "")
    .replace(/<([\w.-]+:)?(?:ins|del|moveFrom|moveTo)\b[^>]*\/>/g, "");
}
