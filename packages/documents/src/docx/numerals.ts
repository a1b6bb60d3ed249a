import { ordinalOf, romanOf } from "@travaux/instrument";

/** Roman figures repeat above this; Word goes on with M, and so long a list is a mistake. */
const MAX_ROMAN = 32_767;

function roman(value: number): string {
  return romanOf(Math.min(value, MAX_ROMAN));
}

/** Letters of an alphabet; after the last one each is doubled, then tripled (`z`, `aa`, `bb`), as Word does. */
function letters(value: number, alphabet: string): string {
  const figures = [...alphabet];
  const place = (value - 1) % figures.length;
  return (figures[place] ?? "").repeat(Math.min(Math.floor((value - 1) / figures.length) + 1, 30));
}

const LATIN = "abcdefghijklmnopqrstuvwxyz";
const RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя";
/** ECMA-376 part 1, 17.18.59: `arabicAlpha` in alphabetical order, `arabicAbjad` in the order of the numerals. */
const ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, "0"),
  lowerLetter: (value) => letters(value, LATIN),
  upperLetter: (value) => letters(value, LATIN).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  ordinal: ordinalOf,
  russianLower: (value) => letters(value, RUSSIAN),
  russianUpper: (value) => letters(value, RUSSIAN).toUpperCase(),
  arabicAlpha: (value) => letters(value, ARABIC),
  arabicAbjad: (value) => letters(value, ABJAD),
  numberInDash: (value) => `- ${value} -`,
  chicago: (value) => letters(value, "*†‡§"),
  none: () => "",
};

/** A count in a number format of Word (ECMA-376 part 1, 17.18.59). Formats not in the table are shown in decimal figures. */
export function numeral(value: number, format: string): string {
  const show = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return value < 1 && format !== "none" ? String(value) : (show ?? String)(value);
}
