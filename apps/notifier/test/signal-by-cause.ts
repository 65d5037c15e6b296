import { type Cause, causeFacts, isMeasured, type SignalSnapshot, type WarningType } from '@linesman/contracts';
import { impactOf, type ProviderManifest, syncsStoppedIn, textForCause } from '@linesman/provider-kit';
import { snapshot } from './snapshot';

const warnings: Partial<Record<Cause, WarningType>> = {
  credentials_expiring: 'integration_expiring',
  rate_limit_near: 'integration_near_limit',
};

/** As the monitor makes it. */
export function signalOf(manifest: ProviderManifest, cause: Cause): SignalSnapshot {
  const { party, stops_calls } = causeFacts[cause];
  const [failing, working] = manifest.capabilities.map(({ capability_code }) => capability_code);
  const whole = stops_calls || (party === 'provider' && !isMeasured(cause));
  const { reason, troubleshooting } = textForCause(manifest, cause);
  const warning = warnings[cause];
  const status = warning ? 'healthy' : whole ? 'disconnected' : 'degraded';
  const failing_parts = status === 'degraded' ? [failing!] : [];
  return snapshot({
    signal_type: warning ?? (status === 'degraded' ? 'integration_degraded' : 'integration_disconnected'),
    status_change: {
      ...snapshot().status_change,
      integration_type: manifest.code,
      integration_name: `${manifest.display_name} of TechCorp`,
      cause,
      party_at_fault: party,
      new_status: status,
      failure_reason: reason,
      error_code: cause,
      failing_parts,
    },
    problems: [{ cause, party, part: failing_parts[0], reason, since: '2026-01-29T15:45:00.000Z' }],
    working_parts: status === 'degraded' && working ? [working] : [],
    ...(warning === 'integration_expiring' && { credentials_end: { at: '2026-02-04T15:45:00.000Z', why: 'expire' } }),
    connection_name: manifest.display_name,
    impact: impactOf(manifest, { cause, failing_parts }),
    syncs_stopped: syncsStoppedIn(manifest, failing_parts),
    troubleshooting,
    reconnect_path: manifest.reconnect_path,
  });
}
