import { type RowNumber, ranked, type SharedEdit } from "@travaux/compare";
import { standsAccepted } from "../model-text.ts";
import type { Proposals } from "./proposals.ts";
import { type NamedEdit, type Piece, piecesOf } from "./strokes.ts";
import { SHOWN, STRUCK } from "./tracked-passage.ts";

/** Which of several typed numbers stands where everything is accepted, and what takes its place where none is the joint one. */
export interface Standing {
  readonly at: number;
  readonly row: RowNumber | undefined;
}

/** Finds among numbers, the one that goes before the others first, that of the joint text; else the first, to be replaced. */
export function standingOf(numbers: readonly string[], row: RowNumber | undefined): Standing {
  const [first = ""] = numbers;
  if (row === undefined || first.trimEnd() !== row.typed) return { at: 0, row };
  const own = numbers.indexOf(row.joint + first.slice(row.typed.length));
  return own < 0 ? { at: 0, row } : { at: own, row: undefined };
}

/** The numbers that parties type before a passage, the one that goes before the others first; none where they agree. */
function rivalsAt({ numbers }: Proposals, passage: number): readonly SharedEdit[] {
  const edits = numbers.get(passage) ?? [];
  return edits.length < 2
    ? []
    : ranked(edits.map((edit) => ({ text: edit.inserted, edit, parties: edit.parties }))).map(({ edit }) => edit);
}

/** The edits of a passage's typed number that do not stand where everything is accepted. */
function spareNumbers(proposals: Proposals, passage: number): ReadonlySet<SharedEdit> {
  const rivals = rivalsAt(proposals, passage);
  const { at } = standingOf(
    rivals.map(({ inserted }) => inserted),
    rowOf(proposals, passage),
  );
  return new Set(rivals.filter((_, index) => index !== at));
}

/** The edits of a passage's words with the names of those who make them. */
export function namedEdits(proposals: Proposals, passage: number): readonly NamedEdit[] {
  const { parties, words } = proposals;
  const spare = spareNumbers(proposals, passage);
  return (words.get(passage) ?? []).map((edit): NamedEdit => {
    const { start, end, inserted } = edit;
    const by = edit.parties.map((ordinal) => parties[ordinal] ?? "");
    return { start, end, inserted, by, ...(spare.has(edit) ? { spare: true } : {}) };
  });
}

/** The number that is put before a passage because nobody typed that of the joint text. */
export function rowNumberAt(proposals: Proposals, passage: number): RowNumber | undefined {
  return standingOf(
    rivalsAt(proposals, passage).map(({ inserted }) => inserted),
    rowOf(proposals, passage),
  ).row;
}

function rowOf({ rows }: Proposals, passage: number): RowNumber | undefined {
  return rows.find(({ place }) => "passage" in place && place.passage === passage);
}

/** True where parties type different numbers before a passage. */
export function isNumberedVariously(proposals: Proposals, passage: number): boolean {
  return rivalsAt(proposals, passage).length > 0;
}

/** A passage's edits as they are weighed against each other: one number stands for all, as numbers never collide. */
export function weighedEdits(proposals: Proposals, passage: number): readonly SharedEdit[] {
  const edits = proposals.words.get(passage) ?? [];
  const rivals = rivalsAt(proposals, passage);
  const [first] = rivals;
  if (first === undefined) return edits;
  const parties = [...new Set(rivals.flatMap((edit) => edit.parties))].sort((x, y) => x - y);
  return [{ ...first, parties }, ...edits.filter((edit) => !rivals.includes(edit))];
}

/** Pieces whose head, where all is accepted, is the number of the joint text: that put in and the one typed struck out by nobody's name. */
export function withRowNumber(pieces: readonly Piece[], row: RowNumber | undefined): readonly Piece[] {
  if (row === undefined) return pieces;
  let left = row.typed.length;
  return pieces.flatMap((piece): readonly Piece[] => {
    if (left === 0 || "end" in piece || !standsAccepted(piece.changes)) return [piece];
    const length = Math.min(left, piece.text.length);
    left -= length;
    const rest = piece.text.slice(length);
    const space = left === 0 && rest.trim() === "" ? rest : "";
    const gone: Piece = {
      ...piece,
      paper: "absent",
      text: piece.text.slice(0, length) + space,
      changes: [...piece.changes, ...STRUCK],
    };
    if (left > 0) return [gone];
    const joint = piecesOf({ text: row.joint + space, marks: [], note: null }, SHOWN);
    return rest === space ? [gone, ...joint] : [gone, ...joint, { ...piece, text: rest }];
  });
}
