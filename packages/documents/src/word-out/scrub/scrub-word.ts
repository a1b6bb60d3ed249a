import { inspectWord } from "../../docx/inspect/inspect-word.ts";
import { openPackage } from "../../docx/package.ts";
import { readTracked } from "../../docx/read-tracked.ts";
import { attempt, openWord } from "../../read/open-word.ts";
import { repacked } from "../edit/repack.ts";
import { checkWritten, type Expectation, linesOf } from "../read-back.ts";

/** What to take out of a file beside its metadata. */
export interface ScrubOptions {
  /** True: names of those who made changes and comments become `Author`, their initials and accounts go. */
  readonly names?: boolean;
}

/** A file without its metadata. */
export interface ScrubbedFile {
  readonly bytes: Uint8Array;
  /** Parts that were changed. */
  readonly parts: readonly string[];
  /** What stays in the file and is to be known before it is sent on: sentences. */
  readonly remains: readonly string[];
}

/**
 * Takes metadata out of a Word file: who wrote and saved it and when, company and manager, properties of one's own, variables, the
 * template, marks of editing sessions; on demand the names on changes and comments. The text, its changes and comments stay: the file is read
 * back, and E_WORD_NOT_EQUAL stops it where its text accepted or rejected would differ. Says what remains.
 */
export async function scrubWord(
  bytes: Uint8Array,
  name: string,
  { names = false }: ScrubOptions = {},
): Promise<ScrubbedFile> {
  return attempt(name, async () => {
    // Read apart first: what hangs or swells there never reaches the lines below.
    const views = await viewsOf(bytes, name);
    const archive = openWord(bytes, name);
    openPackage(archive, name);
    const changed: Record<string, string> = {};
    for (const part of archive.names) {
      if (!/\.xml$/i.test(part)) continue;
      const content = archive.part(part) ?? new Uint8Array();
      if (content[0] === 0xff || content[0] === 0xfe) continue;
      const before = Buffer.from(content).toString("utf8");
      const after = scrubbed(part.toLowerCase(), before, names);
      if (after !== before) changed[part] = after;
    }
    const result = repacked(bytes, changed);
    await checkWritten(result, views, name);
    const { risks } = await inspectWord(result, name);
    return { bytes: result, parts: Object.keys(changed), remains: risks.map(({ message }) => message) };
  });
}

async function viewsOf(bytes: Uint8Array, name: string): Promise<readonly Expectation[]> {
  const tracked = await readTracked(bytes, name);
  const clauses = (isAccepted: boolean): Expectation["clauses"] =>
    linesOf(tracked, () => isAccepted).map((text, index) => ({ clause: `line ${index + 1}`, text }));
  return [
    { view: "accepted", clauses: clauses(true) },
    { view: "rejected", clauses: clauses(false) },
  ];
}

/** Elements that go with all they hold, by the part they stand in. */
const ELEMENTS: readonly (readonly [part: RegExp, names: string])[] = [
  [
    /^docprops\/core\.xml$/,
    "creator|lastModifiedBy|lastPrinted|created|modified|revision|keywords|description|category|contentStatus|subject",
  ],
  [/^docprops\/app\.xml$/, "Company|Manager|HyperlinkBase|Template|TotalTime|Application|AppVersion"],
  [/^docprops\/custom\.xml$/, "property"],
  [/\/settings\.xml$/, "rsids|docVars|attachedTemplate"],
];

function scrubbed(part: string, xml: string, names: boolean): string {
  let out = xml;
  for (const [pattern, elements] of ELEMENTS) {
    if (!pattern.test(part)) continue;
    out = out.replace(new RegExp(`<([\\w.-]+:)?(${elements})\\b(?:[^>]*/>|[\\s\\S]*?</\\1?\\2>)`, "g"), "");
  }
  out = out.replace(/<[^<>]*\brsid[^<>]*>/g, (tag) => tag.replace(/\s[\w.-]+:rsid\w*\s*=\s*(?:"[^"]*"|'[^']*')/g, ""));
  return names ? withoutNames(part, out) : out;
}

/** The name Word itself puts where it takes names away. */
const NOBODY = "Author";

function withoutNames(part: string, xml: string): string {
  if (/\/people\.xml$/.test(part)) return xml.replace(/<([\w.-]+:)?person\b[\s\S]*?<\/\1?person>/g, "");
  if (/^customxml\//.test(part))
    return xml.includes("urn:travaux:authors:") ? xml.replace(/<author\b[\s\S]*?<\/author>/g, "") : xml;
  return xml.replace(/<[^<>]*:author\s*=[^<>]*>/g, (tag) =>
    tag
      .replace(/(\s[\w.-]+:author\s*=\s*)(?:"[^"]*"|'[^']*')/g, `$1"${NOBODY}"`)
      .replace(/\s[\w.-]+:initials\s*=\s*(?:"[^"]*"|'[^']*')/g, ""),
  );
}
