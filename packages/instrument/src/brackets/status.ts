/**
 * Marks of status: what delegations, the chair or the secretariat say about a text in brackets instead of proposing words
 * for it. Usage of the drafts of United Nations negotiations (`[agreed ad ref]`, `[USA reserves]`, `[Chair's proposal]`).
 */

const ANY_TAIL = "(?:[ ,;–—-]+[^:]{0,60})?";
const CODES = "[A-Z][A-Z0-9&+.-]{1,9}(?:(?:, ?| and | & |\\/)[A-Z][A-Z0-9&+.-]{1,9}){0,40}";
const NAME = "\\p{Lu}[\\p{L}\\p{M}.’'-]+(?: (?:(?:of|and|the|de|du) ){0,2}\\p{Lu}[\\p{L}\\p{M}.’'-]+){0,5}";
/** Who may reserve: a delegation, never the parties of the text in general, whose reserving is its matter. */
const WHO = `(?!(?:The |Each |All |Any |No |Such )?(?:States?|Part(?:y|ies)|Participants?|Signator|Members?|Ministers|Contracting|We)(?![\\p{L}]))(?:${CODES}|${NAME})`;
const SORT = "(?:general|scrutiny|parliamentary|language|linguistic|study|full|technical|legal|substantive)";

/** Words that can be nothing but a mark. */
const ALWAYS: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:provisionally|text|para(?:graph)?|title|chapeau) )?(?:(?:agreed|closed|cleared|adopted|approved|accepted),? )?ad\\.? ?ref(?:erendum|\\.)?${ANY_TAIL}$`,
    "i",
  ),
  /^(?:agreed|closed|cleared) in informals?\b.{0,60}$/i,
  /^(?:previously )?agreed (?:language|text)(?:,? (?:from|of|as in|see|in) .{1,80})?$/i,
  /^(?:text|para(?:graph)?|language|title|chapeau) (?:agreed|closed|cleared|reopened|pending)$/i,
  new RegExp(`^${WHO}:? (?:reserves?|reserved|reserving)(?: (?:its|their) positions?| (?:on|pending) .{1,60})?$`, "u"),
  new RegExp(`^${WHO}:? (?:${SORT},? (?:and )?)*reservations?$`, "u"),
  new RegExp(`^(?:${SORT},? (?:and )?)*[Rr]eservations? (?:by|from|of|entered by|maintained by) ${WHO}$`, "u"),
  /^(?:réserve (?:de|du|des|d['’])|reserva (?:de|del)) ?\p{Lu}.{1,60}$/u,
  /^pending (?:instructions?|consultations?|confirmation|capitals?|discussions?|(?:the )?outcome)\b.{0,60}$/i,
  /^under (?:the )?(?:silence|discussion|negotiation|consultation)(?: procedure)?(?: until .{1,40})?$/i,
  /^silence (?:broken|procedure)\b.{0,40}$/i,
  /^(?:no|without) (?:agreement|consensus)(?: (?:yet|reached|on .{1,40}))?$/i,
  /^(?:proposition|texte|note) (?:du|de la) président(?:e|ence)?$|^(?:propuesta|texto|nota) (?:del|de la) president(?:e|a)$|^(?:propuesta|texto|nota) de la presidencia$/i,
  /^(?:قيد (?:المناقشة|التفاوض)|متفق عليه|تناقش لاحقا|يناقش لاحقا)$/,
];

const PRESIDING =
  "(?:co-?)?(?:chair(?:s|person|man|woman)?|president|facilitator|moderator|rapporteur|convenor|convener)s?";
const BODY = "(?:presidency|secretariat|bureau|friends of the chair)";
const PAPER =
  "(?:proposals?|text|drafts?|compromise|suggestions?|notes?|version|language|formulation|wording|comments?)";
const CHAIRS = new RegExp(
  `^(?:${PRESIDING}['’]s?|${PRESIDING}|${BODY}(?:['’]s?)?) (?:(?:compromise|bridging|new|revised|own|alternative) )*${PAPER}(?: (?:of|dated|as of|on) .{1,40})?$`,
  "i",
);
/** A remark with a colon says what it is first: `[Secretariat note: numbers to be checked]`. A proposal with a colon is text. */
const REMARK =
  /^(?:(?:drafting|explanatory|technical|secretariat|editorial|translator['’]s|(?:co-?)?(?:chair|facilitator)s?['’]s?) (?:notes?|comments?|remarks?)|(?:notes?|comments?|remarks?) (?:by|from|to) [^:]{1,40}): ?.+$/i;

/** Words that are a mark where they stand apart, and may be text inside a sentence (`[agreed] principles`). */
const APART: readonly RegExp[] = [
  /^(?:provisionally |all )?(?:agreed|closed|cleared|clean|reserved|pending|reopened|parked|bracketed|reservations?)$/i,
  /^(?:clean (?:text|version)|agreed (?:in principle|by (?:all|consensus))|reopened by .{1,40})$/i,
  /^(?:still |yet )?to be (?:further |re-?)?(?:discussed|negotiated|revisited|considered|reviewed|redrafted|streamlined|agreed|aligned|merged|moved|parked|bracketed|checked|finali[sz]ed|settled|resolved)(?:,? (?:later|further|again|separately|soon|in |at |with |to |after |once |together).{0,60})?$/i,
  /^(?:agréé?|convenu|adopté|réservé|acordado|convenido|reservado|à (?:discuter|négocier|revoir)|(?:por|a) (?:discutir|negociar|revisar|debatir))$/i,
];

/** The sentence that says why words in brackets are a mark of status, or null. `before` and `after` are what stands around the pair. */
export function statusMark(words: string, around: { readonly before: string; readonly after: string }): string | null {
  const bare = words.trim();
  if (ALWAYS.some((form) => form.test(bare)) || CHAIRS.test(bare) || REMARK.test(bare)) return REASON;
  return APART.some((form) => form.test(bare)) && standsApart(around) ? REASON : null;
}

const REASON = "Says how far a text is agreed, or who reserves or proposes: a mark of status, not text to agree on.";

/** True where a bracket is no part of a sentence: beside another one, before a stop or the end, or at the head before a capital letter. */
function standsApart({ before, after }: { readonly before: string; readonly after: string }): boolean {
  if ((/\]\s+$/.test(before) && /^\s*[^\p{L}\p{N}\s]/u.test(after)) || /^\s*(?:$|[.;:)\]["”»]|,\s*$)/u.test(after))
    return true;
  return /^[\s*_["“]*$/.test(before) && /^\s+["“]?\p{Lu}/u.test(after);
}
