import type { TrackedText } from "../tracked.ts";
import { elementsOf, type XmlElement } from "../xml.ts";
import type { AuthorFlag, InspectedAuthor, KindCount } from "./inspection.ts";

/** What Word puts where it takes names away ("Remove personal information"), in the languages of the United Nations and others. */
const ANONYMOUS: ReadonlySet<string> = new Set(
  "author,auteur,autor,autore,autor*in,verfasser,forfatter,författare,tekijä,yazar,szerző,auteur inconnu,unknown author,автор,作者,المؤلف,مؤلف,مصنف,نویسنده,लेखक,作成者,만든 이".split(
    ",",
  ),
);

/** Names of accounts and programs that stand where a person's name should. */
const ACCOUNT =
  /^(?:(?:windows|microsoft(?: office)?|office|word|mac|pc|test|default|guest|local|home) user|user|usuario|utilisateur|benutzer|admin(?:istrator)?|owner|guest|unknown|anonymous|microsoft|microsoft account|hp|dell|lenovo|acer|asus|toshiba|libreoffice|openoffice|google docs|user[ _-]?\d+|pc\d*)$/;

/** More names than this are not set beside each other: a file that has them was made to waste time. */
const MOST_ALIKE = 50;

/** Those in whose names changes and comments stand, in order of their first one. */
export function inspectedAuthors(
  { revisions, comments }: Pick<TrackedText, "revisions" | "comments">,
  people: XmlElement | undefined,
): readonly InspectedAuthor[] {
  // Widths of columns have no author in the format: their empty name says nothing.
  const changes = revisions.filter(({ kind, author }) => kind !== "grid-formatting" || author !== "");
  const accounts = accountsOf(people);
  const own = byAuthor(changes);
  const said = byAuthor(comments);
  const names = [...new Set([...own.keys(), ...said.keys()])];
  const keys = new Map<string, string[]>();
  for (const name of names) {
    const same = keys.get(keyOf(name));
    if (same === undefined) keys.set(keyOf(name), [name]);
    else if (same.length < MOST_ALIKE) same.push(name);
  }
  return names.map((name) => {
    const changed = own.get(name) ?? [];
    const commented = said.get(name) ?? [];
    const initials = [...new Set(commented.flatMap((comment) => comment.initials ?? []))].filter((one) => one !== "");
    const alike = name.trim() === "" ? [] : (keys.get(keyOf(name)) ?? []).filter((other) => other !== name);
    const known = accounts.get(name) ?? [];
    return {
      name,
      changes: changed.length,
      comments: commented.length,
      kinds: kindCounts(changed),
      ...datesOf([...changed, ...commented]),
      accounts: known,
      initials,
      flags: flagsOf({ name, several: known.length > 1 || initials.length > 1, alike: alike.length > 0 }),
      alike,
    };
  });
}

function byAuthor<T extends { readonly author: string }>(signed: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of signed) {
    const group = groups.get(one.author);
    if (group === undefined) groups.set(one.author, [one]);
    else group.push(one);
  }
  return groups;
}

function flagsOf({ name, several, alike }: { name: string; several: boolean; alike: boolean }): readonly AuthorFlag[] {
  const plain = name.trim().toLowerCase();
  const flags: readonly (AuthorFlag | null)[] = [
    plain === "" ? "unnamed" : null,
    ANONYMOUS.has(plain) ? "anonymised" : null,
    ACCOUNT.test(plain) ? "account" : null,
    several ? "several-people" : null,
    alike ? "alike" : null,
  ];
  return flags.filter((flag) => flag !== null);
}

/** A name without case, accents, points, spaces and the order of its words. */
function keyOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => word !== "")
    .sort()
    .join(" ");
}

/** Counts by kind, the most frequent first, equals in order of appearance. */
export function kindCounts(revisions: TrackedText["revisions"]): readonly KindCount[] {
  const counts = new Map<KindCount["kind"], number>();
  for (const { kind } of revisions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}

/** The first and the last date, as written. Dates of one file are written alike, so their letters sort. */
export function datesOf(dated: readonly { readonly date: string | null }[]): {
  readonly first: string | null;
  readonly last: string | null;
} {
  const dates = dated.flatMap(({ date }) => date ?? []).sort();
  return { first: dates[0] ?? null, last: dates.at(-1) ?? null };
}

/** Accounts by name. Word keeps the account's name behind a provider: `AD`, `Windows Live`; "None" is no account. */
function accountsOf(people: XmlElement | undefined): ReadonlyMap<string, readonly string[]> {
  const accounts = new Map<string, string[]>();
  for (const person of people === undefined ? [] : elementsOf(people)) {
    const name = person.attributes["w15:author"] ?? "";
    for (const { name: tag, attributes } of elementsOf(person)) {
      const account = attributes["w15:userId"] ?? "";
      const isAccount = tag === "w15:presenceInfo" && attributes["w15:providerId"] !== "None" && account !== "";
      const known = accounts.get(name) ?? [];
      if (isAccount && !known.includes(account)) accounts.set(name, [...known, account]);
    }
  }
  return accounts;
}
