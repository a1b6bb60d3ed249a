import type { PdfPage } from "../pdf/fragment.ts";
import type { Reader, SeenLine } from "./engine.ts";
import { isGrainy, smoothed } from "./grain.ts";
import { type Greyscale, quarterTurned, turned } from "./greyscale.ts";
import { scannedPage } from "./scanned-page.ts";
import { tiltOf } from "./tilt.ts";

/** Below this mean confidence a page may lie on its side or on its head: nothing upright reads so badly. */
const UPSIDE_DOWN_BELOW = 60;
/** The other ways a page may lie, in quarters clockwise: on its head first, as sheets are fed. */
const OTHER_WAYS = [2, 1, 3] as const;

/** Reads one page: laid straight first, and turned where it plainly lies on its side or on its head. */
export function recognisePage(picture: Greyscale, number: number, reader: Reader): PdfPage {
  let best = readStraight(picture, reader);
  if (best.sureness < UPSIDE_DOWN_BELOW && best.lines.length > 0) {
    for (const quarters of OTHER_WAYS) {
      const other = readStraight(quarterTurned(picture, quarters), reader);
      if (other.sureness > best.sureness && other.sureness > UPSIDE_DOWN_BELOW) best = other;
      if (best.sureness > UPSIDE_DOWN_BELOW) break;
    }
  }
  return scannedPage(best.lines, best.picture, number);
}

interface ReadOnce {
  readonly lines: readonly SeenLine[];
  readonly picture: Greyscale;
  /** Mean confidence by letters, 0 to 100. */
  readonly sureness: number;
}

function readStraight(picture: Greyscale, reader: Reader): ReadOnce {
  const smooth = isGrainy(picture) ? smoothed(picture) : picture;
  const tilt = tiltOf(smooth);
  const straight = tilt === 0 ? smooth : turned(smooth, -tilt);
  const lines = reader.lines(straight);
  const words = lines.flatMap((line) => line.words);
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  const sure = words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
  return { lines, picture: straight, sureness: letters === 0 ? 0 : sure / letters };
}
