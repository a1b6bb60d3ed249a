const ROMAN: readonly (readonly [value: number, figure: string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** Roman figures repeat above this; Word goes on with M, and so long a list is a mistake. */
const MAX_ROMAN = 32_767;

function roman(value: number): string {
  let rest = Math.min(value, MAX_ROMAN);
  let figures = "";
  for (const [worth, figure] of ROMAN) {
    for (; rest >= worth; rest -= worth) figures += figure;
  }
  return figures;
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

function ordinal(value: number): string {
  const tens = value % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return `${value}${ending}`;
}

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, "0"),
  lowerLetter: (value) => letters(value, LATIN),
  upperLetter: (value) => letters(value, LATIN).toUpperCase(),
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: roman,
  ordinal,
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
