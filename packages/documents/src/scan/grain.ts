import type { Greyscale } from "./greyscale.ts";

/** Dots of paper that differ from those around them by more than this, of 255, as half of them do, are grain. */
const GRAINY_ABOVE = 8;
/** Lighter dots are paper. */
const PAPER_ABOVE = 140;
/** One dot in so many is looked at, across and down. */
const STEP = 7;

/** True for a picture with the grain of a poor scanner or of much packing. */
export function isGrainy({ width, height, dots }: Greyscale): boolean {
  const differences: number[] = [];
  for (let y = STEP; y < height - STEP; y += STEP) {
    for (let x = STEP; x < width - STEP; x += STEP) {
      const at = y * width + x;
      const dot = dots[at] ?? 0;
      if (dot <= PAPER_ABOVE) continue;
      const around = (dots[at - 1] ?? 0) + (dots[at + 1] ?? 0) + (dots[at - width] ?? 0) + (dots[at + width] ?? 0);
      differences.push(Math.abs(dot - around / 4));
    }
  }
  differences.sort((a, b) => a - b);
  return (differences[differences.length >> 1] ?? 0) > GRAINY_ABOVE;
}

/** The picture with each dot mixed with those around it, by the weights 1 2 1. */
export function smoothed(picture: Greyscale): Greyscale {
  const { width, height, dots } = picture;
  const mixed = new Uint8Array(dots);
  const row = (at: number): number => (dots[at - 1] ?? 0) + 2 * (dots[at] ?? 0) + (dots[at + 1] ?? 0);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      mixed[at] = (row(at - width) + 2 * row(at) + row(at + width)) / 16;
    }
  }
  return { ...picture, dots: mixed };
}
