import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { EXAMPLE_PAPER } from "../example-paper.ts";
import { renderHtml } from "./render-html.ts";

const html = renderHtml(EXAMPLE_PAPER);

/** Void elements closed and the doctype gone, the page has to be well-formed XML: every tag closed, every text escaped. */
function wellFormed(page: string): void {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  const xml = page.replace("<!DOCTYPE html>", "").replace(/<(meta|br|hr|col)\b([^>]*)>/g, "<$1$2/>");
  parser.write(xml).close();
}

describe("a paper as a web page", () => {
  it("is well formed, and needs nothing from outside and no script", () => {
    wellFormed(html);
    expect(html).not.toMatch(/<script|<link|src=|https?:\/\/|url\(/);
    expect(html).toContain("default-src 'none'");
  });

  it("tells a screen reader its language, its landmarks, its headings and its table heads", () => {
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/<a class="skip" href="#paper">/);
    expect(html).toContain('<main id="paper">');
    expect([...html.matchAll(/<h(\d)/g)].map((match) => match[1])).toEqual(["1", "2", "3", "4"]);
    expect(html).toContain('<th scope="col">Instrument</th>');
  });

  it("prints the grading above and below every page, with the page's number", () => {
    expect(html).toContain('@top-center{content:"RESTRICTED"');
    expect(html).toContain('@bottom-center{content:"RESTRICTED"');
    expect(html).toContain('"Page " counter(page) " of " counter(pages)');
    expect(html).toContain("size:A4");
    expect(renderHtml(EXAMPLE_PAPER, { sheet: "Letter" })).toContain("size:Letter");
  });

  it("says a severity as a word and leads every link to a place that is there", () => {
    expect(html).toContain('<span class="tone">Object · Propose a change</span>');
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${target}"`);
  });

  it("escapes what a text may hold, and isolates right-to-left words", () => {
    expect(html).toContain("Brief on seed banks &amp; &lt;gardens&gt;");
    expect(html).toContain("<bdi>بنك البذور</bdi>");
    expect(html).not.toContain("\u001b");
  });

  it("cannot be broken out of by a grading", () => {
    const page = renderHtml({ ...EXAMPLE_PAPER, grading: '"}</style><b>' });
    wellFormed(page);
    expect(page).not.toContain("</style><b>");
  });
});
