/**
 * Characters that Word keeps by their place in a symbol font, as ordinary characters. `Symbol` follows Adobe's Symbol
 * encoding; of `Wingdings` the table has the bullets, boxes and arrows that texts use. Published in
 * `docs/spec/word-text.md`. A place that no table knows keeps its private-use character, so that nothing is lost.
 */
const SYMBOL_FROM_20 =
  " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_FROM_A0 = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

const WINGDINGS: Readonly<Record<number, string>> = {
  108: "●",
  110: "■",
  111: "□",
  113: "❑",
  117: "◆",
  118: "❖",
  119: "⬥",
  159: "•",
  167: "▪",
  168: "◻",
  216: "➢",
  223: "←",
  224: "→",
  232: "➔",
  240: "⇨",
  251: "✗",
  252: "✓",
  253: "☒",
  254: "☑",
};

/** Symbol fonts are stored in the private-use range from here (ECMA-376 part 1, 17.3.3.30). */
const PRIVATE_USE = 0xf000;

/** Characters of a symbol font as ordinary characters, where the table knows them. */
export function symbolOf(characters: string, font: string | undefined): string {
  return [...characters]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const place = code >= PRIVATE_USE && code <= 0xf0ff ? code - PRIVATE_USE : code;
      return ordinary(place, (font ?? "").toLowerCase(), place !== code) ?? character;
    })
    .join("");
}

/** Bullets are found in the private-use range even where the font is not named. */
function ordinary(place: number, font: string, privateUse: boolean): string | undefined {
  if (font === "symbol") return place >= 0xa0 ? SYMBOL_FROM_A0[place - 0xa0] : SYMBOL_FROM_20[place - 0x20];
  if (font === "wingdings") return WINGDINGS[place];
  if (!privateUse) return undefined;
  return place === 0xb7 ? "•" : place === 0xa7 ? "▪" : undefined;
}
