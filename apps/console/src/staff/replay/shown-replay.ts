import type { Replay } from '../../upstream/answers';

type Transition = Replay['stored'][number];

export interface ShownTransition extends Pick<Transition, 'at' | 'old_status' | 'new_status' | 'cause'> {
  /** Whether the replay gave it, as it happened. `outside`: too near to an end of the time to be compared. */
  found: 'both' | 'stored' | 'replayed' | 'outside';
}

/** The transitions that happened and those that the replay gave, the newest first, each once. */
export function shownTransitions({ stored, replayed, differences }: Replay): ShownTransition[] {
  const differs = new Map(differences.map((one) => [keyOf(one, one.only_in), one.only_in]));
  const inReplay = new Set(replayed.map((one) => keyOf(one)));
  const inStored = new Set(stored.map((one) => keyOf(one)));
  const shown = [
    ...stored.map((one) =>
      shownAs(one, differs.get(keyOf(one, 'stored')) ?? (inReplay.has(keyOf(one)) ? 'both' : 'outside')),
    ),
    ...replayed
      .filter((one) => differs.has(keyOf(one, 'replayed')) || !inStored.has(keyOf(one)))
      .map((one) => shownAs(one, differs.get(keyOf(one, 'replayed')) ?? 'outside')),
  ];
  return shown.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

const shownAs = (
  { at, old_status, new_status, cause }: Transition,
  found: ShownTransition['found'],
): ShownTransition => ({
  at,
  old_status,
  new_status,
  cause,
  found,
});

const keyOf = ({ observed_at, old_status, new_status, cause }: Transition, only_in?: string): string =>
  JSON.stringify([observed_at && Date.parse(observed_at), old_status, new_status, cause, only_in]);
