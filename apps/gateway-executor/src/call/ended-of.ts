import { causeFacts } from '@linesman/contracts';
import type { Ended } from '../circuit/circuit';
import type { Outcome } from '../ledger/outcome';

/** What a call shows about its provider. Only what ends by itself when the provider answers again is its failure. */
export function endedOf(outcome: Outcome): Ended {
  if (outcome.kind === 'succeeded') return { kind: 'answered' };
  const { observation, error } = outcome;
  if (!observation) return { kind: 'unproven' };
  const { cause, message } = error;
  if (causeFacts[cause].remedy === 'wait_for_provider') return { kind: 'failed', failure: { cause, message } };
  return { kind: observation.http_status === undefined ? 'unproven' : 'answered' };
}
