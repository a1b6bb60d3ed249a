import { describe, expect, it } from "vitest";
import { libraryText } from "../read/library-text.ts";
import { buildShelf } from "../shelf/build-shelf.ts";
import { type Library, libraryBytes, openLibrary, readLibraryBytes } from "../shelf/library-file.ts";
import { differences } from "./differences.ts";
import { precedentsFor } from "./precedents.ts";
import { questionOf } from "./question.ts";
import { runsIn } from "./runs.ts";

const about = {
  date: "1999-05",
  body: "Conference of Port Verde",
  kind: "treaty",
  binding: true,
  source: null,
  licence: null,
} as const;
const HEADING = "Article 4 Lamps";
const FERRIES = libraryText({ ...about, key: null, title: "Convention on River Ferries" }, [
  { heading: HEADING, text: "Each Party shall ensure:" },
  { heading: HEADING, text: "(a) that every ferry under its flag carries two white lamps between sunset and sunrise;" },
  { heading: HEADING, text: "(b) that lamps are mended." },
  { heading: "Article 5 Bells", text: "Ports shall ring a bell three times when fog covers the river." },
  ...Array.from({ length: 30 }, (_, index) => ({
    heading: `Article ${index + 6}`,
    text: `The Secretariat keeps the register of quay number ${index} and reports on it.`,
  })),
]);
const COPY = libraryText({ ...about, key: "COPY", title: "Lake Pact" }, [
  { heading: "Article 9", text: "Ports shall ring a bell three times when fog covers the river." },
]);

function libraryOf(...texts: readonly Parameters<typeof buildShelf>[0][]): Library {
  const shelves = texts.map((each) => Buffer.from(buildShelf(each)));
  return openLibrary(readLibraryBytes(libraryBytes({ shelves }), "f"), "f");
}

const LIBRARY = libraryOf([FERRIES], [COPY]);
const NOTHING: Library = { shelves: [] };

describe("the nearest agreed language", () => {
  it("is the article with the words, with its facts, the paragraph and the reason", () => {
    const text = "We will ensure that every ferry under our flag carries two white lamps between sunset and sunrise";
    const [hit] = precedentsFor(LIBRARY, text);
    expect(hit).toMatchObject({
      instrument: "Convention on River Ferries",
      article: "4",
      paragraph: "(a)",
      date: "1999-05",
      body: "Conference of Port Verde",
      binding: true,
      paraphrase: false,
      quote: "(a) that every ferry under its flag carries two white lamps between sunset and sunrise;",
    });
    expect(hit?.why.run).toBe("flag carries two white lamps between sunset and sunrise");
    expect(hit?.why.sentence).toContain("9 words in the same order");
    const joined = (side: string): string =>
      (hit?.differs ?? [])
        .filter(({ kind }) => kind === "same" || kind === side)
        .map((part) => part.text)
        .join("");
    expect(joined("precedent")).toBe(hit?.quote);
    expect(joined("clause")).toBe(text);
  });

  it("says of the same words elsewhere that they stand there too, on whatever shelf", () => {
    const [hit, second] = precedentsFor(LIBRARY, "Ports shall ring a bell three times when fog covers the river");
    expect([hit?.instrument, hit?.article, hit?.also]).toEqual(["Convention on River Ferries", "5", ["COPY 9"]]);
    expect(second).toBeUndefined();
  });

  it("is none where nothing is near, and the same each time", () => {
    for (const library of [LIBRARY, NOTHING]) {
      expect(precedentsFor(library, "The orchestra will play the overture on Thursday evening")).toEqual([]);
      expect(precedentsFor(library, "")).toEqual([]);
      expect(precedentsFor(library, "of the and")).toEqual([]);
    }
    const text = "Combat corruption at the border";
    expect(precedentsFor(LIBRARY, text)).toEqual(precedentsFor(LIBRARY, text));
  });

  it("comes from the starter library by article, as a paraphrase, where no text is imported", () => {
    const [hit] = precedentsFor(
      NOTHING,
      "Migrants shall not be subjected to criminal prosecution for having been smuggled",
    );
    expect(hit).toMatchObject({ instrument: "SOM", article: "5", paraphrase: true, differs: null, binding: true });
    expect(hit?.why.concept?.name).toBe("non-criminalisation of smuggled migrants");
    expect(precedentsFor(NOTHING, "corruption", { limit: 2 }).length).toBe(2);
  });

  it("takes a text of any length", () => {
    expect(precedentsFor(LIBRARY, `${"ferries with lamps ".repeat(5000)}`).length).toBeLessThanOrEqual(5);
  });
});

describe("shared runs of words", () => {
  const [shelf] = LIBRARY.shelves;

  it("are found from seven words on, and not before", () => {
    const length = (text: string): number =>
      shelf === undefined ? -1 : (runsIn(shelf, questionOf(text))[0]?.length ?? 0);
    expect(length("Bells: when fog covers the river three")).toBe(0);
    expect(length("they ring a bell three times when fog")).toBe(7);
    expect(length("A bell! Three times, when FOG covers the river.")).toBe(9);
  });
});

describe("differences", () => {
  it("give both texts back", () => {
    const parts = differences("Ports shall ring bells.", "Ports may ring two bells.");
    const side = (kind: string): string =>
      parts
        .filter((part) => part.kind === "same" || part.kind === kind)
        .map(({ text }) => text)
        .join("");
    expect([side("precedent"), side("clause")]).toEqual(["Ports shall ring bells.", "Ports may ring two bells."]);
    expect(parts.some(({ kind }) => kind === "same")).toBe(true);
  });
});
