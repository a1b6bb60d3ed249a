import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { libraryText } from "../read/library-text.ts";
import { stemOf } from "../words/words.ts";
import { buildShelf } from "./build-shelf.ts";
import { libraryBytes, openLibrary, readLibraryBytes } from "./library-file.ts";
import { clauseText, decoded, openShelf } from "./open-shelf.ts";
import { textsOf } from "./texts-of.ts";
import { VarintWriter, varintsOf } from "./varints.ts";

const about = {
  key: null,
  date: null,
  body: null,
  kind: "treaty",
  binding: true,
  source: null,
  licence: null,
} as const;
const pact = libraryText({ ...about, title: "Ferry Pact" }, [
  { heading: "Article 1 Lamps", text: "Ferries shall carry lamps, white lamps." },
  { heading: "Article 1 Lamps", text: "A lamp that fails is mended." },
  { heading: "Article 2", text: "Ports ring bells – thrice." },
]);

describe("numbers in bytes", () => {
  it("come back as they went in, and a wrong count is noticed", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x7fffffff)), (values) => {
        const writer = new VarintWriter();
        for (const value of values) writer.put(value);
        expect([...(varintsOf(writer.done(), values.length) ?? [])]).toEqual(values);
        expect(varintsOf(writer.done(), values.length + 1)).toBeNull();
        expect(writer.size).toBe(writer.done().length);
      }),
    );
  });
});

describe("a shelf", () => {
  it("gives back the instruments it was built from", () => {
    const shelf = openShelf(Buffer.from(buildShelf([pact])));
    expect(shelf === null ? null : textsOf(shelf)).toEqual([pact]);
  });

  it("whatever words they have", () => {
    const clause = fc.record({
      text: fc.string({ minLength: 1, unit: "grapheme" }),
      heading: fc.string({ unit: "grapheme" }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(clause, { minLength: 1 }), { maxLength: 4 }), (instruments) => {
        const texts = instruments.map((clauses, index) => libraryText({ ...about, title: `Pact ${index}` }, clauses));
        const shelf = openShelf(Buffer.from(buildShelf(texts)));
        expect(shelf === null ? null : textsOf(shelf)).toEqual(texts);
      }),
    );
  });

  it("knows where a stem occurs and how often", () => {
    const shelf = openShelf(Buffer.from(buildShelf([pact])));
    const lamps = shelf?.postings(stemOf("lamps"));
    expect(lamps && { places: [...decoded(lamps).places], times: [...decoded(lamps).times] }).toEqual({
      places: [0, 1],
      times: [2, 1],
    });
    expect(shelf?.postings("anchor")).toBeNull();
    expect(shelf && clauseText(shelf, 2)).toBe("Ports ring bells – thrice.");
  });
});

describe("the file of a library", () => {
  const bytes = libraryBytes({ shelves: [Buffer.from(buildShelf([pact])), Buffer.from(buildShelf([]))] });

  it("is opened with its shelves", () => {
    const { shelves } = openLibrary(readLibraryBytes(bytes, "f"), "f");
    expect(shelves.map(({ clauses }) => clauses)).toEqual([3, 0]);
  });

  it("is refused where any byte of it is missing or wrong, never read wrongly", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(() => openLibrary(readLibraryBytes(damaged, "f"), "f")).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^E_LIBRARY_(DAMAGED|VERSION|FOREIGN)$/) }),
        );
        expect(() => readLibraryBytes(bytes.subarray(0, at), "f")).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^E_LIBRARY_(DAMAGED|FOREIGN)$/) }),
        );
      }),
    );
  });

  it("of a later layout is refused as such", () => {
    const later = Buffer.from(bytes);
    later.writeUInt32LE(2, 8);
    expect(() => readLibraryBytes(later, "f")).toThrow(expect.objectContaining({ code: "E_LIBRARY_VERSION" }));
  });
});
