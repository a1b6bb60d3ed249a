/** An article, or a paragraph of one: `{number: 6, paragraph: "4"}`; `paragraph` is null for the whole article. */
export interface ArticleReference {
  readonly number: number;
  readonly paragraph: string | null;
}

/** Beyond this a range of articles is a slip of the pen; no treaty of the register has as many. */
const MOST_ARTICLES = 500;

/** The articles that a citation or a reservation names: `6(4)`, `12-14`, `5, 6`; null stands for none. */
export function articlesIn(words: string | null): readonly ArticleReference[] {
  if (words === null) return [];
  return words.split(/\s*,\s*/).flatMap((part) => {
    const range = /^(\d{1,3})-(\d{1,3})$/.exec(part);
    if (range !== null) {
      const [from, to] = [Number(range[1]), Number(range[2])];
      const length = Math.min(Math.max(to - from + 1, 0), MOST_ARTICLES);
      return Array.from({ length }, (_, index) => ({ number: from + index, paragraph: null }));
    }
    const one = /^(\d{1,3})(?:\s?(?:bis|ter))?(?:\(\s?([0-9a-z]{1,4})\s?\))?/.exec(part);
    return one === null ? [] : [{ number: Number(one[1]), paragraph: one[2] ?? null }];
  });
}

/** True where the two speak of the same article, and of the same paragraph where both name one. */
export function sameArticle(one: ArticleReference, other: ArticleReference): boolean {
  if (one.number !== other.number) return false;
  return one.paragraph === null || other.paragraph === null || one.paragraph === other.paragraph;
}
