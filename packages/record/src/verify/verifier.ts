// Verifies an export or a receipt of Travaux, alone: no network, no other file, nothing but Node (20 or later).
//
//     node verify.mjs EXPORT [--key K] [--head CHECKPOINT]
//
// It shares no code with the record that it examines; docs/spec/record.md says what it checks. Keep a copy of your own: one
// that came with an export says what its sender wants it to say.
import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What is to be compared with. */
export interface Expected {
  /** The institution's published key, `name+id+base64`, had from elsewhere than the export. */
  readonly key?: string | undefined;
  /** A checkpoint that left the machine earlier: the whole signed note. */
  readonly head?: string | undefined;
}

/** What was found. */
export interface Verdict {
  /** What holds, a sentence each, in the order in which it was checked. */
  readonly checked: readonly string[];
  /** The first thing that does not hold; null where all does. */
  readonly fault: string | null;
}

/** Something does not hold. */
class Fault extends Error {}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };

interface Act {
  readonly body: Json;
  readonly text: string;
  readonly seq: number;
}

interface Key {
  readonly name: string;
  readonly id: string;
  readonly text: string;
  readonly publicKey: KeyObject;
}

interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

const HASH = /^[0-9a-f]{64}$/;
const ITSELF = "without --key: consistent in itself only; anybody could have made such an export";
const NO_HEAD = "without --head: whether acts were added since, or an older state is shown, cannot be seen";

/** Verifies an export, given as its files by their paths. */
export function verifyExport(files: ReadonlyMap<string, Uint8Array>, expected: Expected = {}): Verdict {
  return verdict((say) => {
    const { manifest, key } = readManifest(fileAt(files, "manifest"), expected.key);
    say(expected.key === undefined ? ITSELF : `the manifest is signed by ${key.name}`);
    const file = text(manifest.file, "the manifest's file");
    checkListed(files, manifest);
    say(`${files.size} files, none missing, none surplus, each as the manifest lists it`);
    const acts = readActs(lines(fileAt(files, "acts.jsonl"), "acts.jsonl"), file);
    if (acts.length !== manifest.acts) throw new Fault(`there are ${acts.length} acts, not ${String(manifest.acts)}`);
    say(`${acts.length} acts of file ${file}, each linked to the one before`);
    const head = openCheckpoint(utf8(fileAt(files, "checkpoint"), "checkpoint"), key);
    checkHead(head, acts, `${key.name}/${file}`, "the checkpoint");
    if (head.size !== acts.length) throw new Fault(`the checkpoint is of ${head.size} acts`);
    say(`the checkpoint is signed, and is of these acts: ${head.size}, ${head.root}`);
    say(checkDisclosures(lines(fileAt(files, "disclosures.jsonl"), "disclosures.jsonl"), acts));
    say(checkAttachments(files, manifest, acts));
    if (expected.head === undefined) say(NO_HEAD);
    else say(checkOlder(expected.head, key, acts, `${key.name}/${file}`));
  });
}

/** Verifies a receipt: an act, its proof, and the checkpoint it stands under. Without a key nothing can be said of it. */
export function verifyReceipt(receipt: string, key: string): Verdict {
  return verdict((say) => {
    const { act, checkpoint, format, proof } = fields(
      parse(receipt, "the receipt"),
      "act,checkpoint,format,proof",
      "the receipt",
    );
    if (format !== "travaux-receipt/1") throw new Fault("the receipt is of another format");
    const signer = readKey(key);
    const { file, seq } = checkAct(act);
    const head = openCheckpoint(text(checkpoint, "the checkpoint"), signer);
    if (head.origin !== `${signer.name}/${file}`) throw new Fault(`the checkpoint is of ${head.origin}`);
    say(`the checkpoint is signed by ${signer.name}: ${head.size} acts`);
    const path = list(proof, "the proof").map((hash) => Buffer.from(hex(hash, "a hash of the proof"), "hex"));
    const leaf = sha256(Buffer.of(0), Buffer.from(encode(act, 0)));
    if (!isIncluded(seq - 1, head.size, leaf, path, head.root))
      throw new Fault("the proof does not lead to the checkpoint");
    say(`act ${seq} of file ${file} is among them`);
  });
}

function verdict(check: (say: (words: string) => void) => void): Verdict {
  const checked: string[] = [];
  try {
    check((words) => checked.push(plain(words)));
    return { checked, fault: null };
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return { checked, fault: plain(thrown.message) };
  }
}

/** Names in a hostile export must not steer the terminal they are shown in. */
function plain(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
}

// The manifest: a signed note whose text is its format and one line of canonical JSON.

function readManifest(bytes: Uint8Array, wanted: string | undefined): { readonly manifest: Fields; readonly key: Key } {
  const note = utf8(bytes, "manifest");
  const [format, json = "", ...rest] = note.split("\n");
  if (format !== "travaux-export/1" || rest[0] !== "") throw new Fault("the manifest is none");
  const names = "acts,at,attachments,file,files,key,salt";
  const manifest = fields(parse(json, "the manifest"), names, "the manifest");
  const key = readKey(wanted ?? text(manifest.key, "the manifest's key"));
  if (manifest.key !== key.text) throw new Fault(`the export names another key: ${String(manifest.key)}`);
  openNote(note, key, "the manifest");
  if (rest.length !== 3) throw new Fault("the manifest has more than one signature");
  return { manifest, key };
}

function checkListed(files: ReadonlyMap<string, Uint8Array>, manifest: Fields): void {
  const listed = new Set(["manifest"]);
  for (const [path, entry] of Object.entries(object(manifest.files, "the list of files"))) {
    const { bytes, sha256: hash } = fields(entry, "bytes,sha256", path);
    const found = fileAt(files, path);
    if (found.length !== bytes || sha256(found).toString("hex") !== hash)
      throw new Fault(`${path} is not as it was written`);
    listed.add(path);
  }
  let last = "";
  for (const entry of list(manifest.attachments, "the list of attachments")) {
    const { bytes, commitment } = fields(entry, "bytes,commitment", "an attachment");
    const path = `attachments/${hex(commitment, "an attachment")}`;
    if (path <= last) throw new Fault("the attachments are not in their order");
    if (fileAt(files, path).length !== bytes) throw new Fault(`${path} is not as it was written`);
    listed.add(path);
    last = path;
  }
  for (const path of files.keys()) if (!listed.has(path)) throw new Fault(`${path} is not in the manifest`);
}

// Acts: one line each.

function readActs(texts: readonly string[], file: string): readonly Act[] {
  let prev = "0".repeat(64);
  let at = "";
  return texts.map((line, index) => {
    const value = parse(line, `act ${index + 1}`);
    const act = checkAct(value);
    if (act.file !== file) throw new Fault(`act ${index + 1} belongs to file ${act.file}`);
    if (act.seq !== index + 1) throw new Fault(`act ${act.seq} stands in the place of act ${index + 1}`);
    if (act.prev !== prev) throw new Fault(`act ${act.seq} does not follow the act before it`);
    if (act.at < at) throw new Fault(`act ${act.seq} is older than the act before it`);
    prev = sha256(Buffer.from(line)).toString("hex");
    at = act.at;
    return { body: act.body, text: line, seq: act.seq };
  });
}

function checkAct(value: Json | undefined): {
  readonly file: string;
  readonly seq: number;
  readonly at: string;
  readonly prev: string;
  readonly body: Json;
} {
  const act = fields(value, "actor,at,body,file,kind,office,prev,seq", "an act");
  const { seq, body } = act;
  for (const name of ["actor", "kind", "office"]) text(act[name], `an act's ${name}`);
  const at = text(act.at, "an act's time");
  const time = Date.parse(at);
  if (Number.isNaN(time) || new Date(time).toISOString() !== at) throw new Fault(`${at} is no instant`);
  if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 1) throw new Fault("an act has no number");
  object(body, "an act's body");
  return { file: text(act.file, "an act's file"), seq, at, prev: hex(act.prev, "an act's link"), body: body ?? null };
}

// The head: the tree over the acts (RFC 6962), signed as a checkpoint (C2SP tlog-checkpoint).

function checkHead(head: Head, acts: readonly Act[], origin: string, what: string): void {
  if (head.origin !== origin) throw new Fault(`${what} is of ${head.origin}, not of ${origin}`);
  if (head.size > acts.length) {
    throw new Fault(`${what} is of ${head.size} acts and the export has ${acts.length}: it is older, or cut short`);
  }
  const root = rootOver(acts.slice(0, head.size).map((act) => sha256(Buffer.of(0), Buffer.from(act.text))));
  if (root !== head.root) throw new Fault(`${what} is not of these acts`);
}

function checkOlder(note: string, key: Key, acts: readonly Act[], origin: string): string {
  const head = openCheckpoint(note, key);
  checkHead(head, acts, origin, "the checkpoint given with --head");
  return `the export begins with the ${head.size} acts of the checkpoint given with --head`;
}

/** Joins equal subtrees as leaves come, then what is left from the right. */
function rootOver(leaves: readonly Buffer[]): string {
  const peaks: { readonly hash: Buffer; readonly size: number }[] = [];
  for (const leaf of leaves) {
    let top = { hash: leaf, size: 1 };
    for (let left = peaks.at(-1); left?.size === top.size; left = peaks.at(-1)) {
      peaks.pop();
      top = { hash: sha256(Buffer.of(1), left.hash, top.hash), size: left.size * 2 };
    }
    peaks.push(top);
  }
  const last = peaks.pop()?.hash ?? sha256();
  return peaks.reduceRight((right, { hash }) => sha256(Buffer.of(1), hash, right), last).toString("base64");
}

function isIncluded(index: number, size: number, leaf: Buffer, proof: readonly Buffer[], root: string): boolean {
  if (index >= size) return false;
  let hash = leaf;
  let used = 0;
  for (let at = index, width = size; width > 1; at = Math.floor(at / 2), width = Math.ceil(width / 2)) {
    if (at % 2 === 0 && at + 1 === width) continue; // the last of its row, alone: it moves up as it is
    const step = proof[used];
    if (step === undefined) return false;
    hash = at % 2 === 1 ? sha256(Buffer.of(1), step, hash) : sha256(Buffer.of(1), hash, step);
    used += 1;
  }
  return used === proof.length && hash.toString("base64") === root;
}

function openCheckpoint(note: string, key: Key): Head {
  const body = openNote(note, key, "the checkpoint");
  const [origin = "", size = "", root = ""] = body.split("\n");
  const head = { origin, size: Number(size), root };
  const isWhole = origin !== "" && Number.isSafeInteger(head.size) && Buffer.from(root, "base64").length === 32;
  if (!isWhole || `${origin}\n${head.size}\n${Buffer.from(root, "base64").toString("base64")}\n` !== body) {
    throw new Fault("the checkpoint is malformed");
  }
  return head;
}

// Personal fields and papers, by their commitments.

function checkDisclosures(texts: readonly string[], acts: readonly Act[]): string {
  const open = new Map<string, string>();
  for (const { body, seq } of acts) {
    for (const [path, hash] of marked(body, "$committed", "")) open.set(`${seq} ${path}`, hash);
  }
  const total = open.size;
  let last: readonly [number, string] = [0, ""];
  for (const line of texts) {
    const { path, salt, seq, value } = fields(parse(line, "a disclosure"), "path,salt,seq,value", "a disclosure");
    const place = text(path, "a disclosure's path");
    if (typeof seq !== "number" || seq < last[0] || (seq === last[0] && place <= last[1])) {
      throw new Fault("the disclosures are not in their order");
    }
    last = [seq, place];
    const name = `${seq} ${place}`;
    const committed = sha256(Buffer.from(hex(salt, "a salt"), "hex"), Buffer.from(encode([place, value ?? null], 0)));
    if (open.get(name) !== committed.toString("hex"))
      throw new Fault(`field ${place} of act ${seq} is not what was filed`);
    open.delete(name);
  }
  return `${total} personal fields: ${texts.length} as they were filed, ${open.size} erased`;
}

function checkAttachments(files: ReadonlyMap<string, Uint8Array>, manifest: Fields, acts: readonly Act[]): string {
  const salt = Buffer.from(hex(manifest.salt, "the manifest's salt"), "hex");
  const named = new Set(acts.flatMap(({ body }) => marked(body, "$attached", "").map(([, hash]) => hash)));
  let kept = 0;
  for (const [path, bytes] of files) {
    if (!path.startsWith("attachments/")) continue;
    const commitment = path.slice("attachments/".length);
    if (sha256(salt, bytes).toString("hex") !== commitment) throw new Fault(`${path} is not what was filed`);
    if (!named.delete(commitment)) throw new Fault(`${path} is named by no act`);
    kept += 1;
  }
  return `${kept + named.size} attachments named by acts: ${kept} as they were filed, ${named.size} erased`;
}

/** The places in a value that hold nothing but a hash under a key: their JSON pointers, and the hashes. */
function marked(value: Json, key: string, path: string): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  const [first] = entries;
  if (
    !isList(value) &&
    entries.length === 1 &&
    first?.[0] === key &&
    typeof first[1] === "string" &&
    HASH.test(first[1])
  ) {
    return [[path, first[1]]];
  }
  return entries.flatMap(([name, part]) =>
    marked(part, key, `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}

// Signed notes and keys (C2SP signed-note, Ed25519).

function openNote(note: string, key: Key, what: string): string {
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw new Fault(`${what} is not signed`);
  const body = note.slice(0, split + 1);
  let isSigned = false;
  for (const line of note.slice(split + 2, -1).split("\n")) {
    const [, name = "", base64 = ""] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
    const bytes = Buffer.from(base64, "base64");
    if (bytes.length < 5 || bytes.toString("base64") !== base64) throw new Fault(`${what} has a malformed signature`);
    if (name !== key.name || bytes.subarray(0, 4).toString("hex") !== key.id) continue;
    if (bytes.length !== 68 || !verify(null, Buffer.from(body), key.publicKey, bytes.subarray(4))) {
      throw new Fault(`${what} does not bear the signature of ${key.name}`);
    }
    isSigned = true;
  }
  if (!isSigned) throw new Fault(`${what} is not signed by ${key.name}`);
  return body;
}

function readKey(line: string): Key {
  const [, name = "", id = "", base64 = ""] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(line.trim()) ?? [];
  const typed = Buffer.from(base64, "base64");
  if (typed.length !== 33 || typed[0] !== 1 || typed.toString("base64") !== base64)
    throw new Fault("the key is malformed");
  if (
    sha256(Buffer.from(`${name}\n`), typed)
      .subarray(0, 4)
      .toString("hex") !== id
  )
    throw new Fault("the key's id is wrong");
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), typed.subarray(1)]);
  return { name, id, text: line.trim(), publicKey: createPublicKey({ key: der, format: "der", type: "spki" }) };
}

// Canonical JSON (RFC 8785): what is read must be its own re-encoding.

function parse(json: string, what: string): Json {
  let value: Json;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Fault(`${what} is no JSON`);
  }
  if (encode(value, 0) !== json) throw new Fault(`${what} is not its own re-encoding`);
  return value;
}

function encode(value: Json | undefined, depth: number): string {
  if (depth > 80) throw new Fault("a text nests too deep");
  if (isList(value)) return `[${value.map((part) => encode(part, depth + 1)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${encode(key, 0)}:${encode(value[key], depth + 1)}`).join(",")}}`;
  }
  if (typeof value === "string" && /\p{Surrogate}/u.test(value)) throw new Fault("a text has half a surrogate pair");
  return Object.is(value, -0) ? "0" : JSON.stringify(value ?? null);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function object(value: Json | undefined, what: string): Fields {
  if (typeof value !== "object" || value === null || isList(value)) throw new Fault(`${what} is no object`);
  return value;
}

function fields(value: Json | undefined, names: string, what: string): Fields {
  const found = object(value, what);
  if (Object.keys(found).sort().join() !== names) throw new Fault(`${what} has other fields than ${names}`);
  return found;
}

function list(value: Json | undefined, what: string): readonly Json[] {
  if (!isList(value)) throw new Fault(`${what} is no list`);
  return value;
}

function text(value: Json | undefined, what: string): string {
  if (typeof value !== "string") throw new Fault(`${what} is no text`);
  return value;
}

function hex(value: Json | undefined, what: string): string {
  if (typeof value !== "string" || !HASH.test(value)) throw new Fault(`${what} is no SHA-256`);
  return value;
}

function fileAt(files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Fault(`${path} is missing`);
  return bytes;
}

function lines(bytes: Uint8Array, what: string): readonly string[] {
  const all = utf8(bytes, what);
  if (all === "") return [];
  if (!all.endsWith("\n")) throw new Fault(`${what} is cut short`);
  return all.slice(0, -1).split("\n");
}

function utf8(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Fault(`${what} is not text`);
  }
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The files of an export's folder. A link, a pipe or a further folder is no file of an export, and is a fault. */
export function filesOf(folder: string): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name !== "attachments" || !lstatSync(path).isDirectory()) files.set(name, bytesAt(path));
    else for (const inner of readdirSync(path)) files.set(`attachments/${inner}`, bytesAt(join(path, inner)));
  }
  return files;
}

function bytesAt(path: string): Uint8Array {
  if (!lstatSync(path).isFile()) throw new Fault(`${path} is no file`);
  return readFileSync(path);
}

/** Runs the command: 0 where all holds, 1 where something does not, 2 where it could not be examined. */
export function main(args: readonly string[], print: (line: string) => void): number {
  const wanted = readArgs(args);
  if (wanted === null) {
    print("usage: verify EXPORT|RECEIPT [--key KEY|FILE] [--head CHECKPOINT-FILE]");
    return 2;
  }
  try {
    const { checked, fault } = verifyPath(wanted);
    for (const words of checked) print(`  ${words.startsWith("without") ? "--" : "ok"}  ${words}`);
    if (fault !== null) print(`NOT VALID: ${fault}.`);
    else print(wanted.key === undefined ? "CONSISTENT IN ITSELF ONLY." : "VALID.");
    return fault === null ? 0 : 1;
  } catch (thrown) {
    print(plain(`could not be examined: ${thrown instanceof Error ? thrown.message : String(thrown)}`));
    return 2;
  }
}

/** Verifies what lies at a path: a folder is an export, a file a receipt. `key` and `head` may be given as files. */
export function verifyPath({ path, key, head }: Expected & { readonly path: string }): Verdict {
  const keyText = key === undefined || key.includes("+") ? key : readFileSync(key, "utf8");
  if (lstatSync(path).isDirectory()) {
    const headText = head === undefined ? undefined : readFileSync(head, "utf8");
    let files: ReadonlyMap<string, Uint8Array> = new Map();
    const found = verdict(() => {
      files = filesOf(path);
    });
    return found.fault === null ? verifyExport(files, { key: keyText, head: headText }) : found;
  }
  if (keyText === undefined) throw new Error("a receipt says nothing without --key");
  return verifyReceipt(readFileSync(path, "utf8"), keyText);
}

function readArgs(args: readonly string[]): (Expected & { readonly path: string }) | null {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    const name = arg.startsWith("--") ? arg : "path";
    if (arg.startsWith("--")) at += 1;
    const value = args[at];
    if (!["path", "--key", "--head"].includes(name) || given.has(name) || value === undefined) return null;
    given.set(name, value);
  }
  const path = given.get("path");
  return path === undefined ? null : { path, key: given.get("--key"), head: given.get("--head") };
}

const started = process.argv[1];
if (started !== undefined && import.meta.url.startsWith("file:")) {
  const self = realpathSync(fileURLToPath(import.meta.url));
  try {
    if (realpathSync(started) === self) process.exitCode = main(process.argv.slice(2), console.log);
  } catch {
    // Started in another way, as part of something else.
  }
}
