import { PAGE, turnsPage } from "../furniture/page-numbers.ts";

/** Why a line is no part of note or text, or null where it is words. */
export function ornamentOf(text: string): string | null {
  if (text.length > LONGEST_ORNAMENT) return null;
  if (PAGE.test(text)) return "page number";
  if (RULE.test(text)) return "rule or ornament";
  if (turnsPage(text) || SIGNED_BY_MACHINE.test(text) || QUOTATION.test(text)) return "page furniture";
  return null;
}

/** No page number or rule is longer on a sheet of paper. */
const LONGEST_ORNAMENT = 200;

const RULE = /^[\s◇◆❖✦✧★☆♦⬥•●○■□▪▫∗*=_~–—.·-]{2,}$|^[◇◆❖✦✧★☆♦⬥]+$/u;
const SIGNED_BY_MACHINE =
  /^\(?th(?:is|e) (?:document|letter|note|communication) (?:has been|is|was) (?:approved |signed |issued )?(?:electronically|digitally|computer)\b.{0,120}$/i;
const QUOTATION = /^(?:UN)?QUOTE$/;
