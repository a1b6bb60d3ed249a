import {
  type Alternative,
  type Block,
  type Bracket,
  type Inline,
  type Instrument,
  type Literal,
  leavesOf,
  print,
} from "@travaux/instrument";

/**
 * House styles of a rolling text. `attributed`: `[EU, PAK: text]`, with every name. `brackets`: `[A][B]`, without names.
 * `slashes`: `[A / B]`. `options`: `[Option 1: A Option 2: B]`.
 */
export type Style = "attributed" | "brackets" | "slashes" | "options";

/** All styles, for menus and checks. */
export const PRINT_STYLES: readonly Style[] = ["attributed", "brackets", "slashes", "options"];

/** A rolling text in a house style. Only brackets made by compiling change; brackets of the base stay as typed, but for names. */
export function printRolling(rolling: Instrument, style: Style): string {
  return leavesOf(inStyle(rolling, style))
    .map((leaf) => print(leaf))
    .join("\n");
}

/** The same as paragraphs for people: a footnote has its mark before it as in a text file, `[^1]: `. */
export function printedParagraphs(rolling: Instrument, style: Style): readonly string[] {
  return leavesOf(inStyle(rolling, style)).map((leaf) => {
    const mark = leaf.type === "footnoteDefinition" && leaf.label !== "" ? `[^${leaf.label}]: ` : "";
    return mark + print(leaf);
  });
}

/**
 * A rolling text as a tree in a house style. In all but the attributed one no node names a party: neither the brackets that were
 * compiled, nor those typed by hand in proposals, nor reservations noted in the text.
 */
export function inStyle(rolling: Instrument, style: Style): Instrument {
  if (style === "attributed") return rolling;
  const blocks = (children: readonly Block[]): readonly Block[] =>
    children.map((block): Block => {
      if (block.type === "division") return { ...block, children: blocks(block.children) };
      return "children" in block ? { ...block, children: styled(block.children, style) } : block;
    });
  return { ...rolling, children: blocks(rolling.children) };
}

function styled(nodes: readonly Inline[], style: Style): readonly Inline[] {
  return nodes.map((node): Inline => {
    if (node.type === "citation") return { ...node, children: styled(node.children, style) };
    if (node.type === "reservation") return { type: "text", value: RESERVED };
    if (node.type !== "bracket") return node;
    return node.origin === "compiled" ? bracketed(node, style) : nameless(node, style);
  });
}

/** Takes the place of `(JPN reserves)`. */
const RESERVED = "(reservation)";

/** A bracket of the base, or one typed in a proposal, without the names in it. */
function nameless(bracket: Bracket, style: Style): Bracket {
  const children = bracket.children.flatMap((child): Bracket["children"] => {
    if (child.type === "alternative") return [{ ...child, attribution: [], children: styled(child.children, style) }];
    return child.kind === "attribution" ? [{ ...child, value: child.value.replace(NAMES, "") }] : [child];
  });
  const mark = bracket.kind === "editor" && RESERVES.test(print(bracket));
  return mark
    ? { ...bracket, children: [sign("bracket", "["), words("reservation"), sign("bracket", "]")] }
    : { ...bracket, children };
}

/** Names before a colon, and behind a dash. */
const NAMES = /^(?!(?:delete|retain|placement|strike|keep)\b)[^:]*:\s?|\s+[–—-]\s.*$/;
const RESERVES = /^\[.*\breserv/i;

function sign(kind: "bracket" | "separator" | "option" | "attribution", value: string): Literal {
  return { type: "literal", kind, value };
}

function words(value: string): Alternative {
  return { type: "alternative", stance: "text", attribution: [], children: [{ type: "text", value }] };
}

function bracketed(bracket: Bracket, style: Style): Bracket {
  const all = bracket.children.filter((child) => child.type === "alternative");
  const prints: ReadonlySet<string | null> = new Set(all.map(bare));
  const alternatives = all.filter((each) => !prints.has(unbracketed(bare(each))));
  const several = alternatives.length > 1;
  const children = alternatives.flatMap((alternative, at): Bracket["children"] => {
    const inner = styled(alternative.children, style);
    const placement = alternative.stance === "placement";
    const reading: Alternative =
      inner.length === 0
        ? words("no text")
        : { ...alternative, stance: placement ? "placement" : "text", attribution: [], children: inner };
    const head: readonly Literal[] = [
      ...(several && style === "options" ? [sign("option", `${at === 0 ? "" : " "}Option ${at + 1}: `)] : []),
      ...(several && style !== "options" && at > 0 ? [sign("separator", style === "slashes" ? " / " : "][")] : []),
      ...(placement ? [sign("attribution", "placement: ")] : []),
    ];
    return [...head, reading];
  });
  return { ...bracket, reason: NOT_AGREED, children: [sign("bracket", "["), ...children, sign("bracket", "]")] };
}

function bare({ children }: Alternative): string {
  return children
    .map((node) => print(node))
    .join("")
    .trim();
}

/** Words without the brackets round them, which say no more than the bracket of the print; other words are no reading's. */
function unbracketed(words: string): string | null {
  return words.startsWith("[") && words.endsWith("]") ? words.slice(1, -1) : null;
}

const NOT_AGREED = "Words of the text in brackets: not agreed.";
