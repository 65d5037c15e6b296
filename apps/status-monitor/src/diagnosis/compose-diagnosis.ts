import { type Impact, type ObservationSource, remedyOfFault, type SignalDiagnosis } from '@linesman/contracts';
import type { Canary } from '../outages/whose-outage';
import { composeTried, isFailure } from './compose-tried';
import { judgeCertainty } from './judge-certainty';
import type { KnownOfSignal } from './read-known';

/** What is known of a signal's problem, from what the service has read and what others have answered. */
export function composeDiagnosis(known: KnownOfSignal, asked: { canary: Canary; impact?: Impact }): SignalDiagnosis {
  const { signal_id, snapshot, since, events, siblings, previous, last_success_at, last_worked_at, due_at, now } =
    known;
  const { cause, party_at_fault: party, failure_reason: reason, error_code } = snapshot.status_change;
  const open = known.status === 'open' || known.status === 'acknowledged';
  const alike = events.filter((one) => isFailure(one) && one.error_details.cause === cause);
  const seen = alike.reduce((sum, { error_details }) => sum + (error_details.failures ?? 1), 0);
  const sources = [
    ...new Set(alike.flatMap(({ error_details: { source } }): ObservationSource[] => (source ? [source] : []))),
  ];
  const worked = open && last_success_at && last_success_at > since ? last_success_at : undefined;
  return {
    signal_id,
    as_of: now.toISOString(),
    ...(cause && { cause }),
    ...(reason && { reason }),
    ...(error_code && { error_code }),
    party_at_fault: party,
    failing_since: since.toISOString(),
    ...(last_worked_at && { last_worked_at: last_worked_at.toISOString() }),
    ...judgeCertainty({
      cause,
      party,
      connection: snapshot.connection_name,
      seen,
      sources,
      siblings,
      canary: asked.canary,
      outage: known.outage,
    }),
    tried: composeTried(events, worked),
    ...(open && due_at && { next_check_at: due_at.toISOString() }),
    previous,
    likely_fix: { remedy: remedyOfFault({ cause, party }), steps: snapshot.troubleshooting },
    ...(asked.impact && { impact: asked.impact }),
  };
}
