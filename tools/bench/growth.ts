import { compile, instrumentOfLines, newInterner, tokenise } from "@travaux/compare";
import { chance, generatedRevision, generatedText } from "./texts.ts";
import { median } from "./timing.ts";

/** One point of the growth of compiling. Times in milliseconds, memory in megabytes of the whole process. */
export interface Growth {
  readonly words: number;
  readonly delegations: number;
  readonly compile: number;
  /** Merely splitting the same texts into words and numbering them. */
  readonly interning: number;
  readonly megabytes: number;
}

/** Compiles N generated texts against one base, for each N and each length. */
export function growth(lengths: readonly number[], counts: readonly number[]): readonly Growth[] {
  return lengths.flatMap((words) => counts.map((delegations) => point(words, delegations)));
}

function point(words: number, delegations: number): Growth {
  const base = generatedText(words, chance(words));
  const instrument = instrumentOfLines(base, "zero");
  const filings = Array.from({ length: delegations }, (_, at) => ({
    party: `P${at.toString(36).toUpperCase().padStart(3, "0")}`,
    text: generatedRevision(base, chance(words + at)),
  }));
  const times = median(5, () => compile(instrument, filings));
  const interning = median(5, () => {
    const interner = newInterner();
    for (const { text } of filings) for (const line of text) tokenise(line, interner);
  });
  return { words, delegations, compile: times, interning, megabytes: Math.round(process.memoryUsage().rss / 1e6) };
}

/** The growth as a plot: one line per length, delegations across, milliseconds up. */
export function growthPlot(points: readonly Growth[]): string {
  const [width, height, margin] = [640, 400, 50];
  const most = Math.max(...points.map((each) => each.compile));
  const widest = Math.max(...points.map((each) => each.delegations));
  const x = (value: number): number => margin + (value / widest) * (width - 2 * margin);
  const y = (value: number): number => height - margin - (value / most) * (height - 2 * margin);
  const lengths = [...new Set(points.map((each) => each.words))];
  const lines = lengths.map((words, at) => {
    const own = points.filter((each) => each.words === words);
    const path = own.map((each) => `${x(each.delegations).toFixed(1)},${y(each.compile).toFixed(1)}`).join(" ");
    const last = own.at(-1);
    const label = `<text x="${x(last?.delegations ?? 0) - 90}" y="${y(last?.compile ?? 0) - 8}">${words} words</text>`;
    return `<polyline points="${path}" fill="none" stroke="black" stroke-dasharray="${at === 0 ? "none" : "6 3"}"/>${label}`;
  });
  const axes = `<path d="M${margin},${margin} V${height - margin} H${width - margin}" fill="none" stroke="grey"/>`;
  const names = `<text x="${width / 2 - 40}" y="${height - 12}">delegations (to ${widest})</text><text x="4" y="${margin - 10}">${Math.round(most)} ms</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">${axes}${lines.join("")}${names}</svg>\n`;
}
