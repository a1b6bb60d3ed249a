/** What of a paragraph's properties a paragraph made after it takes over, and the changes on its end. */
export interface PropertyChoice {
  readonly mark: string;
  /** Null for the paragraph itself, which keeps everything. */
  readonly copy: { readonly counted: boolean } | null;
}

/** The properties of a paragraph with changes on its end. The file's names begin with `w:`. */
export function markedProperties(properties: string, { mark, copy }: PropertyChoice): string {
  const kept = copy === null ? properties : copied(properties, copy.counted);
  if (mark === "") return kept;
  if (kept === "" || /^<w:pPr\b[^>]*\/>$/.test(kept)) return `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`;
  const before = kept.search(/<w:pPrChange\b/);
  const own = kept.slice(0, before < 0 ? kept.length : before).search(/<w:rPr\b/);
  if (own >= 0) {
    const head = /^<w:rPr\b[^>]*?(\/?)>/.exec(kept.slice(own));
    const length = head?.[0].length ?? 0;
    const inside = head?.[1] === "/" ? `<w:rPr>${mark}</w:rPr>` : `${head?.[0] ?? ""}${mark}`;
    return kept.slice(0, own) + inside + kept.slice(own + length);
  }
  const at = kept.search(/<w:sectPr\b|<w:pPrChange\b|<\/w:pPr>$/);
  return `${kept.slice(0, at)}<w:rPr>${mark}</w:rPr>${kept.slice(at)}`;
}

/** Everything but section, former looks and the looks of the mark; the place in a list where the new paragraph is counted. */
function copied(properties: string, counted: boolean): string {
  const names = ["pPrChange", "sectPr", "rPr", ...(counted ? [] : ["numPr"])];
  return names.reduce(
    (xml, name) => xml.replace(new RegExp(`<w:${name}\\b(?:[^>]*/>|[\\s\\S]*?</w:${name}>)`), ""),
    properties,
  );
}
