import { describe, expect, it } from "vitest";
import { RIGHT_TO_LEFT_WORDS, withoutControls } from "./characters.ts";

describe("characters no printer may be handed", () => {
  it("are shown as replacement characters, one for one", () => {
    expect(withoutControls("a\u0000b\u001b[2Jc\u009bd\ud800")).toBe("a\uFFFDb\uFFFD[2Jc\uFFFDd\uFFFD");
  });

  it("are not the line feed, the tab, or any letter", () => {
    const text = "e\u0301té\tПакт\n条約 \u00a0👍";
    expect(withoutControls(text)).toBe(text);
    expect(withoutControls("a\r\nb\rc")).toBe("a\nb\nc");
  });
});

describe("words written from right to left", () => {
  it("are found whole, with the spaces between them and without the words around", () => {
    expect("the ميثاق الأمم المتحدة and חוק too".match(RIGHT_TO_LEFT_WORDS)).toEqual(["ميثاق الأمم المتحدة", "חוק"]);
  });
});
