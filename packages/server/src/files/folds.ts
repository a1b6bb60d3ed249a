import type { FileKind, FileState } from "@travaux/procedure";
import { type Act, type RecordStore, revealed } from "@travaux/record";

/** Files whose states are kept at hand: an act more is one fold more, instead of all of them again. */
const KEPT_FILES = 500;

/** States of files of one kind, folded out of their acts. */
export interface Folds<S extends FileState> {
  readonly kind: FileKind<S>;
  /** The state with every act that is filed now. Throws `E_FILE_UNKNOWN`. */
  readonly now: (file: string) => Promise<S>;
  /** Keeps a state that the caller folded. An older one never takes the place of a newer. */
  readonly keep: (file: string, state: S) => void;
}

/** Folds over a store, with the newest states of at most `kept` files at hand: a cache, and nothing else. */
export function makeFolds<S extends FileState>(
  kind: FileKind<S>,
  store: RecordStore,
  kept: number = KEPT_FILES,
): Folds<S> {
  const states = new Map<string, S>();
  const keep = (file: string, state: S): void => {
    const known = states.get(file);
    states.delete(file);
    states.set(file, known !== undefined && known.seq > state.seq ? known : state);
    const [oldest] = states.keys();
    if (states.size > kept && oldest !== undefined) states.delete(oldest);
  };
  const now = async (file: string): Promise<S> => {
    let state = states.get(file) ?? kind.empty;
    for (;;) {
      const acts = await store.read(file, state.seq);
      if (acts.length === 0) break;
      for (const act of await withPersons(store, file, acts)) state = kind.fold(state, act);
    }
    keep(file, state);
    return state;
  };
  return { kind, now, keep };
}

/** The acts as a reader may see them: personal fields in their places, or `[erased]`. */
export async function withPersons(store: RecordStore, file: string, acts: readonly Act[]): Promise<readonly Act[]> {
  const [first, last] = [acts.at(0), acts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const disclosures = await store.disclosures(file, first.seq, last.seq);
  return acts.map((act) => ({
    ...act,
    body: revealed(
      act.body,
      disclosures.filter(({ seq }) => seq === act.seq),
    ),
  }));
}
