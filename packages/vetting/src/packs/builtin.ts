import corruptionPack from "./corruption/pack.json" with { type: "json" };
import corruptionSafeguards from "./corruption/safeguards.json" with { type: "json" };
import corruptionSubjects from "./corruption/subjects.json" with { type: "json" };
import corruptionTerms from "./corruption/terms.json" with { type: "json" };
import culturalPropertyPack from "./cultural-property/pack.json" with { type: "json" };
import culturalPropertySafeguards from "./cultural-property/safeguards.json" with { type: "json" };
import culturalPropertySubjects from "./cultural-property/subjects.json" with { type: "json" };
import culturalPropertyTerms from "./cultural-property/terms.json" with { type: "json" };
import cybercrimePack from "./cybercrime/pack.json" with { type: "json" };
import cybercrimeSafeguards from "./cybercrime/safeguards.json" with { type: "json" };
import cybercrimeSubjects from "./cybercrime/subjects.json" with { type: "json" };
import cybercrimeTerms from "./cybercrime/terms.json" with { type: "json" };
import environmentPack from "./environment/pack.json" with { type: "json" };
import environmentSafeguards from "./environment/safeguards.json" with { type: "json" };
import environmentSubjects from "./environment/subjects.json" with { type: "json" };
import environmentTerms from "./environment/terms.json" with { type: "json" };
import generalLadder from "./general/ladder.json" with { type: "json" };
import generalNonBinding from "./general/non-binding.json" with { type: "json" };
import generalObligations from "./general/obligations.json" with { type: "json" };
import generalPack from "./general/pack.json" with { type: "json" };
import generalSafeguards from "./general/safeguards.json" with { type: "json" };
import generalSpellings from "./general/spellings.json" with { type: "json" };
import generalSubjects from "./general/subjects.json" with { type: "json" };
import generalTermGroups from "./general/term-groups.json" with { type: "json" };
import generalTerms from "./general/terms.json" with { type: "json" };
import generalTreatyLanguage from "./general/treaty-language.json" with { type: "json" };
import healthPack from "./health/pack.json" with { type: "json" };
import healthSafeguards from "./health/safeguards.json" with { type: "json" };
import healthSubjects from "./health/subjects.json" with { type: "json" };
import healthTerms from "./health/terms.json" with { type: "json" };
import { readPack } from "./load.ts";
import { mergePacks } from "./merge.ts";
import type { Pack } from "./pack.ts";
import smugglingOfMigrantsPack from "./smuggling-of-migrants/pack.json" with { type: "json" };
import smugglingOfMigrantsSafeguards from "./smuggling-of-migrants/safeguards.json" with { type: "json" };
import smugglingOfMigrantsSubjects from "./smuggling-of-migrants/subjects.json" with { type: "json" };
import smugglingOfMigrantsTermGroups from "./smuggling-of-migrants/term-groups.json" with { type: "json" };
import smugglingOfMigrantsTerms from "./smuggling-of-migrants/terms.json" with { type: "json" };
import terrorismPack from "./terrorism/pack.json" with { type: "json" };
import terrorismSafeguards from "./terrorism/safeguards.json" with { type: "json" };
import terrorismSubjects from "./terrorism/subjects.json" with { type: "json" };
import terrorismTerms from "./terrorism/terms.json" with { type: "json" };
import traffickingInPersonsPack from "./trafficking-in-persons/pack.json" with { type: "json" };
import traffickingInPersonsSafeguards from "./trafficking-in-persons/safeguards.json" with { type: "json" };
import traffickingInPersonsSubjects from "./trafficking-in-persons/subjects.json" with { type: "json" };
import traffickingInPersonsTermGroups from "./trafficking-in-persons/term-groups.json" with { type: "json" };
import traffickingInPersonsTerms from "./trafficking-in-persons/terms.json" with { type: "json" };

/** The files of every pack that comes with Travaux, one entry a folder; the general pack first, so that subjects may refine it. */
const FOLDERS: readonly Readonly<Record<string, unknown>>[] = [
  {
    "ladder.json": generalLadder,
    "non-binding.json": generalNonBinding,
    "obligations.json": generalObligations,
    "pack.json": generalPack,
    "safeguards.json": generalSafeguards,
    "spellings.json": generalSpellings,
    "subjects.json": generalSubjects,
    "term-groups.json": generalTermGroups,
    "terms.json": generalTerms,
    "treaty-language.json": generalTreatyLanguage,
  },
  {
    "pack.json": smugglingOfMigrantsPack,
    "safeguards.json": smugglingOfMigrantsSafeguards,
    "subjects.json": smugglingOfMigrantsSubjects,
    "term-groups.json": smugglingOfMigrantsTermGroups,
    "terms.json": smugglingOfMigrantsTerms,
  },
  {
    "pack.json": traffickingInPersonsPack,
    "safeguards.json": traffickingInPersonsSafeguards,
    "subjects.json": traffickingInPersonsSubjects,
    "term-groups.json": traffickingInPersonsTermGroups,
    "terms.json": traffickingInPersonsTerms,
  },
  {
    "pack.json": terrorismPack,
    "safeguards.json": terrorismSafeguards,
    "subjects.json": terrorismSubjects,
    "terms.json": terrorismTerms,
  },
  {
    "pack.json": cybercrimePack,
    "safeguards.json": cybercrimeSafeguards,
    "subjects.json": cybercrimeSubjects,
    "terms.json": cybercrimeTerms,
  },
  {
    "pack.json": corruptionPack,
    "safeguards.json": corruptionSafeguards,
    "subjects.json": corruptionSubjects,
    "terms.json": corruptionTerms,
  },
  {
    "pack.json": environmentPack,
    "safeguards.json": environmentSafeguards,
    "subjects.json": environmentSubjects,
    "terms.json": environmentTerms,
  },
  {
    "pack.json": culturalPropertyPack,
    "safeguards.json": culturalPropertySafeguards,
    "subjects.json": culturalPropertySubjects,
    "terms.json": culturalPropertyTerms,
  },
  {
    "pack.json": healthPack,
    "safeguards.json": healthSafeguards,
    "subjects.json": healthSubjects,
    "terms.json": healthTerms,
  },
];

let loaded: Pack | null = null;

/** The packs that come with Travaux, merged: the general one and one for each subject. Read once. */
export function builtinPack(): Pack {
  loaded ??= mergePacks(...FOLDERS.map((files) => readPack(new Map(Object.entries(files)))));
  return loaded;
}
