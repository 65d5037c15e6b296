import type { ConnectOutcome } from './keep-connection';
import type { LinkSubject } from './follow-link';
import type { TakenStep } from './record-step';
import { shortened } from './shortened';

/** The step of an attempt that connected nothing. Of one that did, the step is recorded together with it. */
export function stepOf(
  outcome: ConnectOutcome,
  { integration: { provider_account_name } }: LinkSubject,
): TakenStep | undefined {
  switch (outcome.kind) {
    case 'failed':
      return { step: 'failed' };
    case 'wrong-account':
      return {
        step: 'wrong_account',
        accounts: {
          offered: shortened(outcome.account.account_name),
          expected: provider_account_name ? shortened(provider_account_name) : undefined,
        },
      };
    default:
      return undefined;
  }
}
