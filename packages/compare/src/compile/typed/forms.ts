import type { Alternative, Bracket, Inline, Leaf, PartyCode } from "@travaux/instrument";
import { textOf } from "../../passage.ts";
import { isNamed } from "../reading.ts";
import { bracketOf, readingsOf, sign, typedBracket } from "./nodes.ts";

/** Whose file is read: nobody's where a rolling text is read as a base; and what its base has already, which stays text. */
export interface Reader {
  readonly sender: PartyCode | null;
  readonly isOfBase: (words: string) => boolean;
}

/**
 * A block with the habits of those who type by hand brought to one form, so that no reading is lost or given to another:
 *
 * - `[EU: great / due]`: a name holds for all readings behind it that name nobody else; EU leaves both open;
 * - `[CHN: retain: shall] [AUS: should]`: who retains words right before another's bracket is a camp of it;
 * - `[delete: now]`, `[no text]` without a name: the sender's own;
 * - `[EU: great][EU: due]`: the same; EU leaves both open;
 * - `(JPN reserves)`, `[JPN reserves]` in a sender's file: put there by JPN.
 */
export function inOneForm(leaf: Leaf, reader: Reader): Leaf {
  if (!("children" in leaf) || !leaf.children.some(isLively)) return leaf;
  return { ...leaf, children: withItsStop(besideJoined(formed(leaf.children, reader, []), reader)) };
}

/** `[EU: Invite observers];` is a new paragraph of the EU with its semicolon, not a semicolon of the sender's. */
function withItsStop(nodes: readonly Inline[]): readonly Inline[] {
  const [bracket, stop, ...others] = nodes.filter((node) => node.type !== "literal" || node.kind !== "marker");
  const alone = others.length === 0 && bracket?.type === "bracket" && isNamed(bracket) && speaksOnly(bracket);
  if (!alone || stop?.type !== "text" || !/^[.;,:]\s*$/.test(stop.value)) return nodes;
  const children = bracket.children.map((child) =>
    child.type === "alternative" ? { ...child, children: [...child.children, stop] } : child,
  );
  return nodes.flatMap((node) => (node === bracket ? [{ ...bracket, children }] : node === stop ? [] : [node]));
}

function isLively(node: Inline): boolean {
  return node.type === "bracket" || node.type === "reservation";
}

function formed(nodes: readonly Inline[], reader: Reader, within: readonly PartyCode[]): readonly Inline[] {
  return nodes.map((node): Inline => {
    if (node.type === "reservation") return reserved(node, node.attribution, reader, within);
    if (node.type !== "bracket" || reader.isOfBase(textOf([node]))) return node;
    if (node.kind === "editor") return reserved(node, reservers(textOf([node])), reader, within);
    const children = node.children.map((child) =>
      child.type === "literal" ? child : { ...child, children: formed(child.children, reader, child.attribution) },
    );
    return folded(ofSender({ ...node, children }, reader));
  });
}

/** A reservation is its party's; inside the party's own words it is theirs already. */
function reserved(
  node: Inline,
  parties: readonly PartyCode[],
  { sender, isOfBase }: Reader,
  within: readonly PartyCode[],
): Inline {
  if (sender === null) return node;
  if (parties.length === 0 || isOfBase(textOf([node])) || parties.every((party) => within.includes(party))) return node;
  return { ...typedBracket(parties, [node]), reason: TYPED_SO + textOf([node]) };
}

const RESERVES =
  /^\[([A-Z][A-Z0-9&+.-]{1,9}(?:(?:, ?| and | & |\/)[A-Z][A-Z0-9&+.-]{1,9}){0,40}):? (?:(?:general|scrutiny|parliamentary) )?(?:reserves?|reservations?)\b/;

/** Who reserves in an editor's mark such as `[JPN, NOR reserve]`. */
function reservers(mark: string): readonly PartyCode[] {
  const names = RESERVES.exec(mark)?.[1];
  return names === undefined ? [] : names.split(/, ?| and | & |\//);
}

/** A bracket that only strikes or retains and names nobody says what its sender wants. */
function ofSender(bracket: Bracket, { sender }: Reader): Bracket {
  const [only, ...others] = readingsOf(bracket);
  const bare = only !== undefined && others.length === 0 && only.attribution.length === 0;
  if (sender === null || !bare || only.stance === "text" || only.stance === "placement") return bracket;
  return {
    ...bracket,
    children: bracket.children.map((child) => (child === only ? { ...only, attribution: [sender] } : child)),
  };
}

/** Readings of one party that are being put together: where they stand, in the new bracket and in the one typed. */
interface Fold {
  readonly at: number;
  readonly from: number;
  readonly first: Alternative;
  readonly parts: Inline[][];
}

/** Readings without a name that stand behind a slash in the same pair of signs as a name are put to that name. */
function folded(bracket: Bracket): Bracket {
  if (!isNamed(bracket)) return bracket;
  const out: (typeof bracket.children)[number][] = [];
  const trimmedOptions = bracket.children.some((child) => child.type === "literal" && child.kind === "option");
  let open: Fold | null = null;
  for (const [index, child] of bracket.children.entries()) {
    const before = bracket.children[index - 1];
    const slash = before?.type === "literal" && before.kind === "separator" && !before.value.includes("]");
    const again = open !== null && child.type === "alternative" && sameNames(open.first, child);
    if (child.type === "literal") {
      out.push(child);
      continue;
    }
    const [reading, space] = trimmedOptions ? endTrimmed(child) : [child, ""];
    const unnamed = slash && reading.attribution.length === 0;
    const joins = open !== null && (unnamed || again) && reading.stance === "text";
    if (open !== null && joins) {
      open.parts.push([...reading.children]);
      out.splice(open.at + 1);
      const typed = textOf(bracket.children.slice(open.from, index + 1));
      out[open.at] = { ...open.first, children: [choice(open.parts, typed)] };
      continue;
    }
    const speaks = reading.attribution.length > 0 && reading.stance === "text";
    open = speaks ? { at: out.length, from: index, first: reading, parts: [[...reading.children]] } : null;
    out.push(reading);
    if (space !== "") out.push(sign(space));
  }
  return { ...bracket, children: out };
}

function sameNames(first: Alternative, second: Alternative): boolean {
  return first.attribution.join() === second.attribution.join();
}

/** Said of a bracket that is read otherwise than by its signs, before the words as they were typed. */
export const TYPED_SO = "Read as its party means it; typed so: ";

/** Readings that one party leaves open: a bracket of its own words. */
export function choice(parts: readonly (readonly Inline[])[], typed: string): Bracket {
  const readings = parts.flatMap((children, index): Bracket["children"] => {
    const reading: Alternative = { type: "alternative", stance: "text", attribution: [], children };
    return index === 0 ? [reading] : [sign(" / "), reading];
  });
  return { ...bracketOf([sign("["), ...readings, sign("]")]), reason: TYPED_SO + typed };
}

/** The space before the next `Option 2:` is no part of an option; it stays beside it, so that the bracket still says what was typed. */
function endTrimmed(reading: Alternative): readonly [Alternative, string] {
  const last = reading.children.at(-1);
  if (last?.type !== "text") return [reading, ""];
  const value = last.value.trimEnd();
  const children = [...reading.children.slice(0, -1), { ...last, value }];
  return [{ ...reading, children }, last.value.slice(value.length)];
}

/** `[CHN: retain: shall] [AUS: should]`, `[CHN: retain: shall] or [AUS: should]` as the readings of one bracket. */
function besideJoined(nodes: readonly Inline[], { isOfBase }: Reader): readonly Inline[] {
  const out: Inline[] = [];
  for (const node of nodes) {
    const [before, between] = out.slice(-2);
    const joins =
      node.type === "bracket" &&
      before?.type === "bracket" &&
      between?.type === "text" &&
      APART.test(between.value) &&
      !isOfBase(textOf([before, between, node])) &&
      ((retainsOnly(before) && speaksOnly(node)) || (speaksOnly(before) && retainsOnly(node)));
    if (joins) out.splice(-2, 2, joinedBrackets(before, between.value, node));
    else out.push(node);
  }
  return out;
}

const APART = /^\s*(?:or|\/)?\s*$/i;

/** Two brackets, with what stands between them, as one with the readings of both. */
export function joinedBrackets(first: Bracket, between: string, second: Bracket): Bracket {
  return { ...first, children: [...first.children.slice(0, -1), sign(`]${between}[`), ...second.children.slice(1)] };
}

function retainsOnly(bracket: Bracket): boolean {
  const [only, ...others] = readingsOf(bracket);
  return others.length === 0 && isNamed(bracket) && only?.stance === "retain" && only.children.length > 0;
}

/** True for a bracket in which every reading is the words of somebody named. */
function speaksOnly(bracket: Bracket): boolean {
  const readings = readingsOf(bracket);
  return readings.length > 0 && readings.every((one) => one.stance === "text" && one.attribution.length > 0);
}
