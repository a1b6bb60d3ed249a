import type { Greyscale } from "./greyscale.ts";

/** The largest tilt that is looked for, and the steps it is looked for in: degrees. A page laid askew in a feeder is under five. */
const MOST_DEGREES = 10;
const COARSE_STEP = 0.5;
const FINE_STEP = 0.05;
/** Resolution at which lines of text are plain enough: dots to an inch. */
const LOOKED_AT_DPI = 75;
/** Less tilt than this does not disturb reading: degrees. */
const STRAIGHT = 0.1;

/**
 * How far the lines of a page are turned clockwise, in radians; 0 where they are straight, or where there are none. Ink is
 * summed up along slanted rows: where the slant is that of the lines, rows full of ink and rows without alternate most
 * sharply.
 */
export function tiltOf(picture: Greyscale): number {
  const ink = inkOf(picture);
  if (ink.xs.length < LEAST_INK) return 0;
  const coarse = sharpest(ink, 0, MOST_DEGREES, COARSE_STEP);
  const degrees = sharpest(ink, coarse, COARSE_STEP, FINE_STEP);
  return Math.abs(degrees) < STRAIGHT ? 0 : (degrees * Math.PI) / 180;
}

/** Fewer dark dots are no line of text. */
const LEAST_INK = 200;

interface Ink {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** The dark dots of a smaller copy; a dot of it is dark where any of its own is much darker than the paper. */
function inkOf({ width, height, dots, dpi }: Greyscale): Ink {
  const step = Math.max(1, Math.round(dpi / LOOKED_AT_DPI));
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = 0; y + step <= height; y += step) {
    for (let x = 0; x + step <= width; x += step) {
      let sum = 0;
      for (let down = 0; down < step; down += 1) {
        for (let across = 0; across < step; across += 1) sum += dots[(y + down) * width + x + across] ?? 255;
      }
      if (sum / (step * step) > DARK) continue;
      xs.push(x / step);
      ys.push(y / step);
    }
  }
  return { xs, ys, width: Math.floor(width / step), height: Math.floor(height / step) };
}

const DARK = 150;

function sharpest(ink: Ink, middle: number, around: number, step: number): number {
  let best = middle;
  let most = -1;
  // From the middle outwards, so that among equals the straightest wins.
  for (let away = 0; away <= around + step / 2; away += step) {
    for (const degrees of away === 0 ? [middle] : [middle - away, middle + away]) {
      const sharp = sharpness(ink, Math.tan((degrees * Math.PI) / 180));
      if (sharp > most * 1.0001) {
        most = sharp;
        best = degrees;
      }
    }
  }
  return best;
}

function sharpness({ xs, ys, width, height }: Ink, slope: number): number {
  const margin = Math.ceil(Math.abs(slope) * width);
  const rows = new Float64Array(height + 2 * margin + 1);
  for (let at = 0; at < xs.length; at += 1) {
    const row = Math.round((ys[at] ?? 0) - (xs[at] ?? 0) * slope) + margin;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row += 1) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sum;
}
