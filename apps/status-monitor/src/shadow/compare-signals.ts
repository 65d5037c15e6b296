import type { ReplayedSignal } from './signals-of';

/** What shadow rules do with a signal: `opened` and `not_opened` are those that only they, or only the live rules, open. */
export const shadowOutcomes = ['opened', 'not_opened', 'earlier', 'later', 'same'] as const;
export type ShadowOutcome = (typeof shadowOutcomes)[number];

export interface ComparedSignal {
  outcome: ShadowOutcome;
  live?: ReplayedSignal;
  shadow?: ReplayedSignal;
}

/**
 * Two signals are the same one where both are open at a time. Where one rule has one signal and the other has two, the
 * first of them is the same one. What began before the replay is compared with nothing.
 */
export function compareSignals(live: ReplayedSignal[], shadow: ReplayedSignal[]): ComparedSignal[] {
  const left = [...live];
  const pairs = shadow.map((one): ComparedSignal => {
    const at = left.findIndex((other) => overlap(one, other));
    return at < 0 ? { outcome: 'opened', shadow: one } : outcomeOf(left.splice(at, 1)[0]!, one);
  });
  const rest = left.map((one): ComparedSignal => ({ outcome: 'not_opened', live: one }));
  return [...pairs, ...rest]
    .filter((one) => !one.live?.began_before && !one.shadow?.began_before)
    .sort((a, b) => openedAt(a) - openedAt(b));
}

function outcomeOf(live: ReplayedSignal, shadow: ReplayedSignal): ComparedSignal {
  const by = shadow.opened_at.getTime() - live.opened_at.getTime();
  return { outcome: by === 0 ? 'same' : by < 0 ? 'earlier' : 'later', live, shadow };
}

const overlap = (a: ReplayedSignal, b: ReplayedSignal): boolean => begins(a) <= ends(b) && begins(b) <= ends(a);
const begins = ({ opened_at }: ReplayedSignal): number => opened_at.getTime();
const ends = ({ closed_at }: ReplayedSignal): number => closed_at?.getTime() ?? Infinity;

const openedAt = ({ live, shadow }: ComparedSignal): number => begins((shadow ?? live)!);
