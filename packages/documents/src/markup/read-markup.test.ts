import { describe, expect, it } from "vitest";
import { readMarkup } from "./read-markup.ts";
import { readTables } from "./read-tables.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the words of a web page", () => {
  it("come paragraph by paragraph, with the title apart and without scripts", () => {
    const page =
      "<!doctype html><html><head><title>Ferry Pact</title><style>p{}</style></head><body><nav>Home</nav>" +
      "<h2>Article 5 <i>Lights</i></h2><p>Ferries carry\n <b>lights</b> &amp; bells.<br>By night.</p><script>x()</script></body></html>";
    expect(readMarkup(bytes(page), "a.html")).toEqual({
      title: "Ferry Pact",
      source: "Article 5 Lights\n\nFerries carry lights & bells.\n\nBy night.\n",
    });
  });

  it("that is broken are read as far as they go", () => {
    expect(readMarkup(bytes("<p>One<p>Two <b>three"), "a.html").source).toBe("One\n\nTwo three\n");
  });

  it("that are none at all are refused", () => {
    expect(() => readMarkup(bytes("<html><script>1</script></html>"), "a.html")).toThrow(
      expect.objectContaining({ code: "E_TEXT_BLANK" }),
    );
  });
});

describe("Akoma Ntoso", () => {
  it("keeps the number of an article and its heading on one line", () => {
    const akn =
      '<akomaNtoso><act><meta><identification/></meta><preface><docTitle>Lake Pact</docTitle></preface><body><article eId="art_1">' +
      "<num>Article 1</num><heading>Lamps</heading><paragraph><num>1.</num><content><p>Lamps burn, as <ref>Article 2</ref> says.</p>" +
      "</content></paragraph></article></body></act></akomaNtoso>";
    expect(readMarkup(bytes(akn), "a.xml")).toEqual({
      title: "Lake Pact",
      source: "Lake Pact\n\nArticle 1 Lamps\n\n1. Lamps burn, as Article 2 says.\n",
    });
  });
});

describe("the tables of a web page", () => {
  it("are rows of words, inner tables apart, raised notes left out", () => {
    const page =
      "<table><tr><td><table><tr><th>Participant</th><th>Signature</th></tr><tr><td>Chad <sup>2</sup></td><td>1&nbsp;May 2001" +
      "</td></tr></table></td></tr></table>";
    expect(readTables(bytes(page), "a.html")).toEqual([
      [
        ["Participant", "Signature"],
        ["Chad", "1 May 2001"],
      ],
      [[""]],
    ]);
    expect(readTables(bytes("<p>none</p>"), "a.html")).toEqual([]);
  });
});
