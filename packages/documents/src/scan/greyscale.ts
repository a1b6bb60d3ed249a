import { type Canvas, createCanvas, type Image, loadImage } from "@napi-rs/canvas";

/** A picture of a page in shades of grey, a byte for each dot, rows from the top. */
export interface Greyscale {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
  /** Dots to an inch. */
  readonly dpi: number;
}

/** The resolution at which the engine makes the fewest mistakes. */
const READING_DPI = 300;

/** Of larger pictures a smaller copy is read: an A3 page at 300 dots to an inch has 17 million. */
const MOST_DOTS = 18_000_000;

/** Width of a page in inches, for pictures that do not say how large they are: A4, upright or lying. */
const PAGE_WIDTH = 8.27;
const PAGE_LENGTH = 11.69;

/** Pictures with fewer dots to an inch are enlarged, which the engine reads better. */
const LEAST_DPI = 200;

/**
 * The resolution to read a page of some inches at: the best one, or what the limit leaves of it. Of a picture its own where that is
 * less, since enlarged its grain grows into blots; `own` is null for what is no picture.
 */
export function dpiFor(width: number, height: number, own: number | null): number {
  const best = Math.min(READING_DPI, Math.sqrt(MOST_DOTS / (width * height)));
  return own === null ? best : Math.min(best, Math.max(own, LEAST_DPI));
}

/** A picture file as a page of about A4 width. Rejects where the bytes are no whole picture. */
export async function greyscaleOf(bytes: Uint8Array): Promise<Greyscale> {
  const image = await loadImage(bytes);
  const inches = image.width > image.height ? PAGE_LENGTH : PAGE_WIDTH;
  const given = image.width / inches;
  const dpi = dpiFor(image.width / given, image.height / given, given);
  return released(drawn(image, dpi / given), dpi);
}

/** White paper to draw on, of so many dots. */
export function blank(width: number, height: number): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

function drawn(image: Image, scale: number): Canvas {
  const canvas = blank(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A drawn page in shades of grey, by the weights of Rec. 601; the canvas gives its memory back, which no collector counts. */
export function released(canvas: Canvas, dpi: number): Greyscale {
  const { width, height } = canvas;
  const colours = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const dots = new Uint8Array(width * height);
  for (let at = 0; at < dots.length; at += 1) {
    const from = at * 4;
    dots[at] = ((colours[from] ?? 0) * 77 + (colours[from + 1] ?? 0) * 150 + (colours[from + 2] ?? 0) * 29) >> 8;
  }
  canvas.width = 0;
  canvas.height = 0;
  return { width, height, dots, dpi };
}

/** The picture turned about its middle, what comes in from outside white. Radians, clockwise. */
export function turned({ width, height, dots, dpi }: Greyscale, radians: number): Greyscale {
  const cosine = Math.cos(radians);
  const sine = Math.sin(radians);
  const result = new Uint8Array(width * height).fill(WHITE);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const dx = x - width / 2;
      const dy = y - height / 2;
      const fromX = dx * cosine + dy * sine + width / 2;
      const fromY = dy * cosine - dx * sine + height / 2;
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const at = top * width + left;
      const across = fromX - left;
      const down = fromY - top;
      const upper = (dots[at] ?? WHITE) * (1 - across) + (dots[at + 1] ?? WHITE) * across;
      const lower = (dots[at + width] ?? WHITE) * (1 - across) + (dots[at + width + 1] ?? WHITE) * across;
      result[y * width + x] = upper * (1 - down) + lower * down;
    }
  }
  return { width, height, dots: result, dpi };
}

const WHITE = 255;

/** The picture turned by quarters, clockwise: 1 lays its left edge on top. */
export function quarterTurned(picture: Greyscale, quarters: number): Greyscale {
  let turnedSoFar = picture;
  for (let turn = 0; turn < quarters; turn += 1) {
    const { width, height, dots, dpi } = turnedSoFar;
    const result = new Uint8Array(dots.length);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) result[x * height + (height - 1 - y)] = dots[y * width + x] ?? WHITE;
    }
    turnedSoFar = { width: height, height: width, dots: result, dpi };
  }
  return turnedSoFar;
}
