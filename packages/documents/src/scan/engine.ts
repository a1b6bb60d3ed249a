import { createRequire } from "node:module";
import type { Greyscale } from "./greyscale.ts";
import { type ScanLanguages, trainedModel } from "./languages.ts";

/** What is used of the engine's interface; it publishes no types. */
interface Engine {
  readonly FS: { writeFile(path: string, content: Uint8Array): void };
  readonly TessBaseAPI: new () => {
    Init(folder: null, languages: string, mode: number): number;
    SetVariable(name: string, value: string): boolean;
    SetImageFile(exif: number, radians: number): number;
    Recognize(monitor: null): number;
    GetJSONText(): string;
    End(): void;
  };
}

/** A rectangle in pixels. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A letter as the engine saw it. */
export interface SeenSymbol {
  readonly bbox: Box;
  readonly text: string;
  readonly is_superscript: number | boolean;
}

/** A word as the engine saw it; confidence from 0 to 100. */
export interface SeenWord {
  readonly bbox: Box;
  readonly text: string;
  readonly confidence: number;
  readonly symbols: readonly SeenSymbol[];
}

/** A line as the engine saw it. */
export interface SeenLine {
  readonly baseline: Box;
  readonly rowAttributes: { readonly rowHeight: number; readonly descenders: number; readonly ascenders: number };
  readonly words: readonly SeenWord[];
}

/** Reads the words of pictures in one choice of languages. */
export interface Reader {
  /** Lines in reading order, columns one after the other. */
  readonly lines: (picture: Greyscale) => readonly SeenLine[];
}

/** Only the neural recogniser: the models have no other. */
const NEURAL_ONLY = 1;
/** Whole pages, columns found, orientation taken as it is. */
const WHOLE_PAGE = "3";

let kept: { readonly languages: ScanLanguages; readonly reader: Promise<Reader> } | null = null;

/** The reader for some languages; kept, since loading a model takes a quarter of a second. */
export function readerOf(languages: ScanLanguages): Promise<Reader> {
  if (kept?.languages !== languages) kept = { languages, reader: opened(languages) };
  return kept.reader;
}

/**
 * Opens the engine with WebAssembly and models from the installed packages. Of its builds the one with plain vector
 * instructions is used: the relaxed ones give other answers on other machines.
 */
async function opened(languages: ScanLanguages): Promise<Reader> {
  const require = createRequire(import.meta.url);
  const load = require("tesseract.js-core/tesseract-core-simd-lstm") as (options: object) => Promise<Engine>;
  const engine = await load({ print: () => undefined, printErr: () => undefined });
  for (const language of languages.split("+")) {
    engine.FS.writeFile(`./${language}.traineddata`, trainedModel(language));
  }
  const api = new engine.TessBaseAPI();
  if (api.Init(null, languages, NEURAL_ONLY) === -1) throw new Error(`the models for ${languages} do not load`);
  api.SetVariable("tessedit_pageseg_mode", WHOLE_PAGE);
  return {
    lines(picture) {
      api.SetVariable("user_defined_dpi", String(Math.round(picture.dpi)));
      engine.FS.writeFile("/input", graymap(picture));
      if (api.SetImageFile(1, 0) === 1) throw new Error("the engine does not read the picture");
      api.Recognize(null);
      return linesIn(JSON.parse(api.GetJSONText()));
    },
  };
}

/** A picture in the plainest form that the engine reads: a head, and a byte for each dot. */
function graymap({ width, height, dots }: Greyscale): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1"), dots]);
}

interface SeenPage {
  readonly blocks?: readonly { readonly paragraphs?: readonly { readonly lines?: readonly SeenLine[] }[] }[];
}

function linesIn(seen: SeenPage): readonly SeenLine[] {
  const paragraphs = (seen.blocks ?? []).flatMap(({ paragraphs: within }) => within ?? []);
  return paragraphs.flatMap(({ lines }) => lines ?? []).filter(({ words }) => words.some(hasText));
}

function hasText({ text }: SeenWord): boolean {
  return text.trim() !== "";
}
