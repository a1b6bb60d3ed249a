import { MONTHS } from "../view/dates.ts";

/**
 * The words with which drafts name a blank to fill, in the official languages of the United Nations. Whatever is not plainly
 * one of them is text: `[list of countries]` is a blank, `[list the measures taken]` a proposal.
 */

const BLANK = /^[\s_•●○▪■□]*$|^\s*…\s*$|^[.…\s]{2,}$|^[–—-]{2,}$|^[xX]{1,4}$|^[YZN]$|^#+$|^\?+$/;

const FILLED =
  "confirmed|determined|decided|completed|added|inserted|filled(?: in)?|announced|specified|provided|supplied";
const VERBS_FR = "compléter|déterminer|préciser|confirmer|insérer|définir|fixer|indiquer|remplir|convenir|ajouter";
const VERBS_ES =
  "determinar|confirmar|definir|completar|decidir|insertar|precisar|acordar|fijar|indicar|especificar|rellenar";

/** What says of itself that it has to be filled in. */
const TO_FILL: readonly RegExp[] = [
  /^t\.?b\.?[cda]\.?(?:\W.*)?$/i,
  new RegExp(`^(?:yet |still )?to be (?:${FILLED})(?:\\b.*)?$`, "i"),
  new RegExp(`^[a-z ]{3,40} (?:tbc|tbd|tba|to be (?:${FILLED}))(?: later)?$`, "i"),
  /^(?:please )?(?:insert|complete|fill in|add|specify|indicate|enter|choose|select)\b/i,
  new RegExp(
    `^à (?:${VERBS_FR})(?: (?:par|ultérieurement|plus tard|lors|ici|avec|dans|en|après|avant)\\b.{0,60})?$`,
    "iu",
  ),
  new RegExp(`^[\\p{L}’' ]{2,30} (?:à (?:${VERBS_FR})|(?:por|pendientes? de) (?:${VERBS_ES}))$`, "iu"),
  /^insérer\b.{0,60}$/i,
  new RegExp(
    `^(?:por|pendientes? de|a) (?:${VERBS_ES})(?:se)?(?: (?:por|más adelante|posteriormente|en|antes|después)(?![\\p{L}]).{0,60})?$`,
    "iu",
  ),
  /^(?:insertar|insértese|indíquese|complétese|rellénese)(?![\p{L}]).{0,60}$/iu,
  /^(?:[\p{L} ]{2,30} )?(?:подлеж\p{L}+ (?:уточнению|определению|согласованию|дополнению)|будет (?:определ|уточн|указан|дополн)\p{L}+(?: позднее)?|уточняется)$/iu,
  /^(?:вставить|указать|дополнить|заполнить)(?![\p{L}]).{0,60}$/iu,
  /^.{0,10}(?:待定|待补充|待填|待填写|待确认|待商定|待插入)$|^(?:填写|插入).{0,20}$/u,
  /^(?:[\u0621-\u064a ]{2,40} )?(?:س|سوف )?[يت](?:حدد|ستكمل|درج|ضاف|ملا|ؤكد|تقرر|عين|ذكر)(?:ان|ون)? (?:لاحقا|فيما بعد|هنا|في وقت لاحق)$/,
  /^(?:[يت]ستكمل|لاحقا|قيد (?:الاستكمال|التحديد)|(?:ل|لل)(?:استكمال|تحديد|تأكيد|تاكيد))$/,
];

const ENGLISH =
  "lists?|names?|dates?|places?|venues?|titles?|numbers?|no\\.?|figures?|amounts?|percentages?|years?|months?|days?|cit(?:y|ies)|locations?|hosts?|host (?:country|city|state|government)|addresses?|signator(?:y|ies)|signatures?|participants|delegations|references?|symbols?|document (?:number|symbol)|e-?mail|telephone|websites?|url|initials|designation|office|currency|sum|duration|period";
const FRENCH = "listes?|noms?|lieux?|titres?|nombres?|montants?|années?|numéros?|adresses?|fonctions?|signataires?";
const SPANISH =
  "listas?|nombres?|lugar(?:es)?|títulos?|montos?|importes?|fechas?|años?|números?|direcci(?:ón|ones)|país|cargos?|ciudad(?:es)?|sede|cifras?|porcentajes?|firmantes?";
const RUSSIAN = "дата|место|название|наименование|имя|фамилия|сумма|список|перечень|номер|страна|город";
/** What is named as missing, alone or with what it belongs to: `name of the host country`, `nom du pays`, `fecha de la reunión`. */
const NAMED = new RegExp(
  `^(?:on )?(?:full |exact |final |complete |relevant |official |agreed )*(?:${ENGLISH}|${FRENCH}|${SPANISH}|${RUSSIAN})(?: (?:of|for|and|to|in|at|or|by|de|des|du|del|et|y|en|à|tbc|tbd)(?![\\p{L}])[^.;:]{0,80}| d['’][^.;:]{0,80}| (?:стран|государств|участник|принимающ|встреч)[^.;:]{0,60})?$`,
  "iu",
);
const ARABIC_NAMED =
  /^(?:ال)?(?:تاريخ|مكان|اسم|اسماء|قائمة|مبلغ|عنوان|رقم|بلد|دولة|مدينة|سنة)(?: ال[\u0621-\u064a]+){0,4}$/;
const CHINESE_NAMED = /^(?:日期|地点|姓名|名称|国名|金额|数额|年份|.{0,12}(?:名单|名称|日期|地点|清单))$/u;
const ONE_NAMED = /^(?:country|organi[sz]ation|ministry|state|day|month|dd\W?mm\W?yy(?:yy)?)$/i;

/** Who takes part, without an article: those who join are not known while a text is drafted. */
const JOINING =
  /^(?:participating|endorsing|signatory|signing|attending|co-?sponsoring) (?:countries|states|governments|organi[sz]ations|delegations|parties|partners|entities|members)(?: and (?:international )?organi[sz]ations)?$/i;

const DRAWN = /_{2,}|[•●○▪■□]|(?<![\p{L}\d])(?:20)?[xX]{2,4}(?![\p{L}])|(?<=\d)_+/gu;
const LONE_LETTER = /(?<![\p{L}\d])[XYN](?![\p{L}\d])/gu;
const DOTS = /\.{3,}|…/g;
const UNIT =
  /(?:US|A|C|HK|NZ)?[$€£¥]|(?<![\p{L}])(?:USD|EUR|GBP|CHF|JPY|US|dollars?|euros?|millions?|billions?|thousand|milliards?|millones|mil|per ?cent|percentage points?|hours?|days?|weeks?|months?|years?|jours?|mois|ans|días|meses|años|tonnes?|states|countries|parties)(?![\p{L}])|%/giu;
const SMALL = /(?<![\p{L}])(?:of|in|at|by|on|to|the|and|from|a|de|du|en|le|la|el|à)(?![\p{L}])/giu;

/** Why words in brackets are a blank to fill, or null. `joined` says that another bracket touches this one, as with readings to choose from. */
export function blankNamed(
  words: string,
  around: { readonly before: string; readonly joined: boolean },
): string | null {
  const bare = words.replace(/[*_“”"]/g, "").trim();
  if (words === "" || BLANK.test(words.trim())) return "A blank to fill in.";
  const plain = plainArabic(bare);
  // `[with USD [XX] billion]` is text that holds a blank; the inner pair is the blank.
  const holdsPair = words.includes("[");
  if (!holdsPair && holdsDrawnBlank(words)) return "A blank is drawn in it.";
  if (TO_FILL.some((form) => form.test(plain))) return "It says what has still to be filled in.";
  if (holdsPair) return null;
  if (around.joined && !/ (?:of|for|de|du|des|del) /.test(bare)) return null;
  if (NAMED.test(bare) || ARABIC_NAMED.test(plain) || CHINESE_NAMED.test(bare) || ONE_NAMED.test(bare)) return MISSING;
  return JOINING.test(bare) && !/\b(?:the|all|other|these|those|our)\s+$/i.test(around.before) ? MISSING : null;
}

const UNIT_BEHIND =
  /^\s*(?:%|per ?cent|percentage points?|(?:US\$|USD|EUR|dollars?|euros?|thousand|millions?|billions?|hours?|days?|weeks?|months?|years?)(?![\p{L}]))/iu;
const CURRENCY_BEFORE = /(?:[$€£¥]|(?<![\p{L}])(?:USD|EUR|GBP|CHF|JPY))\s*$/u;
const DAY_BEHIND = new RegExp(
  `^\\s*(?:st|nd|rd|th)?\\s*(?:(?:day|jour|día)(?![\\p{L}])|(?:of |de )?(?:${MONTHS})(?![\\p{L}]))`,
  "iu",
);
const DATE_BEFORE = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:day|month|jour|mois|día|mes) (?:of|de|du|d['’])|(?:in the |of the |l['’]|el |del )(?:year|an|année|año)|two thousand(?: and)?|(?:${MONTHS})|20)\\s*$`,
  "iu",
);

/** True where dots in brackets stand for what a date, a sum or a term still lacks: `this [...] day of [...]`, `[...] per cent`. */
export function lacksFigure({ before, after }: { readonly before: string; readonly after: string }): boolean {
  return (
    [UNIT_BEHIND, DAY_BEHIND].some((form) => form.test(after)) ||
    [CURRENCY_BEFORE, DATE_BEFORE].some((form) => form.test(before))
  );
}

const MISSING = "It names what is to be filled in here.";

/** A drawn line, bullet, `XX` or, beside a unit, dots or a lone letter, with hardly a word else: `US$ ___ million`, `X per cent`. */
function holdsDrawnBlank(words: string): boolean {
  if (words.length > LONGEST_DRAWN) return false;
  const drawn = words.replace(DRAWN, " ");
  const units = drawn.replace(UNIT, " ");
  const rest = units
    .replace(SMALL, " ")
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
  if (drawn !== words) return rest.split(" ").filter((word) => word !== "").length <= MOST_WORDS;
  const alone = units.replace(LONE_LETTER, " ").replace(DOTS, " ");
  return units !== drawn && alone !== units && !/\p{L}/u.test(alone.replace(SMALL, " "));
}

/** Longer than this, words with a line in them are a sentence that lacks a word. */
const LONGEST_DRAWN = 60;
const MOST_WORDS = 2;

/** Arabic as it is compared: without vowel signs, lengthening strokes and the hamza on an alif. */
function plainArabic(words: string): string {
  return words.replace(/[\u064b-\u0652\u0640]/g, "").replace(/[\u0622\u0623\u0625]/g, "\u0627");
}
