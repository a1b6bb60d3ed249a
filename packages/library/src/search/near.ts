import type { Question } from "./question.ts";
import type { Candidate, Ranking } from "./rank.ts";

/** From this weight on a citation is about the same matter: twenty sentences on other matters stay below it (`near.test.ts`). */
const CITATION_NEAR = 11.2;
/** Of so many words asked and more, some stand in any citation. */
const FEW_WORDS = 7;
/** From this share of the rare words on a clause speaks of the same matter … */
const COVER_NEAR = 0.6;
/** … where so many words are shared: one rare word in common is chance. */
const FEWEST_SHARED = 4;

/** Whether an article is near enough to be called agreed language on the matter: "nothing near" is an answer. */
export function isNear(
  candidate: Candidate,
  question: Question,
  { citations }: Ranking,
  modelNear: number | null = null,
): boolean {
  if (candidate.run !== null) return true;
  if (modelNear !== null && candidate.model !== null && candidate.model.cosine >= modelNear) return true;
  if (candidate.citation !== null) {
    if (citations.named.has(candidate.citation) || citations.sure.has(candidate.citation)) return true;
    if ((citations.firm[candidate.citation] ?? 0) >= CITATION_NEAR * chanceIn(question)) return true;
  }
  return candidate.cover >= COVER_NEAR && question.asked.length >= 1 && sharedEnough(candidate, question);
}

/** The more words are asked, the more of them stand in a citation by chance. */
function chanceIn({ asked }: Question): number {
  return Math.max(1, (asked.length / FEW_WORDS) ** 0.5);
}

function sharedEnough({ shared }: Candidate, question: Question): boolean {
  return shared >= Math.min(FEWEST_SHARED, question.asked.length);
}
