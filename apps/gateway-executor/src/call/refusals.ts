import { causeFacts, type Lease, type Remedy, storable } from '@linesman/contracts';
import type { ProviderManifest } from '@linesman/provider-kit';
import type { Refused } from '../circuit/circuit';
import { type Failed, permanentError } from '../ledger/outcome';

/** Who has to act before a call can succeed. */
const whoActs: Readonly<Record<Remedy, string>> = {
  reconnect: 'A person has to connect it again.',
  enter_key: 'A person has to enter a new key.',
  renew_certificate: 'A person has to renew the certificate.',
  correct_sign_on: 'A person has to correct the single sign-on.',
  grant_permission: 'A person has to allow more at the provider.',
  repair_endpoint: 'The owner of the endpoint has to repair it.',
  check_webhooks: 'Somebody has to check whether webhooks are still sent.',
  wait_for_provider: 'The provider has to answer again.',
  wait_until_usual: 'The provider has to work as usual again.',
  raise_quota: '',
  staff: 'Our staff have to act.',
  none: '',
};

/** A call with this lease would fail again. Probes find out when the integration works, and an event evicts the lease. */
export function unusableLease({ status, status_reason, status_cause = 'busy' }: Lease): Failed | undefined {
  if (status === 'inactive') return switchedOff;
  if (status !== 'error') return undefined;
  const says = ['This integration is disconnected.', status_reason, whoActs[causeFacts[status_cause].remedy]];
  return {
    kind: 'failed',
    final: true,
    unsent: true,
    error: {
      class: 'transient',
      cause: status_cause,
      code: 'integration_disconnected',
      message: storable(says.filter(Boolean).join(' '), 1_000),
    },
  };
}

/** The circuit of the account is open. */
export const providerUnavailable = ({ display_name }: ProviderManifest, { failure, retry_in_ms }: Refused): Failed => ({
  kind: 'failed',
  unsent: true,
  retry_after_ms: Math.max(1, Math.ceil(retry_in_ms)),
  error: {
    class: 'transient',
    cause: failure.cause,
    code: 'provider_unavailable',
    message: `${display_name} fails at the moment, so no call was made. Its last error: ${failure.message}`.slice(
      0,
      1_000,
    ),
  },
});

export const switchedOff: Failed = {
  kind: 'failed',
  error: permanentError('integration_inactive', 'This integration is switched off, or was never connected.'),
};

export const noSuchIntegration: Failed = {
  kind: 'failed',
  error: permanentError('integration_not_found', 'There is no such integration.'),
};
