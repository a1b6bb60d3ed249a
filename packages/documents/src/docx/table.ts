import { branchOf } from "./inline.ts";
import { hasWords } from "./misplaced.ts";
import {
  differing,
  noteRange,
  type Revision,
  type RevisionKind,
  type RevisionLog,
  record,
  WRAPPING,
} from "./revision.ts";
import type { CellBlock, RowBlock, TableBlock } from "./segment.ts";
import { readStory, type StoryContext } from "./story.ts";
import { childOf, elementsOf, type XmlElement } from "./xml.ts";

/** Rows and cells may stand inside content controls and custom XML. */
const WRAPPERS: ReadonlySet<string> = new Set(["w:sdt", "w:sdtContent", "w:customXml"]);

interface Placed {
  readonly element: XmlElement;
  readonly revisions: readonly Revision[];
}

function inside(
  element: XmlElement,
  name: string,
  log: RevisionLog,
  { revisions, each }: { readonly revisions: readonly Revision[]; readonly each: (placed: Placed) => void },
): void {
  for (const child of elementsOf(element)) {
    const wrapping = Object.hasOwn(WRAPPING, child.name) ? WRAPPING[child.name] : undefined;
    if (child.name === name) each({ element: child, revisions });
    else if (WRAPPERS.has(child.name)) inside(child, name, log, { revisions, each });
    else if (wrapping !== undefined) {
      inside(child, name, log, { revisions: [...revisions, record(log, child, wrapping)], each });
    } else if (child.name === "mc:AlternateContent") {
      inside({ name: "", attributes: {}, children: branchOf(child) }, name, log, { revisions, each });
    } else if (!noteRange(log, child) && hasWords(child)) {
      // Words between rows or cells, where the format has none: a row or cell of their own.
      each({ element: { name, attributes: {}, children: [child] }, revisions });
    }
  }
}

/** Reads a table with the changes on its rows and cells; changes of its look are noted. */
export function readTable(table: XmlElement, context: StoryContext, revisions: readonly Revision[]): TableBlock {
  const { log } = context;
  formatting(table, { within: "w:tblPr", kind: "table-formatting" }, log);
  formatting(table, { within: "w:tblGrid", kind: "grid-formatting" }, log);
  const rows: RowBlock[] = [];
  inside(table, "w:tr", log, { revisions, each: (placed) => rows.push(rowOf(placed, context)) });
  return { kind: "table", element: table, rows };
}

function rowOf({ element, revisions }: Placed, context: StoryContext): RowBlock {
  const { log } = context;
  const properties = childOf(element, "w:trPr");
  const own = [...revisions, ...changesIn(properties, { "w:ins": "row-insertion", "w:del": "row-deletion" }, log)];
  formatting(element, { within: "w:trPr", kind: "row-formatting" }, log);
  formatting(element, { within: "w:tblPrEx", kind: "row-formatting" }, log);
  const cells: CellBlock[] = [];
  inside(element, "w:tc", log, { revisions: own, each: (placed) => cells.push(cellOf(placed, context)) });
  return { cells, revisions: own };
}

function cellOf({ element, revisions }: Placed, context: StoryContext): CellBlock {
  const { log } = context;
  const properties = childOf(element, "w:tcPr");
  const kinds = { "w:cellIns": "cell-insertion", "w:cellDel": "cell-deletion" } as const;
  const own = [...revisions, ...changesIn(properties, kinds, log)];
  changesIn(properties, { "w:cellMerge": "cell-merge" }, log);
  formatting(element, { within: "w:tcPr", kind: "cell-formatting" }, log);
  // The row and the cell as wholes decide whether their words stand; their changes are not said again inside.
  return { element, revisions: own, blocks: readStory(element, context) };
}

function changesIn(
  properties: XmlElement | undefined,
  kinds: Readonly<Record<string, RevisionKind>>,
  log: RevisionLog,
): readonly Revision[] {
  return (properties === undefined ? [] : elementsOf(properties)).flatMap((child) => {
    const kind = Object.hasOwn(kinds, child.name) ? kinds[child.name] : undefined;
    return kind === undefined ? [] : [record(log, child, kind)];
  });
}

/** A change inside properties named `x` stands as `xChange` and holds them as they were. */
function formatting(
  element: XmlElement,
  { within, kind }: { readonly within: string; readonly kind: RevisionKind },
  log: RevisionLog,
): void {
  const properties = childOf(element, within);
  const change = childOf(properties, `${within}Change`);
  if (change !== undefined) record(log, change, kind, differing(properties, childOf(change, within)));
}
