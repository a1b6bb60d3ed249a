import type { PDFPageProxy } from "pdfjs-dist";

/** A paragraph, heading or list entry as the producer tagged it. */
export interface TaggedBlock {
  readonly id: number;
  readonly role: "paragraph" | "heading" | "title" | "note" | "contents";
  /** With role `heading`: 1 outermost. */
  readonly depth: number;
}

/** Which block each marked content of a page belongs to. */
export type TaggedPage = ReadonlyMap<string, TaggedBlock>;

/** What of a structure node is read. The library types its tree loosely. */
interface StructureNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructureNode[];
}

/** ISO 32000-1, 14.8.4: block-level structure; a list entry holds its label and the first paragraph of its body. */
const BLOCKS: Readonly<Record<string, TaggedBlock["role"]>> = {
  P: "paragraph",
  LI: "paragraph",
  TR: "paragraph",
  Caption: "paragraph",
  H: "heading",
  Title: "title",
  Note: "note",
  FENote: "note",
  TOCI: "contents",
};

/** Deeper trees are not followed; producers nest some twenty deep. */
const MAX_DEPTH = 200;

/** Reads the structure tree of one page; ids go on from `firstId`. Null where the page has none. */
export async function taggedPageOf(page: PDFPageProxy, firstId: number): Promise<TaggedPage | null> {
  const tree: StructureNode | null = await page.getStructTree();
  if (tree === null) return null;
  const contents = new Map<string, TaggedBlock>();
  let id = firstId;
  const visit = (node: StructureNode, block: TaggedBlock | null, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (node.type === "content" && node.id !== undefined && block !== null) contents.set(node.id, block);
    let first = node.role === "LI" || node.role === "TR" || node.role === "TOCI" || node.role === "Note";
    for (const child of node.children ?? []) {
      const role = roleOf(child.role ?? "");
      if (role === null) visit(child, block, depth + 1);
      else {
        const inherits: boolean = child.role === "P" && block !== null && isEntry(node, block, first);
        const own: TaggedBlock =
          inherits && block !== null ? block : { id: id++, role, depth: levelOf(child.role ?? "") };
        if (child.role === "P") first = false;
        visit(child, own, depth + 1);
      }
    }
  };
  visit(tree, null, 0);
  return contents;
}

/** A paragraph directly in the body of a list entry, a cell or a note belongs to that entry. */
function isEntry(node: StructureNode, block: TaggedBlock, first: boolean): boolean {
  return first || (["LBody", "TD", "TH", "Lbl", "Reference"].includes(node.role ?? "") && block.role !== "heading");
}

function roleOf(role: string): TaggedBlock["role"] | null {
  if (/^H[1-6]$/.test(role)) return "heading";
  return Object.hasOwn(BLOCKS, role) ? (BLOCKS[role] ?? null) : null;
}

function levelOf(role: string): number {
  return Number(/^H([1-6])$/.exec(role)?.[1] ?? 1);
}
