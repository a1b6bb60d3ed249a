/**
 * What the typesetter runs: it never changes with the text. The text comes in as JSON, and every word of it is set by `text(…)`,
 * which takes a string for characters and looks for no code in it.
 */
export const TEMPLATE: string = `
#let sheet = json(bytes(sys.inputs.at("sheet")))
#let is-text = sheet.form == "text"
#let serif = ("Trav Serif", "Trav Sans", "Travi", "Libertinus Serif", "DejaVu Sans Mono")
#let sans = ("Trav Sans", "Trav Serif", "Travi", "Libertinus Serif", "DejaVu Sans Mono")
#let mono = ("DejaVu Sans Mono", "Trav Sans", "Travi")
#let size = if is-text { 10.5pt } else { 9.3pt }
#let ink = luma(20%)

#let hues = ("#0b4a8f", "#9a1b1b", "#1d6b34", "#6f2f86", "#8a5200", "#00636b", "#a0285f", "#41541a", "#5a3a1e", "#2c2c8c", "#7a1040", "#005a3c").map(rgb)
#let hue(index) = if index < 0 { black } else { hues.at(calc.rem(index, hues.len())) }

// Scripts: Nastaliq hangs far below its line, so its lines are as high as its letters.
#let scripts = (
  ur: body => if not sheet.nastaliq { text(lang: "ur", font: ("Travi",) + serif, size: 1.08em, body) } else { text(lang: "ur", font: ("Trav Nastaliq Urdu",) + serif, size: 0.92em, top-edge: "ascender", bottom-edge: "descender", body) },
  ar: body => text(lang: "ar", font: ("Travi",) + serif, size: 1.08em, body),
  he: body => text(lang: "he", font: ("Libertinus Serif",) + serif, size: 1.08em, body),
)

#let looks = (
  bold: body => strong(body),
  italic: body => emph(body),
  mark: body => strong(underline(offset: 2pt, stroke: 0.5pt, highlight(fill: luma(88%), top-edge: 0.8em, bottom-edge: -0.22em, body))),
  code: body => text(font: mono, size: 0.82em, body),
)

#let changed(change, body) = if change.kind == "in" {
  text(fill: hue(change.hue), underline(stroke: 0.7pt + hue(change.hue), offset: 2pt, evade: false, body))
} else {
  text(fill: hue(change.hue), strike(stroke: 0.7pt + hue(change.hue), body))
}

#let shown(run) = {
  if "gap" in run {
    if run.gap == "line" { linebreak() } else { h(2em) }
  } else if "name" in run {
    let name = text(font: sans, weight: "bold", fill: hue(run.hue), run.name)
    if run.raised { super(typographic: false, size: 0.62em, baseline: -0.5em, name) } else { name }
  } else if "note" in run {
    let note = sheet.notes.at(run.note)
    footnote(numbering: _ => text(note.label), for inside in note.runs { shown(inside) })
  } else {
    let body = text(run.text)
    if "script" in run { body = (scripts.at(run.script))(body) }
    for look in run.at("looks", default: ()) { body = (looks.at(look))(body) }
    for change in run.at("changes", default: ()).rev() { body = changed(change, body) }
    if "to" in run { body = link(label(run.to), body) }
    body
  }
}
#let words(runs) = for run in runs { shown(run) }

#let turned(right-to-left, body) = if right-to-left == sheet.rightToLeft { body } else {
  set text(dir: if right-to-left { rtl } else { ltr })
  body
}

// A number hangs before its paragraph; one too wide for the gap pushes the words on.
#let gap = if is-text { 10mm } else { 8.5mm }
#let hung(label-text, body) = if label-text == "" { body } else {
  let number = text(label-text)
  context {
    let wide = measure(number).width
    let room = if wide + 1.5mm > gap { wide + 1.5mm } else { gap }
    par(hanging-indent: gap, box(width: room, number) + body)
  }
}

#let aligned(where, body) = if where == "center" { align(center, body) } else if where == "end" { align(end, body) } else { body }

#let placed(anchor, body) = if anchor == "" { body } else [#metadata(anchor)#label(anchor)#body]

// The style stands inside the heading: outside it would be scaled by the heading's own.
#let headed(it, body, size: 10pt, font: serif, style: "normal") = {
  set par(justify: false)
  let styled = text(size: size, font: font, weight: "bold", style: style, body)
  if it.level > 0 { heading(level: it.level, styled) } else { styled }
}

#let line-block(it) = {
  let body = placed(it.anchor, words(it.runs))
  let set-in = it.depth * gap
  let head-font = if is-text { serif } else { sans }
  let inner = if it.look == "title" {
    block(above: 0.9em, below: 1.5em, width: 100%, sticky: true, align(if is-text { center } else { start }, headed(it, body, font: head-font, size: 14.5pt)))
  } else if it.look == "heading-1" {
    block(above: 1.9em, below: 1em, sticky: true, headed(it, body, font: head-font, size: if is-text { 12pt } else { 11.5pt }))
  } else if it.look == "heading-2" {
    block(above: 1.7em, below: 0.95em, sticky: true, headed(it, body, font: head-font, size: if is-text { 11pt } else { 10pt }))
  } else if it.look == "heading-3" {
    block(above: 1.6em, below: 0.9em, sticky: true, headed(it, body, font: head-font, size: if is-text { 10.5pt } else { 9.3pt }, style: if is-text { "italic" } else { "normal" }))
  } else if it.look == "small" {
    block(above: if it.apart { 1.9em } else { 0.8em }, below: 0.8em, width: 100%, text(size: 0.86em, fill: ink, aligned(it.align, hung(it.label, body))))
  } else if it.look == "precedence" {
    block(below: 1.1em, text(font: sans, weight: "bold", underline(body)))
  } else if it.look == "clause-label" {
    block(above: 1.5em, below: 0.45em, inset: (left: 2.5mm), sticky: true, text(font: sans, size: 0.88em, weight: "bold", body))
  } else if it.look == "clause-words" {
    block(above: 0.4em, below: 0.8em, width: 100%, inset: (x: 3mm, y: 2mm), fill: luma(95.5%), sticky: true, text(size: 1.07em, body))
  } else if it.look == "signature" {
    block(above: if it.apart { 3.2em } else { 0.62em }, below: 0.62em, width: 100%, inset: (left: 55%), sticky: true, par(justify: false, body))
  } else {
    let set-body = aligned(it.align, if it.label == "" { par(body) } else { hung(it.label, body) })
    if it.apart { block(above: 1.9em, set-body) } else { set-body }
  }
  turned(it.rightToLeft, if set-in == 0mm { inner } else if it.rightToLeft { pad(right: set-in, inner) } else { pad(left: set-in, inner) })
}

#let list-block(it) = {
  set enum(numbering: "1.", indent: 0mm, body-indent: 2.5mm, number-align: start)
  set list(marker: text("•"), indent: 1mm, body-indent: 3mm)
  if it.ordered { enum(..it.entries.map(words)) } else { list(..it.entries.map(words)) }
}

#let fields-block(it) = block(width: 100%, grid(
  columns: (37mm, 1fr), row-gutter: 1.6mm, column-gutter: 2mm,
  ..it.rows.map(row => (strong(words(row.name)), words(row.value))).flatten(),
))

#let table-block(it) = {
  set par(justify: false, leading: 0.55em)
  set text(size: if is-text { 0.9em } else { 0.88em })
  let cells = it.rows.map(row => row.cells.map(cell => table.cell(breakable: not row.whole, words(cell)))).flatten()
  let head = it.head.map(cell => table.cell(fill: luma(92.5%), text(font: sans, weight: "bold", size: 0.95em, words(cell))))
  block(above: 1em, below: 1.2em, width: 100%, table(
    columns: it.widths.map(width => width * 1fr),
    stroke: 0.5pt + luma(35%), inset: (x: 1.6mm, y: 1.2mm), align: start + top,
    ..if head.len() > 0 { (table.header(..head),) } else { () },
    ..cells,
  ))
}

// The edge of a finding differs by its shape, so that a copy in black and white keeps the difference.
#let card-block(it) = {
  set par(justify: false)
  let body = {
    block(below: 0.55em, sticky: true, placed(it.anchor, strong(words(it.label)) + h(3mm) + text(font: mono, size: 0.72em, fill: ink, words(it.reference))))
    for line in it.lines { block(above: 0.55em, below: 0.55em, words(line)) }
  }
  let edged(edge, body) = block(width: 100%, inset: (left: 3mm, y: 0.6mm), stroke: (left: edge), breakable: not it.whole, body)
  let inner = if it.tone == "object" { edged(3.5pt + black, body) } else if it.tone == "consider" {
    block(width: 100%, inset: (left: 0.9mm), stroke: (left: 1pt + black), breakable: not it.whole, edged(1pt + black, body))
  } else if it.tone == "note" { edged((thickness: 1.2pt, paint: black, dash: "dashed"), body) } else {
    edged((thickness: 1.4pt, paint: black, dash: "dotted"), body)
  }
  block(above: 0.9em, below: 0.9em, inset: (left: 2.5mm), breakable: not it.whole, inner)
}

#let block-of(it) = {
  if it.kind == "line" { line-block(it) }
  else if it.kind == "list" { list-block(it) }
  else if it.kind == "fields" { fields-block(it) }
  else if it.kind == "table" { table-block(it) }
  else if it.kind == "card" { card-block(it) }
  else if it.kind == "rule" { block(above: 0.9em, below: 1.1em, line(length: 100%, stroke: 0.6pt + luma(30%))) }
  else { pagebreak(weak: true) }
}

#let date = sheet.date
#set document(title: sheet.title, author: (), date: datetime(year: date.at(0), month: date.at(1), day: date.at(2), hour: date.at(3), minute: date.at(4), second: date.at(5)))
#set text(
  font: serif, size: size, lang: sheet.language.split("-").first(), dir: if sheet.rightToLeft { rtl } else { ltr },
  fallback: false, hyphenate: false, ligatures: false,
)
#set par(justify: is-text, leading: if is-text { 0.72em } else { 0.62em }, spacing: if is-text { 1.15em } else { 0.95em })
#set par.line(numbering: if sheet.lineNumbers { n => if calc.rem(n, 5) == 0 { pdf.artifact(kind: "page", text(size: 7.5pt, font: sans, str(n))) } } else { none }, numbering-scope: "page")
#let graded = text(font: sans, size: 9.5pt, weight: "bold", tracking: 0.04em, sheet.grading)
#set page(
  paper: sheet.paper,
  margin: if is-text { (x: 25.4mm, top: 25.4mm, bottom: 25.4mm) } else { (x: 18mm, top: 20mm, bottom: 21mm) },
  header-ascent: 8mm, footer-descent: 6mm,
  header: align(center, graded),
  footer: {
    set text(font: sans, size: 7.5pt)
    if sheet.grading != "" { block(above: 0mm, below: 1.6mm, width: 100%, align(center, graded)) }
    grid(columns: (1fr, auto), text(sheet.running), context [Page #counter(page).display() of #counter(page).final().first()])
  },
)
#show heading: it => it.body
#show link: it => it
#set footnote.entry(separator: line(length: 30%, stroke: 0.5pt), gap: 0.5em)
#show footnote.entry: set text(size: 0.82em)

#for it in sheet.blocks { block-of(it) }
`;
