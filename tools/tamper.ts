// npm run tamper [-- --rounds N|all] [-- --plant]: an export of 64 KiB is spoilt, and the verifier must find it: single bits, lines
// deleted and exchanged, files cut short, deleted and exchanged. Then the same beneath the manifest: somebody who can sign a
// manifest anew changes acts, personal fields, papers or the head; chain, commitments and checkpoint must find that alone.
import { createHash, randomInt } from "node:crypto";
import {
  dropTrial,
  exportFile,
  fillTrial,
  openTrial,
  replayed,
  signedNote,
  signerFrom,
  trialPlace,
  type Verdict,
  verifierText,
  verifyExport,
} from "@travaux/record";
import { end, report, toldBy } from "./harness.ts";

type Files = ReadonlyMap<string, Uint8Array>;
type Change = (bytes: Buffer) => Buffer;

const ROUNDS = 20_000; // bits of the whole, and a tenth as many beneath the manifest
const WANTED = 64 * 1024;
const signer = signerFrom("record.trial.example", new Uint8Array(32).fill(1));
const { rounds, plant } = toldBy(process.argv.slice(2));
const verify = plant ? await planted() : verifyExport;
const files = await exported();
const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);

const results: boolean[] = [];
const whole = verify(files, { key: signer.key.text });
results.push(
  report("the export itself", `${bytes} bytes in ${files.size} files`, whole.fault === null ? [] : [whole.fault]),
);
results.push(bitsOfTheWhole());
results.push(deeds("lines and files", [...files.keys()], (path, change) => changed(path, change), 1));
results.push(bitsBeneath());
const beneath = ["acts.jsonl", "disclosures.jsonl"];
results.push(deeds("lines beneath the manifest", beneath, (path, change) => refitted(changed(path, change)), 7));
end(results);

/** The planted fault: a verifier that does not compare the files with the manifest. */
async function planted(): Promise<(spoilt: Files, expected: { readonly key: string }) => Verdict> {
  const text = verifierText().replace("checkListed(files, manifest);", "");
  const module = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  return module.verifyExport;
}

async function exported(): Promise<Files> {
  const place = trialPlace("sqlite");
  const store = await openTrial(place, replayed());
  const filling = { words: 120, paperEvery: 4 };
  let acts = 10;
  for (;;) {
    await fillTrial(store, "trial", { ...filling, acts });
    const made = await exportFile(store, "trial", signer, Date.UTC(2031, 4, 7));
    if ([...made.values()].reduce((sum, file) => sum + file.length, 0) >= WANTED) {
      await store.close();
      await dropTrial(place);
      return made;
    }
    acts += 2;
  }
}

function changed(path: string, change: Change): Files {
  return new Map(files).set(path, change(Buffer.from(files.get(path) ?? [])));
}

function flipped(bit: number): Change {
  return (content) => {
    content[bit >> 3] = (content[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return content;
  };
}

function bitsOfTheWhole(): boolean {
  const all = bytes * 8;
  const wanted = Math.min(all, rounds ?? ROUNDS);
  const missed: string[] = [];
  const starts = [...files].map(([path, content]) => ({ path, bits: content.length * 8 }));
  for (let round = 0; round < wanted && missed.length < 10; round += 1) {
    let bit = wanted === all ? round : randomInt(all);
    const place = starts.find(({ bits }) => {
      if (bit < bits) return true;
      bit -= bits;
      return false;
    });
    if (place !== undefined && isMissed(changed(place.path, flipped(bit)))) missed.push(`bit ${bit} of ${place.path}`);
  }
  return report("single bits", `${wanted} of ${all} flipped, ${missed.length} not found`, missed);
}

function bitsBeneath(): boolean {
  const paths = [...files.keys()].filter((path) => !["manifest", "verify.mjs"].includes(path));
  const wanted = Math.ceil(Math.min(bytes * 8, rounds ?? ROUNDS) / 10);
  const missed: string[] = [];
  for (let round = 0; round < wanted && missed.length < 10; round += 1) {
    const path = paths[round % paths.length] ?? "";
    const bit = randomInt((files.get(path)?.length ?? 1) * 8);
    if (isMissed(refitted(changed(path, flipped(bit))))) missed.push(`bit ${bit} of ${path}`);
  }
  return report("single bits beneath a manifest signed anew", `${wanted} flipped, ${missed.length} not found`, missed);
}

function deeds(
  name: string,
  paths: readonly string[],
  apply: (path: string, change: Change) => Files,
  every: number,
): boolean {
  let tried = 0;
  const missed: string[] = [];
  const attempt = (what: string, spoilt: Files): void => {
    tried += 1;
    if (isMissed(spoilt)) missed.push(what);
  };
  for (const path of paths) {
    const content = Buffer.from(files.get(path) ?? []);
    const lines = content.toString("latin1").split("\n");
    const joined = (changedLines: readonly string[]): Buffer => Buffer.from(changedLines.join("\n"), "latin1");
    for (let at = 0; at + 1 < lines.length; at += 1) {
      const isErasure = path === "disclosures.jsonl" && every > 1; // whoever may sign anew may also erase
      if (!isErasure)
        attempt(
          `line ${at + 1} of ${path} deleted`,
          apply(path, () => joined(lines.toSpliced(at, 1))),
        );
      const [one = "", other = ""] = lines.slice(at);
      if (at + 2 < lines.length && one !== other) {
        attempt(
          `line ${at + 1} of ${path} exchanged`,
          apply(path, () => joined(lines.toSpliced(at, 2, other, one))),
        );
      }
    }
    for (let length = 0; length < content.length; length += every * Math.ceil(content.length / 500)) {
      const isErasure = path === "disclosures.jsonl" && every > 1 && (length === 0 || content[length - 1] === 10);
      if (!isErasure)
        attempt(
          `${path} cut to ${length} bytes`,
          apply(path, (all) => all.subarray(0, length)),
        );
    }
    if (every > 1) continue;
    attempt(`${path} deleted`, new Map([...files].filter(([other]) => other !== path)));
    for (const other of paths) if (other > path) attempt(`${path} and ${other} exchanged`, exchanged(path, other));
  }
  return report(name, `${tried} deleted, exchanged or cut short, ${missed.length} not found`, missed);
}

function exchanged(one: string, other: string): Files {
  const [first = Buffer.of(), second = Buffer.of()] = [files.get(one), files.get(other)];
  return new Map(files).set(one, second).set(other, first);
}

/** A manifest that fits again, signed with the institution's own key. */
function refitted(spoilt: Files): Files {
  const [format = "", json = ""] = Buffer.from(files.get("manifest") ?? [])
    .toString("utf8")
    .split("\n");
  let fitting = json;
  for (const path of ["acts.jsonl", "checkpoint", "disclosures.jsonl"]) {
    const content = spoilt.get(path) ?? Buffer.of();
    const hash = createHash("sha256").update(content).digest("hex");
    const entry = new RegExp(`("${path}":\\{"bytes":)\\d+(,"sha256":")[0-9a-f]{64}`);
    fitting = fitting.replace(entry, `$1${content.length}$2${hash}`);
  }
  return new Map(spoilt).set("manifest", Buffer.from(signedNote(`${format}\n${fitting}\n`, signer)));
}

function isMissed(spoilt: Files): boolean {
  return verify(spoilt, { key: signer.key.text }).fault === null;
}
