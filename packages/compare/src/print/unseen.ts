import type { PartyCode } from "@travaux/instrument";
import type { Compilation } from "../compile/model.ts";
import { passagesOf } from "../passage.ts";

/** Characters that a reader does not see, or takes for another, by name; with what they look like. */
const UNSEEN: readonly (readonly [string, string, string])[] = [
  ["\u00a0", "no-break space", " "],
  ["\u202f", "narrow no-break space", " "],
  ["\u2009", "thin space", " "],
  ["\u2003", "em space", " "],
  ["\u3000", "wide space", " "],
  ["\t", "tab", " "],
  ["\u00ad", "soft hyphen", ""],
  ["\u2010", "Unicode hyphen", "-"],
  ["\u2011", "no-break hyphen", "-"],
  ["\u200b", "zero-width space", ""],
  ["\u200c", "zero-width non-joiner", ""],
  ["\u200d", "zero-width joiner", ""],
  ["\u200e", "left-to-right mark", ""],
  ["\u200f", "right-to-left mark", ""],
  ["\u061c", "Arabic letter mark", ""],
  ["\u2060", "word joiner", ""],
  ["\ufeff", "zero-width no-break space", ""],
];

/** Letters of other scripts that look like Latin ones: each with its twin, in the same order. */
const TWINS: readonly (readonly [string, string, string])[] = [
  ["Cyrillic", "АВЕЅІЈКМНОРСТУХаеѕіјорсухһ", "ABESIJKMHOPCTYXaesijopcyxh"],
  ["Greek", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi"],
];

const TWIN_OF: ReadonlyMap<string, { readonly latin: string; readonly script: string }> = new Map(
  TWINS.flatMap(([script, letters, latin]) =>
    [...letters].map((letter, at) => [letter, { latin: latin[at] ?? letter, script }]),
  ),
);

/**
 * What differs between two wordings that look alike, in words: `no-break space put in`. Null where they are equal, or differ so
 * that a reader sees it.
 */
export function unseenDifference(removed: string, inserted: string): string | null {
  if (removed === inserted || seen(removed) !== seen(inserted)) return null;
  const said = UNSEEN.flatMap(([character, name]) => {
    const more = count(inserted, character) - count(removed, character);
    return more === 0 ? [] : [`${name} ${more > 0 ? "put in" : "taken out"}`];
  });
  said.push(...otherLetters(removed, inserted));
  if (said.length > 0) return said.join(", ");
  return count(removed, " ") === count(inserted, " ")
    ? "the same letters, composed otherwise"
    : "another number of spaces";
}

/** Letters of another script that came or went: `Cyrillic а (U+0430) put in for a`. */
function otherLetters(removed: string, inserted: string): readonly string[] {
  return [...TWIN_OF].flatMap(([letter, { latin, script }]) => {
    const more = count(inserted, letter) - count(removed, letter);
    if (more === 0) return [];
    const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return [`${script} ${letter} (U+${code}) ${more > 0 ? "put in for" : "taken out for"} ${latin}`];
  });
}

/** What a reader sees: names of characters left out, spaces as one, letters by their looks, with their marks as one character. */
function seen(words: string): string {
  const plain = UNSEEN.reduce((text, [character, , look]) => text.replaceAll(character, look), words);
  const latin = plain.replace(/[\u0370-\u052f]/g, (letter) => TWIN_OF.get(letter)?.latin ?? letter);
  return latin.replace(/ +/g, " ").trim().normalize("NFC");
}

function count(words: string, character: string): number {
  return words.split(character).length - 1;
}

/** A proposal whose words look like those they replace. */
export interface LookAlike {
  /** Id of the base clause. */
  readonly clause: string;
  readonly parties: readonly PartyCode[];
  /** The last words before the place, three at most; empty at the beginning. */
  readonly after: string;
  /** What differs, in words: `no-break space put in`. */
  readonly difference: string;
}

/** The proposals of a compilation of which the print shows no difference, in the order of its edits. */
export function lookAlikes(compilation: Compilation): readonly LookAlike[] {
  const passages = passagesOf(compilation.base);
  return compilation.edits.flatMap((edit, number): readonly LookAlike[] => {
    const passage = edit.type === "words" ? passages[edit.passage] : undefined;
    if (edit.type !== "words" || passage === undefined) return [];
    const removed = passage.text.slice(edit.start, edit.end);
    const difference = unseenDifference(removed, edit.inserted);
    if (difference === null) return [];
    const parties = compilation.submissions.filter((each) => each.edits.includes(number)).map((each) => each.party);
    const after = passage.text.slice(0, edit.start).trim().split(/\s+/).slice(-3).join(" ");
    return [{ clause: passage.id, parties, after, difference }];
  });
}
