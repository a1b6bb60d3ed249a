import { deflateRawSync } from "node:zlib";
import type { LibraryText } from "../model.ts";
import { stemOf, wordsOf } from "../words/words.ts";
import { VarintWriter } from "./varints.ts";

/** The places of a stem: by place, the gap to the place before, doubled, plus one where a count of occurrences follows. */
interface Postings {
  readonly written: VarintWriter;
  last: number;
  gap: number;
  count: number;
  /** How many places have it. */
  places: number;
}

/** Stems with the places they occur in, gathered place by place in rising order. */
class Concordance {
  readonly stems: Map<string, Postings> = new Map();
  /** Words seen before, with the postings of their stems: most words of a library are repetitions. */
  private readonly byWord: Map<string, Postings> = new Map();

  /** Notes the words of a place. */
  note(place: number, text: string): void {
    for (const word of wordsOf(text)) {
      const postings = this.byWord.get(word) ?? this.postingsOf(word);
      if (postings.last === place) postings.count += 1;
      else {
        close(postings);
        postings.gap = place - postings.last;
        postings.last = place;
        postings.count = 1;
        postings.places += 1;
      }
    }
  }

  private postingsOf(word: string): Postings {
    const stem = stemOf(word);
    const postings = this.stems.get(stem) ?? { written: new VarintWriter(4), last: -1, gap: 0, count: 0, places: 0 };
    this.stems.set(stem, postings);
    this.byWord.set(word, postings);
    return postings;
  }
}

/** Writes the place that was being counted. */
function close(postings: Postings): void {
  if (postings.count === 0) return;
  postings.written.put(postings.gap * 2 + (postings.count > 1 ? 1 : 0));
  if (postings.count > 1) postings.written.put(postings.count);
  postings.count = 0;
}

/** Marks of the kinds of places: clauses carry none, headings of articles and titles of instruments one each. */
export const HEADING_MARK = "#";
/** Before stems of instruments' titles. */
export const TITLE_MARK = "@";

/**
 * A shelf: some instruments with everything that answers questions about them, in one stretch of bytes that is never
 * changed again. `docs/spec/library.md` gives its layout.
 */
export function buildShelf(texts: readonly LibraryText[]): Uint8Array {
  const [clauseWords, headingWords, titleWords] = [new Concordance(), new Concordance(), new Concordance()];
  const words: string[] = [];
  const lengths = new VarintWriter(1024);
  const articles = new VarintWriter(1024);
  const headings: string[] = [];
  let clauses = 0;
  for (const [index, { about, clauses: own }] of texts.entries()) {
    titleWords.note(index, about.title);
    let heading: string | null = null;
    for (const clause of own) {
      if (heading === null || clause.heading !== heading) {
        heading = clause.heading;
        headingWords.note(headings.length, heading);
        headings.push(heading);
        articles.put(index);
        articles.put(clauses);
      }
      clauseWords.note(clauses, clause.text);
      words.push(clause.text);
      lengths.put(Buffer.byteLength(clause.text));
      clauses += 1;
    }
  }
  const all = new Map([
    ...clauseWords.stems,
    ...marked(HEADING_MARK, headingWords.stems),
    ...marked(TITLE_MARK, titleWords.stems),
  ]);
  const stems = [...all.keys()].sort();
  const table = new VarintWriter(1024);
  const postings = stems.map((stem) => written(all.get(stem), table));
  const sections = [
    deflated(JSON.stringify(texts.map(({ about }) => about))),
    deflated(headings.join("\n")),
    deflated(articles.done()),
    deflated(lengths.done()),
    deflated(stems.join("\n")),
    deflated(table.done()),
    Buffer.concat(postings),
    Buffer.from(words.join("")),
  ];
  return joined([headings.length, clauses, stems.length], sections);
}

/** A mark before each stem, so that kinds of places do not mix. */
function marked(mark: string, stems: ReadonlyMap<string, Postings>): readonly (readonly [string, Postings])[] {
  return [...stems].map(([stem, postings]) => [mark + stem, postings]);
}

function written(postings: Postings | undefined, table: VarintWriter): Uint8Array {
  if (postings === undefined) return new Uint8Array();
  close(postings);
  const bytes = postings.written.done();
  table.put(postings.places);
  table.put(bytes.length);
  return bytes;
}

function deflated(content: string | Uint8Array): Uint8Array {
  return deflateRawSync(content, { level: 6 });
}

/** Three counts and eight lengths as 32-bit numbers, then the sections. */
function joined(counts: readonly number[], sections: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.alloc(4 * (counts.length + sections.length));
  for (const [index, value] of [...counts, ...sections.map((section) => section.length)].entries()) {
    head.writeUInt32LE(value, index * 4);
  }
  return Buffer.concat([head, ...sections]);
}
