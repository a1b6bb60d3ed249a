// npm run case -- FILE [TITLE]: reads a document and prints it as a golden text case (title, text, ==>, tree). Look at the
// tree, mend it where the reader is wrong, and append it to a file of cases/text/: it is a test from then on.
import { readFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { readFile } from "@travaux/documents";
import { brokenLaws, drawTree, type Lexicon, paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";

const FOLDER = join(dirname(import.meta.dirname), "cases", "text");
const [path, ...title] = process.argv.slice(2);
if (path === undefined) {
  console.error("Usage: npm run case -- FILE [TITLE]");
  process.exit(1);
}

const lexicon: Lexicon = JSON.parse(readFileSync(join(FOLDER, "lexicon.json"), "utf8"));
// npm starts commands in the root; the file is named from where the user stands.
const place = resolve(process.env.INIT_CWD ?? ".", path);
const source = await textOf(place);
if (/\n\n==>\n\n/.test(source)) throw new Error("The text holds the line that divides text from tree: ==>");
const paragraphs = paragraphsOf(source);
const instrument = readInstrument(paragraphs, { version: "case", lexicon });
const name = title.length > 0 ? title.join(" ") : basename(place, extname(place)).replaceAll("-", " ");

console.log(`# ${name}\n\n${source}\n\n==>\n\n${drawTree(instrument)}\n`);
for (const law of brokenLaws({ source, paragraphs, instrument, view: viewInstrument(instrument, lexicon) })) {
  console.error(`This text breaks a law of reading: ${law}`);
  process.exitCode = 1;
}

/** A text file as it is but for the empty lines around it; of other files their paragraphs, an empty line between them. */
async function textOf(file: string): Promise<string> {
  const reading = await readFile(readFileSync(file), basename(file));
  const isPlain = reading.format === "text" || reading.format === "markdown";
  const text = isPlain ? reading.source : reading.paragraphs.map((paragraph) => paragraph.text).join("\n\n");
  return text.replace(/^\uFEFF/, "").replace(/^(\r?\n)+|(\r?\n)+$/g, "");
}
