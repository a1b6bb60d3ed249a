/** A tag of an XML part, by its place in the characters of the part. */
export interface Tag {
  readonly kind: "open" | "close" | "empty";
  /** Under fixed prefixes: `w:r`, `mc:Choice`; `?:name` for a namespace that does not matter here. */
  readonly name: string;
  readonly start: number;
  /** After the `>`. */
  readonly end: number;
}

const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
};

/** Comments, instructions and character sections hold no tags; an attribute's value may hold `>`. */
const TAG =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([^\s/>]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>/g;

/** The tags of a part that was found well-formed before, in order. */
export function* tagsOf(xml: string): Generator<Tag> {
  const scopes: ReadonlyMap<string, string>[] = [new Map()];
  for (const match of xml.matchAll(TAG)) {
    const [whole, slash, qualified, attributes = "", closed] = match;
    if (qualified === undefined) continue;
    const kind = slash === "/" ? "close" : closed === "/" ? "empty" : "open";
    const scope = kind === "close" ? scopes.at(-1) : declared(scopes.at(-1), attributes);
    if (kind === "open") scopes.push(scope ?? new Map());
    if (kind === "close") scopes.pop();
    const colon = qualified.indexOf(":");
    const uri = scope?.get(colon < 0 ? "" : qualified.slice(0, colon)) ?? "";
    const prefix = Object.hasOwn(PREFIXES, uri) ? PREFIXES[uri] : "?:";
    yield { kind, name: `${prefix}${qualified.slice(colon + 1)}`, start: match.index, end: match.index + whole.length };
  }
}

function declared(scope: ReadonlyMap<string, string> | undefined, attributes: string): ReadonlyMap<string, string> {
  const known = scope ?? new Map<string, string>();
  if (!attributes.includes("xmlns")) return known;
  const next = new Map(known);
  for (const [, prefix, double, single] of attributes.matchAll(
    /\bxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    next.set(prefix ?? "", double ?? single ?? "");
  }
  return next;
}

/** The value of an attribute of a tag, as spelt; null where it has none. `name` is taken without its prefix. */
export function attributeIn(tag: string, name: string): string | null {
  const match = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : (match[1] ?? match[2] ?? "");
}

/** The prefix under which a part's root element stands, with its colon: `w:`; empty where it has none. */
export function rootPrefix(xml: string): string {
  const root = /<(?![?!])([^\s/>]+)/.exec(xml)?.[1] ?? "";
  return root.includes(":") ? root.slice(0, root.indexOf(":") + 1) : "";
}
