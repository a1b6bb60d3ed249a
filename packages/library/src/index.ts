/** `library`: agreed language — instruments kept by clause in one file, the nearest wording to a clause, and why it is near. */

export { packFacets } from "./lexicon/facets.ts";
export {
  type ClauseMeaning,
  clauseMeanings,
  libraryVectors,
  type MeaningSurroundings,
  type Model,
} from "./meaning/meaning.ts";
export type { Vectors } from "./meaning/vectors.ts";
export type { LibraryClause, LibraryInstrument, LibraryKind, LibraryText } from "./model.ts";
export { articleNamed } from "./read/article.ts";
export { bindingByKind, kindByTitle } from "./read/facts.ts";
export { type FileFacts, type FileText, fromJson, LIBRARY_KINDS } from "./read/from-json.ts";
export { fromView } from "./read/from-view.ts";
export { libraryText } from "./read/library-text.ts";
export type { Difference } from "./search/differences.ts";
export { type Precedent, type PrecedentOptions, precedentsFor, precedentsForClauses } from "./search/precedents.ts";
export type { SharedWord, Why } from "./search/why.ts";
export type { Library } from "./shelf/library-file.ts";
export { CITATIONS, CITED_TEXTS, type Citation, type CitedText } from "./starter/starter.ts";
export { packCitations } from "./starter/stems.ts";
export {
  type AddedTexts,
  addTexts,
  EMPTY_LIBRARY,
  instrumentsOf,
  mendFolder,
  type OpenedLibrary,
  openFolder,
  removeTexts,
  type Verified,
  verifyFolder,
} from "./store/library-folder.ts";
