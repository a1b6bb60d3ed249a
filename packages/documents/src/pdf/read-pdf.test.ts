import { layoutOf, restore, TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { makePdf, type PdfText } from "../made-files.ts";
import type { Reading } from "../reading.ts";
import { readPdf } from "./read-pdf.ts";

async function read(pages: readonly (readonly PdfText[])[]): Promise<Reading> {
  const reading = await readPdf(makePdf(pages), "draft.pdf", null);
  for (const { text, pieces } of reading.paragraphs) {
    const made = pieces.map(
      ({ start, end, glue }, index) => reading.source.slice(start, end) + (index < pieces.length - 1 ? glue : ""),
    );
    expect(made.join("")).toBe(text);
  }
  const printed = reading.paragraphs.map(({ text }) => text).join("\n");
  expect(restore(printed, layoutOf(reading.source, reading.paragraphs))).toBe(reading.source);
  return reading;
}

const texts = (reading: Reading): readonly string[] => reading.paragraphs.map(({ text }) => text);

/** Lines one below the other, `pitch` apart, from `y` on. */
function lines(y: number, words: readonly string[], { x = 72, pitch = 14, size = 12 } = {}): readonly PdfText[] {
  return words.map((text, index) => ({ x, y: y + index * pitch, text, size }));
}

const recital = [
  "Recalling the Framework Accord on the Upper Tessin Basin, done at Lauterbach in",
  "the spring of that year, and the decisions taken under it by the meetings of the",
  "parties, in particular those on the exchange of hourly readings between gauging",
  "stations and on the joint training of observers;",
];
const decision = [
  "Decides to establish a service of early warning, to be paid for by the parties in",
  "proportion to the length of river bank under their jurisdiction, and to review it",
  "after three years.",
];

describe("a PDF without tags", () => {
  it("joins lines broken for width into paragraphs, where space divides them", async () => {
    const reading = await read([[...lines(100, recital), ...lines(170, decision)]]);
    expect(texts(reading)).toEqual([recital.join(" "), decision.join(" ")]);
    expect(reading.paragraphs[0]?.pieces).toHaveLength(4);
    expect(reading.paragraphs[0]?.page).toBe(1);
  });

  it("keeps an empty line where the page has the space of one, and where a new page begins a new paragraph", async () => {
    const reading = await read([
      [...lines(100, ["Port Elm", "The Harbour"]), ...lines(170, decision)],
      lines(100, recital),
    ]);
    const blocks = [["Port Elm", "The Harbour"], decision, recital].map((block) => block.join("\n"));
    expect(reading.source).toBe(blocks.join("\n\n"));
  });

  it("keeps a hyphen between figures, which is never layout", async () => {
    const broken = [
      "Recalling the letter of the Ministry of Rivers of the Upper Tessin Basin, dated 25-",
      "11-2026, and the tables of the gauging stations for the years 2019-2025, or 2511-",
      "2025 in the old reckoning of the basin, with the joint training of observers;",
    ];
    expect(texts(await read([lines(100, broken)]))).toEqual([broken.join(" ").replaceAll("- ", "-")]);
  });

  it("tells paragraphs without space between them by their short last lines", async () => {
    const reading = await read([lines(100, [...recital, ...decision, ...recital])]);
    expect(texts(reading)).toEqual([recital.join(" "), decision.join(" "), recital.join(" ")]);
  });

  it("keeps the lines of a letterhead and of a signature apart", async () => {
    const head = ["MINISTRY OF TIDES", "Department of Gauges", "Port Elm"];
    const sign = ["(R. Okafor)", "Section Officer", "Tel. 555 0101"];
    const reading = await read([[...lines(60, head), ...lines(130, recital), ...lines(300, sign)]]);
    expect(texts(reading)).toEqual([...head, recital.join(" "), ...sign]);
  });

  it("joins a paragraph over the end of a page, and keeps headers, footers and page numbers apart", async () => {
    const around = (page: number): readonly PdfText[] => [
      { x: 200, y: 40, text: "RESTRICTED", size: 9 },
      { x: 290, y: 800, text: String(page), size: 9 },
    ];
    const reading = await read([
      [...around(1), ...lines(100, decision), ...lines(200, recital.slice(0, 2))],
      [...around(2), ...lines(100, recital.slice(2)), ...lines(160, decision)],
    ]);
    expect(texts(reading)).toEqual([decision.join(" "), recital.join(" "), decision.join(" ")]);
    expect(reading.furniture).toEqual(["RESTRICTED", "1"]);
  });

  it("begins a new paragraph at a marker, and lets a hanging one go on", async () => {
    const reading = await read([
      [
        ...lines(100, ["Requests the secretariat, within the means at its disposal and in close consultation:"]),
        ...lines(114, ["(a) to publish the hourly readings of every gauging station in an open form, without"]),
        ...lines(128, ["restriction of use;"], { x: 90 }),
        ...lines(142, ["(b) to report."]),
      ],
    ]);
    expect(texts(reading).map((text) => text.slice(0, 8))).toEqual(["Requests", "(a) to p", "(b) to r"]);
    expect(texts(reading)[1]).toContain("without restriction of use;");
  });

  it("in columns below a title of two lines breaks no paragraph, though the title runs over the columns", async () => {
    const title = ["Report of the Council of Lakes on", "the common administration of gauges"];
    const column = [
      "Decides to establish a service of",
      "early warning in the Upper Tessin.",
      "Every party pays for it as far as",
      "the bank of the river is its own",
      "and reviews it after three years.",
    ];
    const reading = await read([
      [
        ...lines(80, title, { size: 24, pitch: 28 }),
        ...lines(160, column),
        ...lines(160, recital.slice(0, 1), { x: 320 }),
      ],
    ]);
    expect(texts(reading)[1]).toBe(column.join(" "));
  });

  it("in narrow columns goes on over a line of few long words driven apart, and over the end of the column", async () => {
    const words = (y: number, ...placed: readonly (readonly [x: number, text: string])[]): readonly PdfText[] =>
      placed.map(([x, text]) => ({ x, y, text, size: 12 }));
    const reading = await read([
      [
        ...lines(100, ["Decides that the parties to the", "Accord publish the readings and"]),
        ...words(128, [72, "comparable"], [150, "observations."]),
        ...lines(142, ["Every party pays for it as far", "as the bank of it is its own and"]),
        ...words(170, [72, "reviews"], [138, "such"], [190, "payments"]),
        ...lines(100, ["regularly with the other parties", "to the Accord."], { x: 300 }),
      ],
    ]);
    expect(texts(reading)).toHaveLength(1);
  });

  it("puts a divided word together only where it is plainly one word", async () => {
    const reading = await read([
      lines(100, [
        "The parties share the long-term costs of the service and of its interna-",
        "tional staff, of the training of observers on the river and of long-",
        "distance lines, as the parties to the Accord on Gauges may from year to coope-",
        "rate decide, so that no party has to pay for more than it is bound to cooperate on.",
      ]),
    ]);
    expect(texts(reading)[0]).toContain("its international staff");
    expect(texts(reading)[0]).toContain("of long-distance lines");
    expect(reading.remarks.map(({ message }) => message)).toEqual([
      "2 words divided at the end of a line were put together: “international”, “cooperate”.",
    ]);
    expect(texts(reading)[0]).toContain("to cooperate decide");
  });

  it("finds footnotes at the foot of a page and their calls in the text", async () => {
    const reading = await read([
      [
        ...lines(100, recital),
        { x: 400, y: 138, text: "1", size: 7 },
        ...lines(700, ["1 Done at Lauterbach."], { size: 9 }),
      ],
      lines(100, decision),
    ]);
    expect(reading.paragraphs.at(-1)).toMatchObject({ style: "footnote", label: "1", text: "Done at Lauterbach." });
    expect(texts(reading)[0]).toMatch(/observers;\[\^1\]$/);
  });

  it("finds footnotes as large as the text by the raised figure that a call above them has", async () => {
    const foot = (label: string): readonly PdfText[] => [
      { x: 72, y: 694, text: label, size: 7 },
      ...lines(700, ["Done at Lauterbach, as the depositary says in his", "circular of that year."], { x: 78 }),
    ];
    const call = { x: 400, y: 136, text: "1", size: 7 };
    const reading = await read([[...lines(100, recital), call, ...foot("1")]]);
    expect(texts(reading)[0]).toMatch(/observers;\[\^1\]$/);
    expect(reading.paragraphs.at(-1)).toMatchObject({ style: "footnote", label: "1" });
    expect(texts(reading).at(-1)).toBe("Done at Lauterbach, as the depositary says in his circular of that year.");
    const uncalled = await read([[...lines(100, recital), call, ...foot("7")]]);
    expect(uncalled.paragraphs.every(({ style }) => style === undefined)).toBe(true);
  });

  it("gives the words of one line with a tab where columns are far apart", async () => {
    const reading = await read([
      [
        { x: 72, y: 80, text: "No. 4/2031-GB" },
        { x: 400, y: 80, text: "Port Elm, 3 March 2031" },
        ...lines(120, recital),
      ],
    ]);
    expect(texts(reading)[0]).toBe("No. 4/2031-GB\tPort Elm, 3 March 2031");
  });
});

async function codeOf(bytes: Uint8Array): Promise<string | null> {
  try {
    await readPdf(bytes, "draft.pdf", null);
    return null;
  } catch (error) {
    return error instanceof TravauxError ? error.code : "untyped";
  }
}

describe("a damaged PDF", () => {
  const good = Buffer.from(makePdf([lines(100, recital), lines(100, decision), lines(100, recital)]));
  const characters = good.toString("latin1");
  const changed = (from: string | RegExp, to: string): Uint8Array =>
    new Uint8Array(Buffer.from(characters.replace(from, to), "latin1"));

  it("is read whole where only its table of objects is broken", async () => {
    const whole = texts(await readPdf(good, "draft.pdf", null));
    for (const bytes of [changed("startxref\n", "startxref\n9"), changed("\nxref\n", "\nxrxx\n")]) {
      expect(texts(await readPdf(bytes, "draft.pdf", null))).toEqual(whole);
    }
  });

  it("is refused wherever something is cut out or blotted out of its text", async () => {
    const streams = [...characters.matchAll(/stream\n/g)].filter(
      ({ index }) => !characters.startsWith("end", index - 3),
    );
    for (const { index } of streams) {
      const at = index + 30;
      const cutOut = Buffer.concat([good.subarray(0, at), good.subarray(at + 12)]);
      const blotted = Buffer.from(good);
      blotted.fill(0, at, at + 12);
      for (const bytes of [cutOut, blotted]) expect(await codeOf(bytes)).toBe("E_PDF_DAMAGED");
    }
    const half = Buffer.concat([good.subarray(0, good.length * 0.3), good.subarray(good.length * 0.6)]);
    expect(await codeOf(half)).toMatch(/^E_PDF_(?:DAMAGED|BROKEN)$/);
  });

  it.each([
    ["a page", /\n6 0 obj/, "\n6 0 obx"],
    ["the content of a page", /\n7 0 obj/, "\n7 0 obx"],
    ["a font", /\n3 0 obj/, "\n3 0 obx"],
    ["the content a page names", /\/Contents 7 0 R/, "/Contents 77 0 R"],
  ])("is refused where %s is missing", async (_, from, to) => {
    expect(await codeOf(changed(from, to))).toMatch(/^E_PDF_(?:DAMAGED|BROKEN)$/);
  });

  it("is not one whose title has the word stream in it", async () => {
    expect(await codeOf(changed("/Type /Catalog", "/Title (Mainstream >> stream) /Type /Catalog"))).toBeNull();
  });
});

describe("a PDF that cannot be read", () => {
  const good = makePdf([lines(100, recital)]);

  it("is named for what is wrong with it, with advice", async () => {
    expect(await codeOf(good)).toBeNull();
    expect(await codeOf(makePdf([[], []]))).toBe("E_PDF_NO_TEXT");
    expect(await codeOf(good.slice(0, good.length - 200))).toBe("E_PDF_CUT_SHORT");
    expect(await codeOf(Buffer.from("%PDF-1.7\nnothing of the kind\n%%EOF"))).toBe("E_PDF_BROKEN");
    await expect(readPdf(makePdf([[]]), "scan.pdf", null)).rejects.toMatchObject({
      hint: expect.stringContaining("scan it again"),
    });
  });

  it("is named where a password locks it", async () => {
    const key = "00".repeat(32);
    const locked = makePdf(
      [lines(100, recital)],
      `/ID [<01> <01>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`,
    );
    expect(await codeOf(locked)).toBe("E_PDF_ENCRYPTED");
  });

  it("with one blank page is read, and the page named", async () => {
    const reading = await read([lines(100, recital), []]);
    expect(reading.remarks).toEqual([
      {
        code: "R_PAGES_WITHOUT_TEXT",
        message: "Page 2 has no text that could be read: pictures only, or blank. What stands there was not read.",
      },
    ]);
  });

  it("with several such pages in its midst names them, also where a stamp numbers them", async () => {
    const foot = (page: number): PdfText => ({ x: 290, y: 800, text: String(page), size: 9 });
    const text = lines(100, recital);
    const reading = await read([[...text, foot(1)], [foot(2)], [foot(3)], [...lines(100, decision), foot(4)]]);
    expect(reading.remarks[0]?.message).toMatch(/^Pages 2 and 3 have no text/);
    expect(await codeOf(makePdf([[foot(1)], [foot(2)], [foot(3)]]))).toBe("E_PDF_NO_TEXT");
  });

  it("leaves the caller's bytes as they were", async () => {
    const copy = good.slice();
    await readPdf(copy, "draft.pdf", null);
    expect(copy).toEqual(good);
  });
});
