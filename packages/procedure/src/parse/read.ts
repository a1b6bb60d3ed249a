/** What a reader made of a foreign value: ours, or the place that does not fit and why. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly path: string; readonly reason: string };

/** Turns a foreign value into ours or says why not. Never throws, whatever the value. */
export type Reader<T> = (value: unknown, path: string) => Read<T>;

const LONGEST_TEXT = 20_000; // a clause of ten pages; a longer remark is an enclosure
const LONGEST_NAME = 300; // a title of an office, a label, an id
const LONGEST_LIST = 2_000; // four times the clauses of the longest treaty in force

const fits = <T>(value: T): Read<T> => ({ ok: true, value });
const fails = (path: string, reason: string): { ok: false; path: string; reason: string } => ({
  ok: false,
  path,
  reason,
});

function limitedText(limit: number, lines: boolean): Reader<string> {
  return (value, path) => {
    if (typeof value !== "string") return fails(path, "is not text");
    if (value.length > limit) return fails(path, `is longer than ${limit} characters`);
    if (value.trim() === "") return fails(path, "is empty");
    if (!value.isWellFormed() || value.includes("\0")) return fails(path, "holds a character that cannot be stored");
    return !lines && /[\n\r]/.test(value) ? fails(path, "runs over several lines") : fits(value);
  };
}

/** Running text, not empty. */
export const text: Reader<string> = limitedText(LONGEST_TEXT, true);

/** A name, a label or an id on one line, not empty. */
export const name: Reader<string> = limitedText(LONGEST_NAME, false);

/** A paper of the file by the commitment under which the record keeps it; or a check sum, as text. */
export type PaperReference = string | { readonly $attached: string };

/** A reference to a paper. */
export const paperReference: Reader<PaperReference> = (value, path) =>
  typeof value === "string"
    ? name(value, path)
    : record<{ readonly $attached: string }>({ $attached: name })(value, path);

/** True or false. */
export const flag: Reader<boolean> = (value, path) =>
  typeof value === "boolean" ? fits(value) : fails(path, "is not true or false");

/** A whole number between two bounds, both allowed. */
export function whole(least: number, most: number): Reader<number> {
  return (value, path) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
      ? fits(value)
      : fails(path, `is not a whole number from ${least} to ${most}`);
}

/** The number of an act. */
export const seq: Reader<number> = whole(1, Number.MAX_SAFE_INTEGER);

/** One of a list of words. */
export function oneOf<const W extends string>(words: readonly W[]): Reader<W> {
  return (value, path) => {
    const found = words.find((word) => word === value);
    return found === undefined ? fails(path, `is none of: ${words.join(", ")}`) : fits(found);
  };
}

/** What a further test accepts, said in words where it does not. */
export function such<T>(reader: Reader<T>, holds: (value: T) => boolean, reason: string): Reader<T> {
  return (value, path) => {
    const read = reader(value, path);
    return read.ok && !holds(read.value) ? fails(path, reason) : read;
  };
}

/** A value or null; what is missing is null. */
export function optional<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path) => (value === undefined || value === null ? fits(null) : reader(value, path));
}

/** A list of what one reader reads; what is missing is an empty list where `least` is 0. */
export function listOf<T>(reader: Reader<T>, least = 0, most: number = LONGEST_LIST): Reader<readonly T[]> {
  return (value, path) => {
    const list = value === undefined && least === 0 ? [] : value;
    if (!Array.isArray(list)) return fails(path, "is not a list");
    if (list.length < least) return fails(path, `has fewer than ${least} entries`);
    if (list.length > most) return fails(path, `has more than ${most} entries`);
    const values: T[] = [];
    for (let at = 0; at < list.length; at += 1) {
      const read = reader(list[at], `${path}[${at}]`);
      if (!read.ok) return read;
      values.push(read.value);
    }
    return fits(values);
  };
}

/** An object with exactly these fields; a field that is not among them is refused, so that nothing is lost unseen. */
export function record<T extends object>(shape: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  const fields = Object.entries(shape) as [string, Reader<unknown>][];
  return (value, path) => {
    const fieldsOf = objectFields(value);
    if (fieldsOf === null) return fails(path, "is not an object");
    const stranger = [...fieldsOf.keys()].find((key) => !Object.hasOwn(shape, key));
    if (stranger !== undefined) return fails(`${path}.${stranger.slice(0, LONGEST_NAME)}`, "is not a field here");
    const values: [string, unknown][] = [];
    for (const [key, reader] of fields) {
      const read = reader(fieldsOf.get(key), `${path}.${key}`);
      if (!read.ok) return read;
      values.push([key, read.value]);
    }
    return fits(Object.fromEntries(values) as T);
  };
}

/** An object whose field `kind` chooses among several readers. */
export function choice<T extends { readonly kind: string }>(
  readers: {
    readonly [K in T["kind"]]: Reader<Extract<T, { readonly kind: K }>>;
  },
): Reader<T> {
  const kinds = new Map(Object.entries<Reader<T>>(readers as never));
  return (value, path) => {
    const kind = objectFields(value)?.get("kind");
    const reader = typeof kind === "string" ? kinds.get(kind) : undefined;
    return reader === undefined
      ? fails(`${path}.kind`, `is none of: ${[...kinds.keys()].join(", ")}`)
      : reader(value, path);
  };
}

/** The own fields of an object, or null for anything else. */
export function objectFields(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}
