import { decideCaseFile } from "./case-file/decide.ts";
import { foldCaseFile } from "./case-file/fold.ts";
import { type CaseFile, EMPTY_CASE_FILE } from "./case-file/state.ts";
import { decideConference } from "./conference/decide.ts";
import { foldConference } from "./conference/fold.ts";
import { type Conference, EMPTY_CONFERENCE } from "./conference/state.ts";
import type { Command, Context, Decision } from "./decide.ts";
import { decideEstablishment } from "./establishment/decide.ts";
import { foldEstablishment } from "./establishment/fold.ts";
import { EMPTY_ESTABLISHMENT, type Establishment } from "./establishment/state.ts";
import type { FileState } from "./fold.ts";
import type { House } from "./house/house.ts";

/** A kind of file: the state it begins with, what is decided on it, and what its acts come to. */
export interface FileKind<S extends FileState> {
  readonly name: string;
  readonly empty: S;
  readonly decide: (house: House, state: S, command: Command, context: Context) => Decision;
  readonly fold: (state: S, act: unknown) => S;
}

/** The file of one communication. */
export const CASE_FILE: FileKind<CaseFile> = {
  name: "case file",
  empty: EMPTY_CASE_FILE,
  decide: decideCaseFile,
  fold: foldCaseFile,
};

/** The file of one conference. */
export const CONFERENCE: FileKind<Conference> = {
  name: "conference",
  empty: EMPTY_CONFERENCE,
  decide: decideConference,
  fold: foldConference,
};

/** The file that says who sits where in a house. */
export const ESTABLISHMENT: FileKind<Establishment> = {
  name: "establishment",
  empty: EMPTY_ESTABLISHMENT,
  decide: decideEstablishment,
  fold: foldEstablishment,
};
