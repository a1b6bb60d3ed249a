/**
 * The words that open the paragraphs of resolutions and declarations. Lists follow the usage of the United Nations
 * Editorial Manual; position decides a paragraph's role, these words only confirm it (design: position first, verb second).
 */

const ADVERB =
  "(?:(?:Also|Further|Again|Deeply|Gravely|Seriously|Fully|Strongly|Firmly|Equally|Particularly|Especially|Once again|Noting also|Now|Thus|Hereby|Solemnly|Warmly|Keenly|Profoundly|Extremely|Alarmed and|Taking also|Therefore),? )?";

const RECITAL_WORD =
  "(?:[A-Z][a-z]+ing|Rappelant|Réaffirmant|Reconnaissant|Soulignant|Notant|Considérant|Saluant|Se félicitant|Exprimant|Prenant|Affirmant|Constatant|Ayant|Conscients?|Préoccupés?|Convaincus?|Having|Mindful|Aware|Conscious|Convinced|Concerned|Alarmed|Appalled|Disturbed|Distressed|Determined|Desirous|Dismayed|Encouraged|Grateful|Guided|Inspired|Persuaded|Resolved|Shocked|Troubled|Whereas|Cognizant|Committed|Confident|Dedicated|Satisfied|Considering)";

const RECITAL_ELSEWHERE =
  /^[*_“"'«[\s]*(?:(?:Notant|Rappelant|Réaffirmant|Soulignant|Reconnaissant) (?:en outre|également|aussi)|Désireu(?:x|ses?)|Désirant|Souhaitant|Persuadé(?:e?s)?|Résolue?s?|Déterminée?s?|Gardant|Accueillant|Se déclarant|Sachant|Animée?s?|Inqui(?:e|è)te?s?|Vivement|Profondément|Convaincue?s?|Conscientes?|Préoccupée?s|Recordando|Reafirmando|Reconociendo|Deseando|Deseos[oa]s?|Considerando|Teniendo|Preocupad[oa]s?|Convencid[oa]s?|Observando|Tomando|Acogiendo|Subrayando|Destacando|Expresando|Guiad[oa]s?|Decidid[oa]s?|Resuelt[oa]s?|Animad[oa]s?|Afirmando|Tomando nota)(?![\p{L}])/u;

const EMPHASIS = "[*_“\"'\\[\\s]*";

const RECITAL = new RegExp(`^${EMPHASIS}${ADVERB}(?:${RECITAL_WORD}|${RECITAL_WORD.toLowerCase()})\\b`);
const ADVERB_PARTICIPLE = new RegExp(`^${EMPHASIS}[A-Z][a-z]+ly [a-z]+(?:ing|ed)\\b`);

/** True for words that open a recital of a resolution: a participle or adjective (`Recalling`, `Deeply concerned`, `Having considered`). */
export function opensRecital(text: string): boolean {
  return RECITAL.test(text) || ADVERB_PARTICIPLE.test(text) || RECITAL_ELSEWHERE.test(text);
}

const DECIDING =
  "(?:Decides|Requests|Calls|Urges|Encourages|Invites|Reaffirms|Recalls|Welcomes|Notes|Takes|Stresses|Emphasi[sz]es|Expresses|Condemns|Demands|Affirms|Authori[sz]es|Endorses|Recommends|Reiterates|Underlines|Underscores|Declares|Adopts|Approves|Commends|Acknowledges|Recogni[sz]es|Supports|Appeals|Strongly|Directs|Establishes|Proclaims|Designates|Considers|Appreciates|Resolves|Instructs|Regrets|Deplores|Extends|Renews|Confirms|Concurs|Looks|Highlights|Commits|Determines|Rejects|Trusts|Agrees|Accepts|Acts|Further|Also)";
const DECISION = new RegExp(`^${EMPHASIS}${ADVERB}(?:${DECIDING}|${DECIDING.toLowerCase()})\\b`);

/** True for words that open an operative paragraph of a body speaking in the third person (`Decides`, `Calls upon`). */
export function opensDecision(text: string): boolean {
  return DECISION.test(text) && !opensRecital(text);
}

const COMMITMENT =
  /^(?:We )?(?:hereby |will |shall |therefore )*(?:commit|agree|decide|undertake|pledge|resolve|call (?:on|upon)|declare|adopt|endorse|establish|launch|invite|request|urge|encourage|intend|are (?:committed|determined|resolved))\b/i;

/** True where a text speaking as "We" turns from what it recalls to what it undertakes. */
export function opensCommitment(text: string): boolean {
  return COMMITMENT.test(text);
}

const SPEAKER =
  /^[*_“"'[\s]*(?:(?:We|Nous)\b,? ?|(?:The|We, the) (?:\w+ )?(?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|Conference|Assembly|Council|Commission|Committee|Board|Meeting|Congress|Summit|Ministers?|Heads|Governments?|Representatives?|Delegat\w+|Parties|States|Member States|Members|Signatories|Participants?|Contracting|High Contracting|Undersigned|Leaders|Ministry|Ministries|Department|European|African|Executive|Governing|International|World|United Nations|Republic|Kingdom)|(?:Ministers|Representatives|Heads|Leaders|Delegates|Participants) )/i;

const SPEAKER_ELSEWHERE =
  /^[*_“"'«[\s]*(?:(?:Nosotr[oa]s)(?![\p{L}])|(?:Les?|La|L['’]|Los|Las|El) ?(?:États|Etats|État|Parties|Gouvernements?|Hautes|Conseil|Assemblée|Ministres?|Ministères?|Conférence|Commission|Comité|Représentants|Chefs|Soussignés|République|Royaume|Union|Signataires|Participants|Estados?|Partes|Gobiernos?|Altas|Consejo|Asamblea|Ministros?|Ministerios?|Conferencia|Comisión|Representantes|Jefes|Infrascritos|República|Reino|Signatarios|Participantes)(?![\p{L}]))/iu;

/** True where a paragraph says who speaks: the opening formula of a declaration, resolution or treaty. */
export function saysWhoSpeaks(text: string): boolean {
  return /^[*_“"'[\s]*\p{Lu}/u.test(text) && (SPEAKER.test(text) || SPEAKER_ELSEWHERE.test(text));
}

const ENACTING =
  /^[*_[\s]*(?:have agreed(?: as follows)?|have (?:reached|come to|arrived at) the following [^.;]*|sont convenue?s[^.;]*|h(?:an|a) (?:convenido|acordado)[^.;]*|convienen[^.;]*|have decided|hereby (?:agree|declare|adopt|decide)|agree(?:s|d)? (?:as follows|on the following)|declare(?:s)? (?:the following|as follows|that)|(?:we )?(?:therefore|hereby|accordingly)\b[^.;]*|do hereby .*|we (?:have )?(?:agree|decide|commit|resolve|declare)[^.;]*|to this end,? we[^.;]*|proclaims?[^.;]*)\s*:[\s\]*]*$/i;

/** True for the words that close a preamble: `Have agreed as follows:`. */
export function enacts(text: string): boolean {
  return text.length < 240 && ENACTING.test(text);
}

const SIGNING =
  /^[*_[\s]*(?:fait (?:à|en|le)\b|fait à |done (?:at|in|on)\b|in (?:witness|faith|testimony) (?:whereof|thereof)|en foi de quoi|hecho en\b|en fe de lo cual|signed (?:at|in|on)\b|signé[es]* (?:à|le) |firmad[oa]s? en\b)/iu;

/** True for the formula with which a text is signed: `Done at …`, `In witness whereof`, `Fait à …`, `Hecho en …`. */
export function signsOff(text: string): boolean {
  return SIGNING.test(text);
}

const KIND =
  "(?:declaration|statement|communiqu[eé]|call(?: to action)?|pledge|charter|document|text|outcome(?: document)?|(?:action )?plan|roadmap|compact|memorandum(?: of understanding)?|arrangement|understanding|déclaration|mémorandum|texte|declaración|comunicado|memorando)";
const THIS =
  "(?:this|the present|la présente|le présent|la presente|el presente)(?: (?:joint|political|ministerial|present))*";
const DISCLAIMER = new RegExp(
  `^[*_[\\s]*(?:${THIS} ${KIND}[^.;:]{0,60} (?:is not|are not|does not|do not|shall not|will not|has no|creates no|is (?:a )?non-|is without prejudice|n['’](?:est|a|entend|emporte|engendre|crée)|ne |no |is (?:a )?(?:purely )?political(?:ly)? )|nothing (?:in|contained in) ${THIS} ${KIND}|rien dans (?:la présente|le présent) ${KIND}|nada (?:en|de lo dispuesto en|de) (?:la presente|el presente|esta|este) ${KIND})`,
  "iu",
);

/** True for a sentence that says what a political text does not do: it is not binding, it prejudices nothing. At the end it is no undertaking. */
export function disclaims(text: string): boolean {
  return DISCLAIMER.test(text);
}

const CLOSING =
  /^[*_[\s]*(?:adopted (?:at|in|by|on)\b|issued (?:at|in|on)\b|adoptée? (?:à|le|par) |adoptad[oa]s? (?:en|por|el)\b)|\b(?:approuvons|adoptons|endossons|souscrivons à) la présente|\b(?:endorse|adopt|approve|conclude)[sd]? this (?:joint |political |ministerial |present )*(?:declaration|statement|communiqu[eé]|call|pledge|charter|document|text|outcome|action plan|plan)|\b(?:declaration|statement|pledge|charter|call to action|document|agreement|convention|protocol|plan)\b[^.;]{0,80}\b(?:(?:shall|will|is|are|remains?)(?: also)? (?:be |remain )?open (?:for|to) (?:endorsement|signature|accession|adherence|others?|further|all|additional))/iu;

/** True for clauses that end a text: endorsement, opening for endorsement, done at, in witness whereof. */
export function closesText(text: string): boolean {
  return SIGNING.test(text) || CLOSING.test(text);
}
