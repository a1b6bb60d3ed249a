/** `procedure`: what an institution does with a text — decided by rules, kept as acts, and read back out of them. */
export { decideCaseFile } from "./case-file/decide.ts";
export { foldCaseFile } from "./case-file/fold.ts";
