import type { SignalSnapshot } from '@linesman/contracts';
import { skipReason } from '../signals/about';
import { type Silence, silencedBy } from '../silences/silence';
import { silencesOf } from '../silences/silent-until';
import type { WorkflowRun } from './run.entity';

/** The hold of the silence that a signal falls under. Of what only our staff are told, a tenant's silence holds nothing. */
export function holdOfSilence(
  snapshot: SignalSnapshot,
  silences: Silence[],
  now: Date,
): (Pick<WorkflowRun, 'held_by' | 'reason'> & { hold_until: Date }) | undefined {
  const { integration_type: connection_code, integration_id } = snapshot.status_change;
  const scope = { connection_code, integration_id, customer_id: snapshot.customer?.customer_id ?? null };
  const forStaff = skipReason(snapshot, { staff: 'our_fault' }) !== undefined;
  const [longest] = silencesOf(scope, forStaff ? silences.filter(({ everywhere }) => everywhere) : silences, now);
  if (!longest) return undefined;
  const { silence, until } = longest;
  return { hold_until: until, held_by: silence.silence_id, reason: silencedBy(silence) };
}
