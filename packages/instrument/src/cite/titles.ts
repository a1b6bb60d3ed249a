import type { CitationKind } from "../nodes.ts";

/** A title in capitals that no lexicon knows, e.g. `Kigali Protocol on the Return of Manuscripts`. */
export interface TitleCitation {
  readonly start: number;
  readonly end: number;
  readonly kind: CitationKind;
  readonly title: string;
}

const TREATY_HEAD = "Convention|Protocol|Covenant|Treaty|Statute|Pact|Agreement";
const POLITICAL_HEAD =
  "Declaration|Call to Action|Call for Action|Plan of Action|Programme of Action|Program of Action|Action Plan|Action Agenda|Agenda|Compact|Platform for Action|Framework for Action|Framework|Road ?map|Guidelines|Guiding Principles|Principles|Code of Conduct|Pledge|Communiqu[eé]|Commitment|Consensus|Charter|Strategy";
/** What a word that follows makes the name of a body, not of a text: `Black Sea Strategy Group`. */
const BODY =
  "Groups?|Council|Committee|Office|Forum|Conference|Secretariat|Team|Board|Commission|Fund|Unit|Task|Network|Centre|Center|Partnership|Initiative|Organi[sz]ation|Agency|Institute|Programme|Week|Day|Summit|Meeting|Bureau";
const CAPITAL = "(?:\\p{Lu}[\\p{L}\\p{M}\\d’'-]*|\\d{4})";
const JOIN =
  "(?:of|and|the|on|for|against|to|in|with|from|by|de|du|des|la|le|et|relating|concerning|regarding|its|their|,)";
const LEAD = `(?:${CAPITAL}(?:\\s+(?:and|of|de|&)\\s+(?=${CAPITAL})|[-–]|\\s+)){0,6}?`;
const TAIL = `(?:\\s+(?:on|of|for|against|to|relating to|concerning|regarding|in|with|between)(?:\\s+the)?\\s+(?:${CAPITAL}|(?:the\\s+)?${CAPITAL})(?:(?:,?\\s+${JOIN}){0,3}\\s+${CAPITAL}|,\\s+${CAPITAL}){0,24})?`;
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{M}])(${LEAD})(${TREATY_HEAD}|${POLITICAL_HEAD})s?(?:[\\d¹²³]{1,3}(?=\\s))?(?![\\p{L}\\p{M}]|\\s+(?:${TREATY_HEAD}|${BODY})\\b)(${TAIL})`,
  "gu",
);

const TREATY = new RegExp(`^(?:${TREATY_HEAD})$`);

/** Words before the head that make no title of it: `this Joint Declaration`, `the Draft Agreement`. */
const EMPTY_LEAD =
  /^(?:(?:The|This|That|These|Our|Its|Their|Joint|Draft|Present|Political|Ministerial|Final|Such|Any|Each|Said|New|States?|Parties|Party|Under|In|Of|To|We|Zero|Clean|Revised|Operational|National|Regional|International|Global|Special|Additional|Optional|Common|Strategic|Annual|Each|No|Recalling|Reaffirming|Noting|Welcoming|Having|And|For|With|By|All|Core|Relevant|Other|As|Implement|Implementing|Adopt|Adopting)\s+)*$/;
const SELF = /\b(?:this|the present|present|the draft|draft|that|our|zero draft of the)\s+(?:\p{Lu}\p{L}*\s+){0,3}$/iu;

/** Finds titles of treaties and political texts by their form. Only titles that say what they are about, or bear a name, count. */
export function titlesIn(text: string): readonly TitleCitation[] {
  const found: TitleCitation[] = [];
  PATTERN.lastIndex = 0;
  for (let match = PATTERN.exec(text); match !== null; match = PATTERN.exec(text)) {
    const lead = match[1] ?? "";
    const head = match[2] ?? "";
    const tail = match[3] ?? "";
    if (EMPTY_LEAD.test(lead) && !/^\s+(?:on|of|for|against|to|relating|concerning|regarding)\b/.test(tail)) continue;
    if (SELF.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
    if (
      /^\s*(?:(?:of|on|against|for|to|and|the)\s+)*\[/.test(
        text.slice(match.index + match[0].length, match.index + match[0].length + 20),
      )
    )
      continue;
    const skipped =
      /^(?:The|This|Our|Recalling|Reaffirming|Noting|Welcoming|Having|In|Under|We|All|As|Of|For|And)\s+/.exec(lead)?.[0]
        .length ?? 0;
    if (EMPTY_LEAD.test(lead) && tail !== "" && WEAK_HEAD.test(head)) continue;
    const start = match.index + skipped;
    const written = text
      .slice(start, match.index + match[0].length)
      .replace(NEXT_OF_LIST, "")
      .replace(OTHERS, "")
      .replace(NOTE_AT_END, "");
    const kind: CitationKind = TREATY.test(head) ? "treaty" : "political";
    // What was trimmed off the end may begin a title of its own: `… and the WIPO Copyright Treaty`.
    PATTERN.lastIndex = start + written.length;
    found.push({ start, end: start + written.length, kind, title: written.replace(NOTE_WITHIN, "") });
  }
  return found;
}

/** Who stands behind a title, joined to it: `the Convention on Herons and the UN`. */
const OTHERS =
  /(?:,|,?\s+(?:and|with))\s+(?:the\s+|its\s+)?(?:\p{Lu}{2,}s?(?![\p{L}])|(?:United Nations|European Union|African Union)(?!\s+(?:Convention|Declaration|Framework))).*$/u;
/** The next title of a list is no part of this one: `the Convention on Herons, its Protocol on Nests and the Treaty on Ponds`. */
const NEXT_OF_LIST = new RegExp(
  `(?:,|,?\\s+and)\\s+(?:the|its|their)\\s+(?:${CAPITAL}\\s+){0,6}?(?:${TREATY_HEAD}|${POLITICAL_HEAD})s?(?![\\p{L}\\p{M}]).*$`,
  "u",
);
/** Numbers of footnotes glued to words of a title. */
const NOTE_AT_END = /(?<=\p{Ll}{3})[\d¹²³]{1,3}$/u;
const NOTE_WITHIN = /(?<=\p{Ll}{3})[\d¹²³]{1,3}(?=\s)/gu;

/** Heads too common to make a title without a name before them: `Principles of the Charter`, `Strategy for Africa`. */
const WEAK_HEAD = /^(?:Principles|Strategy|Commitment|Framework|Guidelines|Agenda|Consensus|Charter|Agreement)$/;
