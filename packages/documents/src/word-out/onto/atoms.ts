import type { Letter, Paragraph, Run } from "../edit/letters.ts";

/** The smallest things that a paragraph of a file is made of, in order: a letter, another piece of a run, what stands between runs. */
export interface Atom {
  readonly kind: "letter" | "piece" | "between";
  /** Its characters in the part. */
  readonly xml: string;
  readonly run: Run | null;
  readonly letter: Letter | null;
}

/** Where the inside of a paragraph begins and ends. */
function insideOf(xml: string, { start, end, properties }: Paragraph): { readonly from: number; readonly to: number } {
  const tag = xml.indexOf(">", start) + 1;
  const from = properties === "" ? tag : xml.indexOf(properties, tag) + properties.length;
  return { from, to: xml.lastIndexOf("</", end - 1) };
}

/** A paragraph taken apart; joined again, its atoms are its inside. `letters` are those that stand in it. */
export function atomsOf(xml: string, paragraph: Paragraph, letters: readonly Letter[]): readonly Atom[] {
  const { from, to } = insideOf(xml, paragraph);
  const runs = [...new Set(letters.flatMap(({ run }) => run ?? []))].sort((a, b) => a.start - b.start);
  const atoms: Atom[] = [];
  let at = from;
  for (const run of runs) {
    if (run.start > at) atoms.push({ kind: "between", xml: xml.slice(at, run.start), run: null, letter: null });
    for (const piece of run.pieces) {
      if (piece.isText) {
        for (const letter of piece.letters) {
          atoms.push({ kind: "letter", xml: xml.slice(letter.from, letter.to), run, letter });
        }
      } else {
        const [letter = null] = piece.letters;
        atoms.push({ kind: "piece", xml: xml.slice(piece.from, piece.to), run, letter });
      }
    }
    at = run.end;
  }
  if (to > at) atoms.push({ kind: "between", xml: xml.slice(at, to), run: null, letter: null });
  return atoms;
}

/** Whether a paragraph can be put together anew without touching what it holds beside words. */
export function isPlain({ inTable, inBox, hasBox }: Paragraph, letters: readonly Letter[]): boolean {
  if (inTable || inBox || hasBox) return false;
  return letters.every(({ run }) => run === null || (run.top.start === run.start && run.isFree));
}
