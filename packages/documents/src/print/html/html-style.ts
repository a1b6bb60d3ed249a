import type { Paper } from "@travaux/paper";
import type { Sheet } from "../sheet.ts";
import { cssString } from "./escape.ts";

/**
 * The style sheet of a paper: dark or light on a screen, black on white in print. Tones differ by word and by the shape
 * of their edge, so that nothing is lost without colour. Colours keep a contrast of 7:1 for text.
 */
export function styleOf(paper: Paper, sheet: Sheet): string {
  return [SCREEN, printed(paper, sheet)].join("\n");
}

const SCREEN = `
:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#4a4a4a;--paper:#fff;--desk:#eceae6;--line:#8a8a8a;--mark:#ffe58a;--mark-ink:#1a1a1a;--head:#f1efea;--object:#8c1010;--consider:#6b4400;--note:#1f4568;--good:#1d5531;--link:#0b4a8f}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#c4c4c4;--paper:#1b1c1e;--desk:#101112;--line:#7d7d7d;--mark:#6a5610;--mark-ink:#fff;--head:#292b2e;--object:#ffaaa2;--consider:#f2c879;--note:#a9cdf2;--good:#a5dcb5;--link:#a6caff}}
*{box-sizing:border-box}
html{background:var(--desk);color:var(--ink);font:16px/1.5 "Liberation Sans","Helvetica Neue",Arial,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;hyphens:manual;overflow-wrap:break-word}
.skip{position:absolute;left:-100vw;top:0;background:var(--paper);color:var(--link);padding:.5rem 1rem}
.skip:focus{left:0;z-index:1}
.sheet{max-width:52rem;margin:1.5rem auto;padding:2.5rem 3rem;background:var(--paper);border:1px solid var(--line)}
.grading{text-align:center;font-weight:700;letter-spacing:.06em;text-transform:uppercase;margin:0}
.sheet>header .grading{margin-bottom:1rem}
.sheet>footer{margin-top:2rem;font-size:.85rem;color:var(--soft)}
.sheet>footer .grading{color:var(--ink);font-size:1rem}
.running{margin:.5rem 0 0}
.precedence{font-weight:700;text-transform:uppercase;text-decoration:underline;margin:0 0 1rem}
h1,h2,h3{line-height:1.25;margin:1.6em 0 .5em;break-after:avoid;text-wrap:balance}
h1{font-size:1.6rem;margin-top:0}h2{font-size:1.25rem;border-bottom:1px solid var(--line);padding-bottom:.2em}h3{font-size:1.05rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;margin:0}
p{margin:.6em 0}
.center{text-align:center}.end{text-align:end}.apart{margin-top:1.6em}.small{font-size:.85rem;color:var(--soft)}
.numbered{display:grid;grid-template-columns:2.2em 1fr;margin:.6em 0}.numbered p{margin:0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
ol,ul{margin:.6em 0;padding-inline-start:1.7em}li{margin:.35em 0}
dl.fields{display:grid;grid-template-columns:max-content 1fr;gap:.25em 1.2em;margin:.8em 0}
dl.fields dt{font-weight:700}dl.fields dd{margin:0}
.table{overflow-x:auto;margin:.8em 0}
.table:focus-visible{outline:3px solid var(--link)}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:start;font-weight:700;padding-bottom:.3em}
th,td{border:1px solid var(--line);padding:.35em .55em;text-align:start;vertical-align:top}
thead th{background:var(--head)}tbody th{font-weight:400}
tr{break-inside:avoid}
mark{background:var(--mark);color:var(--mark-ink);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.15em;padding:0}
q,.quoted{font-family:"Liberation Serif",Georgia,"Times New Roman","Noto Serif",serif}
q{quotes:none}
code{font:.9em "Liberation Mono",Consolas,monospace}
figure{margin:1em 0 .6em;padding:.1em 1em .5em;border-inline-start:4px solid var(--line);background:var(--head)}
figcaption{font-weight:700;font-size:.85rem;margin:.4em 0 .1em;break-after:avoid}
figure blockquote{margin:0;font-family:"Liberation Serif",Georgia,"Times New Roman","Noto Serif",serif;font-size:1.05rem}
.card{margin:.7em 0;padding:.5em .9em .6em;border:1px solid var(--line);border-inline-start-width:6px;break-inside:avoid}
.card>header{display:flex;justify-content:space-between;gap:1em;align-items:baseline}
.tone{font-weight:700}
.reference{font-size:.78rem;color:var(--soft)}
.card p{margin:.25em 0}
.card .name{font-weight:700}
.object{border-inline-start-color:var(--object)}.object .tone{color:var(--object)}
.consider{border-inline-start-color:var(--consider);border-inline-start-style:double}.consider .tone{color:var(--consider)}
.note{border-inline-start-color:var(--note);border-inline-start-style:dashed}.note .tone{color:var(--note)}
.good{border-inline-start-color:var(--good);border-inline-start-style:dotted}.good .tone{color:var(--good)}
.signature{margin:2.5em 0 1.5em;text-align:end}.signature p{margin:0}
hr{border:0;border-top:1px solid var(--line);margin:1.2em 0}
@media (max-width:40rem){.sheet{margin:0;padding:1.2rem;border:0}dl.fields{display:block}dl.fields dd{margin:0 0 .5em}}
`.trim();

/**
 * Grading and page numbers stand in the page's margin boxes. A browser without margin boxes (Firefox) repeats the grading
 * as header and footer of a table instead.
 */
function printed(paper: Paper, sheet: Sheet): string {
  const grading = paper.grading === null ? "none" : cssString(paper.grading.toUpperCase());
  const running = paper.running === undefined ? "none" : cssString(paper.running);
  const box = `font:700 10pt "Liberation Sans",Arial,sans-serif;color:#000`;
  const foot = `font:8pt "Liberation Sans",Arial,sans-serif;color:#000;vertical-align:middle`;
  return `
.break{display:none}
@page{size:${sheet};margin:18mm 18mm 19mm;@top-center{content:${grading};${box}}@bottom-center{content:${grading};${box}}@bottom-left{content:${running};${foot}}@bottom-right{content:"Page " counter(page) " of " counter(pages);${foot}}}
@media print{
:root{color-scheme:light;--ink:#000;--soft:#222;--paper:#fff;--desk:#fff;--line:#555;--mark:#e2e2e2;--mark-ink:#000;--head:#f3f3f3;--object:#000;--consider:#000;--note:#000;--good:#000;--link:#000}
html{font-size:9.2pt;line-height:1.33;background:#fff}
.sheet{max-width:none;margin:0;padding:0;border:0}
.skip,.sheet>footer,.sheet>header .grading{display:none}
a{text-decoration:none}
.table{overflow:visible}
h2{margin-top:.8em}p,ol,ul,.table,dl.fields{margin-block:.4em}li{margin:.2em 0}th,td{padding:.2em .5em}table{font-size:.9rem}h1{font-size:1.5rem;margin-bottom:.4em}h2{font-size:1.15rem}
.break{display:block;break-after:page;margin:0;border:0;height:0}
figure{break-inside:avoid;break-after:avoid}
p,li{orphans:2;widows:2}
@supports (-moz-appearance:none){.sheet{display:table;width:100%}.sheet>header{display:table-header-group}.sheet>main{display:table-row-group}.sheet>footer{display:table-footer-group}.sheet>header .grading{display:block}}
}`.trim();
}
