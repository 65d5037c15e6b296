import type { SignalSnapshot } from '@linesman/contracts';
import { silenceOf } from '../signals/silence-of';
import { type Silence, whySilent } from '../silences/silence';
import type { WorkflowRun } from './run.entity';

/** The hold of the silence that a signal falls under. */
export function holdOfSilence(
  snapshot: SignalSnapshot,
  silences: Silence[],
  now: Date,
): (Pick<WorkflowRun, 'held_by' | 'reason'> & { hold_until: Date }) | undefined {
  const longest = silenceOf(snapshot, silences, now);
  if (!longest) return undefined;
  const { silence, until } = longest;
  return { hold_until: until, held_by: silence.silence_id, reason: whySilent(silence) };
}
