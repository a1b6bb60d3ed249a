// Lays facets and citations out by their stems, as the first question needs them: `npm run lay`, after a change of either.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { packCitations, packFacets } from "@travaux/library";

const LIBRARY = join(import.meta.dirname, "../packages/library/src");
writeFileSync(join(LIBRARY, "lexicon/laid-terms.json"), `${JSON.stringify(packFacets(), null, 2)}\n`);
writeFileSync(join(LIBRARY, "starter/laid-citations.json"), `${JSON.stringify(packCitations(), null, 2)}\n`);
console.log("written: lexicon/laid-terms.json, starter/laid-citations.json");
