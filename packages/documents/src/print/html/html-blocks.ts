import type { CardBlock, PaperBlock, Run, TableBlock } from "@travaux/paper";
import { RIGHT_TO_LEFT_WORDS } from "../characters.ts";
import { escapeHtml } from "./escape.ts";

/** One block of a paper as HTML. Every text carries its own direction, so that Urdu or Arabic words do not turn a line round. */
export function blockHtml(block: PaperBlock): string {
  switch (block.type) {
    case "heading": {
      const tag = `h${block.depth + 1}`;
      return `<${tag}${idOf(block.anchor)} dir="auto">${escapeHtml(block.text)}</${tag}>`;
    }
    case "paragraph": {
      const kind = [
        block.align === "start" ? undefined : block.align,
        block.size,
        block.apart === true ? "apart" : undefined,
      ].filter((one) => one !== undefined);
      if (block.number !== undefined) {
        return `<div class="${["numbered", ...kind].join(" ")}"><span>${escapeHtml(block.number)}</span><p dir="auto">${runsHtml(block.runs)}</p></div>`;
      }
      return `<p${kind.length > 0 ? ` class="${kind.join(" ")}"` : ""} dir="auto">${runsHtml(block.runs)}</p>`;
    }
    case "bullets": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${block.entries.map((entry) => `<li dir="auto">${runsHtml(entry)}</li>`).join("")}</${tag}>`;
    }
    case "fields":
      return `<dl class="fields">${block.rows
        .map(({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd dir="auto">${escapeHtml(value)}</dd>`)
        .join("")}</dl>`;
    case "table":
      return tableHtml(block);
    case "card":
      return cardHtml(block);
    case "quotation":
      return `<figure${idOf(block.anchor)}><figcaption>${escapeHtml(block.label)}</figcaption><blockquote dir="auto">${runsHtml(block.runs)}</blockquote></figure>`;
    case "signature":
      return `<div class="signature">${block.lines.map((line) => `<p dir="auto">${escapeHtml(line)}</p>`).join("")}</div>`;
    case "rule":
      return "<hr>";
    case "page-break":
      return '<div class="break"></div>';
  }
}

function tableHtml(block: TableBlock): string {
  const total = (block.widths ?? []).reduce((sum, width) => sum + width, 0);
  const columns =
    total > 0
      ? `<colgroup>${(block.widths ?? []).map((width) => `<col style="width:${Math.round((100 * width) / total)}%">`).join("")}</colgroup>`
      : "";
  const caption = block.caption === undefined ? "" : `<caption class="unseen">${escapeHtml(block.caption)}</caption>`;
  const head = block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join("");
  const rows = block.rows
    .map((row) => {
      const cells = row.map((cell, index) => {
        const tag = index === 0 ? 'th scope="row"' : "td";
        return `<${tag} dir="auto">${runsHtml(cell)}</${index === 0 ? "th" : "td"}>`;
      });
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("");
  const name = escapeHtml(block.caption ?? block.head.join(", "));
  return `<div class="table" role="region" tabindex="0" aria-label="${name}"><table>${caption}${columns}<thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function cardHtml(block: CardBlock): string {
  const reference =
    block.reference === undefined ? "" : `<span class="reference"><code>${escapeHtml(block.reference)}</code></span>`;
  const lines = block.lines
    .map(({ name, runs }) => {
      const before = name === null ? "" : `<span class="name">${escapeHtml(name)}:</span> `;
      return `<p dir="auto">${before}${runsHtml(runs)}</p>`;
    })
    .join("");
  return `<section class="card ${block.tone}"${idOf(block.anchor)}><header><span class="tone">${escapeHtml(block.label)}</span>${reference}</header>${lines}</section>`;
}

function runsHtml(runs: readonly Run[]): string {
  return runs.map(runHtml).join("");
}

function runHtml(run: Run): string {
  const styled = styledHtml(run);
  return run.to === undefined ? styled : `<a href="#${escapeHtml(anchorId(run.to))}">${styled}</a>`;
}

function styledHtml({ text, style }: Run): string {
  const escaped = escapeHtml(text).replaceAll("\n", "<br>");
  switch (style) {
    case "bold":
      return `<strong>${escaped}</strong>`;
    case "italic":
      return `<em>${escaped}</em>`;
    case "quote":
      return `<q dir="auto">${escaped}</q>`;
    case "mark":
      return `<mark>${escaped}</mark>`;
    case "code":
      return `<code>${escaped}</code>`;
    default:
      return escaped.replace(RIGHT_TO_LEFT_WORDS, "<bdi>$&</bdi>");
  }
}

function idOf(anchor: string | undefined): string {
  return anchor === undefined ? "" : ` id="${escapeHtml(anchorId(anchor))}"`;
}

/** An anchor as an HTML id: spaces are not allowed in one. */
function anchorId(anchor: string): string {
  return anchor.replace(/\s/g, "-");
}
