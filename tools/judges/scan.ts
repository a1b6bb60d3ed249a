// Lines of other programs' files, read by a scanner of a few dozen lines that shares nothing with the reader it judges.

const TOKEN = /<!--.*?-->|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|([^<]+)/gs;

interface Token {
  readonly kind: "open" | "close" | "text";
  readonly name: string;
  readonly rest: string;
}

function* tokensOf(xml: string): Generator<Token> {
  for (const [, slash, name, rest = "", own, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) yield { kind: "text", name: "", rest: charactersOf(text) };
    else if (name !== undefined) {
      if (slash !== "/") yield { kind: "open", name, rest };
      if (slash === "/" || own === "/") yield { kind: "close", name, rest: "" };
    }
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function charactersOf(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) =>
    number === undefined
      ? (NAMED[name] ?? whole)
      : String.fromCodePoint(Number.parseInt(name, number === "#x" ? 16 : 10)),
  );
}

/** Subtrees of a main part of Word that are no text, or another branch of what is read already. */
const APART_IN_WORD = new Set(["mc:Fallback", "w:pPr", "w:rt", "w:instrText", "w:delText", "w:txbxContent"]);

/** Paragraphs of a main part of Word without changes, one a line. */
export function linesOfWord(xml: string): readonly string[] {
  const lines: string[] = [];
  const open: number[] = [];
  let apart = 0;
  let isText = false;
  // The mark that calls a note is no word of the text.
  let isMark = false;
  const write = (text: string): void => {
    const at = open.at(-1);
    if (at !== undefined) lines[at] += text;
  };
  for (const { kind, name, rest } of tokensOf(xml)) {
    if (APART_IN_WORD.has(name)) apart += kind === "open" ? 1 : -1;
    else if (apart > 0) continue;
    else if (name === "w:r") isMark = false;
    else if (name === "w:rStyle") isMark ||= /"(?:Foot|End)noteReference"/.test(rest);
    else if (name === "w:p" && kind === "open") open.push(lines.push("") - 1);
    else if (name === "w:p") open.pop();
    else if (name === "w:t" || name === "m:t") isText = kind === "open";
    else if (kind === "text") write(isText && !isMark ? rest : "");
    else if (kind === "open") write(SIGNS_IN_WORD[name] ?? "");
  }
  return lines;
}

const SIGNS_IN_WORD: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
};

/** What of a flat OpenDocument text stands apart from its paragraphs. */
const APART_IN_OFFICE = new Set(["text:note", "office:annotation", "draw:frame", "draw:custom-shape"]);

/** The text with all changes accepted, and with all rejected. */
export interface Views {
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
}

/** Paragraphs of a flat OpenDocument text in which changes stand in place (ODF 1.3 part 3, 5.5), one a line. */
export function linesOfOffice(xml: string): Views {
  const begin = xml.indexOf("<office:text");
  const listed = xml.indexOf("</text:tracked-changes>", begin);
  const kinds = kindsIn(xml.slice(begin, Math.max(begin, listed)));
  const accepted = new Lines();
  const rejected = new Lines();
  const open = new Set<string>();
  const inside = (kind: string): boolean => [...open].some((id) => kinds.get(id) === kind);
  const shown = (): readonly Lines[] => [
    ...(inside("deletion") ? [] : [accepted]),
    ...(inside("insertion") ? [] : [rejected]),
  ];
  let apart = 0;
  for (const { kind, name, rest } of tokensOf(xml.slice(Math.max(begin, listed), xml.indexOf("</office:text>")))) {
    const id = /text:change-id="([^"]*)"/.exec(rest)?.[1] ?? "";
    if (APART_IN_OFFICE.has(name)) apart += kind === "open" ? 1 : -1;
    else if (apart > 0) continue;
    else if (name === "text:change-start" && kind === "open") open.add(id);
    else if (name === "text:change-end" && kind === "open") open.delete(id);
    else if (kind === "text") for (const lines of shown()) lines.write(rest);
    else if (kind === "open") for (const lines of shown()) lines.write(SIGNS_IN_OFFICE[name] ?? "");
    else if (name === "text:p" || name === "text:h") for (const lines of shown()) lines.end();
    // A paragraph's end that does not stand joins nothing over the edge of a cell.
    else if (name === "table:table-cell") for (const lines of [accepted, rejected]) lines.end();
  }
  return { accepted: accepted.all, rejected: rejected.all };
}

const SIGNS_IN_OFFICE: Readonly<Record<string, string>> = { "text:tab": "\t", "text:line-break": "\n", "text:s": " " };

/** What each change does, by its id. */
function kindsIn(list: string): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  let id = "";
  for (const { kind, name, rest } of tokensOf(list)) {
    if (kind !== "open") continue;
    if (name === "text:changed-region") id = / text:id="([^"]*)"/.exec(rest)?.[1] ?? "";
    else if (name === "text:insertion" || name === "text:deletion") kinds.set(id, name.slice("text:".length));
  }
  return kinds;
}

class Lines {
  readonly all: string[] = [];
  #line = "";

  write(text: string): void {
    this.#line += text;
  }

  end(): void {
    if (this.#line !== "") this.all.push(this.#line);
    this.#line = "";
  }
}
