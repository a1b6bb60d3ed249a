import type {
  Comment,
  FiledAct,
  FiledProposals,
  KindCount,
  Move,
  Revision,
  RevisionKind,
  TrackedText,
  WordInspection,
} from "@travaux/documents";
import { z } from "zod";

const kindShape: z.ZodType<RevisionKind> = z.enum([
  "insertion",
  "deletion",
  "move-from",
  "move-to",
  "paragraph-insertion",
  "paragraph-deletion",
  "paragraph-move-from",
  "paragraph-move-to",
  "row-insertion",
  "row-deletion",
  "cell-insertion",
  "cell-deletion",
  "cell-merge",
  "numbering",
  "numbering-insertion",
  "run-formatting",
  "paragraph-formatting",
  "section-formatting",
  "table-formatting",
  "grid-formatting",
  "row-formatting",
  "cell-formatting",
  "control-insertion",
  "control-deletion",
  "control-move-from",
  "control-move-to",
  "math-insertion",
  "math-deletion",
]);

const storyShape = z.enum(["body", "footnote", "endnote", "header", "footer", "comment"]);
const countShape = z.int().nonnegative();
const idsShape = z.array(countShape);

const revisionShape: z.ZodType<Revision> = z.strictObject({
  id: countShape,
  kind: kindShape,
  author: z.string(),
  date: z.string().nullable(),
  dateUtc: z.string().nullable(),
  wordId: z.string().nullable(),
  move: z.string().nullable(),
  story: storyShape,
  properties: z.array(z.string()),
});

const moveShape: z.ZodType<Move> = z.strictObject({
  name: z.string(),
  author: z.string(),
  from: idsShape,
  to: idsShape,
});

const pointShape = z.strictObject({ paragraph: countShape, offset: countShape });

const commentShape: z.ZodType<Comment> = z.strictObject({
  id: z.string(),
  author: z.string(),
  initials: z.string().nullable(),
  date: z.string().nullable(),
  dateUtc: z.string().nullable(),
  text: z.string(),
  parent: z.string().nullable(),
  resolved: z.boolean(),
  range: z.strictObject({ start: pointShape, end: pointShape }).nullable(),
  quote: z.string(),
});

/** What `read --view all --json` prints. */
export const trackedShape: z.ZodType<TrackedText> = z.strictObject({
  file: z.string(),
  authors: z.array(z.string()),
  revisions: z.array(revisionShape),
  moves: z.array(moveShape),
  paragraphs: z.array(
    z.strictObject({
      story: storyShape,
      note: z.string().nullable(),
      cell: z.strictObject({ table: countShape, row: countShape, column: countShape }).nullable(),
      numbering: z.string().nullable(),
      segments: z.array(z.strictObject({ text: z.string(), revisions: idsShape, formatting: countShape.nullable() })),
      mark: idsShape,
      around: idsShape,
      formatting: idsShape,
    }),
  ),
  comments: z.array(commentShape),
});

const kindsShape: z.ZodType<readonly KindCount[]> = z.array(z.strictObject({ kind: kindShape, count: countShape }));
const partsShape = z.array(z.strictObject({ part: z.string(), bytes: countShape }));

/** What `inspect --json` prints. */
export const inspectionShape: z.ZodType<WordInspection> = z.strictObject({
  file: z.string(),
  authors: z.array(
    z.strictObject({
      name: z.string(),
      changes: countShape,
      comments: countShape,
      kinds: kindsShape,
      first: z.string().nullable(),
      last: z.string().nullable(),
      accounts: z.array(z.string()),
      initials: z.array(z.string()),
      flags: z.array(z.enum(["unnamed", "anonymised", "account", "several-people", "alike"])),
      alike: z.array(z.string()),
    }),
  ),
  changes: z.strictObject({
    total: countShape,
    kinds: kindsShape,
    first: z.string().nullable(),
    last: z.string().nullable(),
    moves: z.array(moveShape),
  }),
  comments: z.array(commentShape),
  hidden: z.strictObject({
    text: z.array(z.strictObject({ story: storyShape, text: z.string() })),
    customXml: partsShape,
    embedded: partsShape,
    outside: z.array(z.strictObject({ part: z.string(), kind: z.string(), target: z.string(), loads: z.boolean() })),
    loadingFields: z.array(z.string()),
    properties: z.array(z.strictObject({ name: z.string(), value: z.string(), personal: z.boolean() })),
    variables: z.array(z.string()),
    rsids: countShape,
  }),
  editing: z.strictObject({ tracking: z.boolean(), restricted: z.string().nullable(), removesNames: z.boolean() }),
  risks: z.array(z.strictObject({ code: z.string().min(1), message: z.string().min(1) })),
});

const actShape: z.ZodType<FiledAct> = z.strictObject({
  kind: z.enum(["words", "new paragraph", "delete", "move", "split", "join", "on another's change"]),
  removed: z.string(),
  inserted: z.string(),
});

const nullableShape = z.string().nullable();

/** What `travaux inspect --against --json` prints. */
export const filedShape: z.ZodType<FiledProposals> = z.strictObject({
  file: z.string(),
  base: z.enum(["same", "older", "unknown"]),
  older: countShape.nullable(),
  proposals: z.array(
    z.strictObject({
      author: nullableShape,
      by: z.array(z.string()),
      tracked: z.boolean(),
      clause: nullableShape,
      acts: z.array(actShape),
      first: nullableShape,
      last: nullableShape,
    }),
  ),
  typed: z.array(z.strictObject({ party: z.string(), clause: nullableShape, acts: z.array(actShape) })),
  comments: z.array(
    z.strictObject({
      author: z.string(),
      date: nullableShape,
      text: z.string(),
      clause: nullableShape,
      quote: z.string(),
      resolved: z.boolean(),
    }),
  ),
});
