/**
 * The id of a new paragraph: the base's version, `+`, and a 64-bit FNV-1a digest of version, anchor and content (with an ordinal
 * where the same paragraph stands there twice). It is the same on every machine and stays when other paragraphs are added beside it.
 */
export function newId(version: string, gap: number, text: string, taken: ReadonlySet<string>): string {
  const source = `${version}\u0000${gap}\u0000${text}`;
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let at = 0; at < source.length; at += 1) {
    low = Math.imul(low ^ source.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ (source.charCodeAt(at) + at), 0x01000193);
  }
  const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, "0");
  const id = `${version}+${hex(high)}${hex(low)}`;
  let each = id;
  for (let ordinal = 2; taken.has(each); ordinal += 1) each = `${id}-${ordinal}`;
  return each;
}
