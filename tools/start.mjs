// `npm start`: vets the specimen and leaves its brief and reply note in `out/`. On a fresh clone it first installs and
// builds what is missing. Plain JavaScript, because it runs under whatever Node (18 or later) the machine has.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, onNode, ROOT } from "./setup.mjs";

const specimen = join("cases", "specimen", "heritage-note.txt");
const travaux = join("packages", "cli", "bin", "travaux.mjs");

ensureInstalled();
ensureBuilt();
mkdirSync(join(ROOT, "out"), { recursive: true });

const vet = [travaux, "vet", specimen, "--for", "PAK"];
const shown = onNode(vet);
if (shown !== 0) process.exit(shown);
const files = ["--out", "out/brief.html", "--out", "out/brief.docx", "--reply", "out/reply.docx"];
process.exit(onNode([...vet, ...files]));
