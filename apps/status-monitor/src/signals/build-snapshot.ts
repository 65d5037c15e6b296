import type {
  Cause,
  CredentialsEnd,
  IntegrationStatusChanged,
  Severity,
  SignalSnapshot,
  SignalType,
  SyncsStopped,
} from '@linesman/contracts';
import { impactOf, type ProviderManifest, requestsInWords, syncsStoppedIn, textForCause } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import type { HealthRow } from '../health/health-row';
import type { MachineState, Problem } from '../health/machine-state';
import { problemsOf } from '../health/warnings';

export interface SignalFacts {
  signal_id: string;
  signal_type: SignalType;
  opened_at: Date;
  previous_disconnection_at?: string;
}

/** Everything that a message to a person needs. The texts come from the provider's manifest. */
export function buildSnapshot(
  row: HealthRow,
  change: IntegrationStatusChanged,
  signal: SignalFacts & { severity: Severity },
  providers: Providers,
  providerHoldSeconds: number,
): SignalSnapshot {
  const { signal_id, signal_type, severity, opened_at, previous_disconnection_at } = signal;
  const manifest = providers.get(row.integration_type)?.manifest;
  const held = change.party_at_fault === 'provider' && providerHoldSeconds > 0;
  return {
    signal_id,
    signal_type,
    severity,
    status_change: change,
    customer: row.customer ?? undefined,
    connection_name: manifest?.display_name ?? row.integration_type,
    problems: problemsOf(row.machine_state).map(({ requests, ...one }) => ({
      ...one,
      since: new Date(one.since).toISOString(),
      last_worked_at: one.last_worked_at === undefined ? undefined : new Date(one.last_worked_at).toISOString(),
      reason: manifest ? reasonOf(manifest, { requests, ...one }) : one.reason,
    })),
    working_parts: row.machine_state.health.working_parts,
    impact: manifest ? impactNow(manifest, row) : [],
    syncs_stopped: manifest && syncsNow(manifest, row),
    troubleshooting: manifest && change.cause ? textForCause(manifest, change.cause).troubleshooting : [],
    reconnect_path: manifest?.reconnect_path ?? 'Settings > Integrations',
    credentials_end: credentialsEnd(row.machine_state),
    previous_disconnection_at,
    opened_at: opened_at.toISOString(),
    hold_until: held ? new Date(opened_at.getTime() + providerHoldSeconds * 1000).toISOString() : undefined,
  };
}

export const credentialsEnd = ({ expiring }: MachineState): CredentialsEnd | undefined =>
  expiring && { at: new Date(expiring.ends_at).toISOString(), why: expiring.why };

const reasonOf = (manifest: ProviderManifest, { cause, reason, requests }: Problem): string =>
  reason ?? (requests ? requestsInWords(manifest.display_name, requests) : textForCause(manifest, cause).reason);

/** What a signal is about while all works: a warning. */
export function withWarning(
  change: IntegrationStatusChanged,
  { machine_state, integration_type }: HealthRow,
  providers: Providers,
): IntegrationStatusChanged {
  if (machine_state.health.problems.length > 0) return change;
  const [worst] = problemsOf(machine_state);
  if (!worst) return change;
  const manifest = providers.get(integration_type)?.manifest;
  return {
    ...change,
    cause: worst.cause,
    party_at_fault: worst.party,
    failure_reason: manifest && reasonOf(manifest, worst),
    error_code: undefined,
    observed_at: new Date(worst.since).toISOString(),
  };
}

/** While something still works, each cause stops what it concerns. Otherwise everything stops. What has stopped will not stop once more. */
export function impactNow(
  manifest: ProviderManifest,
  { machine_state, linked }: Pick<HealthRow, 'machine_state' | 'linked'>,
): string[] {
  const { status, cause: worst, working_parts } = machine_state.health;
  const problems = problemsOf(machine_state);
  const alone = problems.length === 1 && working_parts.length > 0;
  const causes = status === 'disconnected' ? [worst] : problems.map(({ cause }) => cause);
  const lines = [...new Set(causes)].flatMap((cause) => {
    const parts = problems.flatMap((one) => (one.cause === cause && one.part) || []);
    const failing_parts = status === 'disconnected' ? [] : parts;
    return impactOf(manifest, { cause, failing_parts, linked: linked ?? [], alone });
  });
  const now = new Set(lines);
  return [...now].filter((line) => !/^Once .+?: /.test(line) || !now.has(line.replace(/^Once .+?: /, '')));
}

/** Syncs go on. */
const goOn = (cause: Cause): boolean =>
  cause === 'slow' || cause === 'error_rate_high' || cause === 'data_inconsistent';

export function syncsNow(
  manifest: ProviderManifest,
  { machine_state }: Pick<HealthRow, 'machine_state'>,
): SyncsStopped | undefined {
  const { status, problems } = machine_state.health;
  if (status === 'disconnected') return syncsStoppedIn(manifest, []);
  const parts = problems.flatMap(({ cause, part }) => (goOn(cause) ? [] : (part ?? [])));
  return parts.length > 0 ? syncsStoppedIn(manifest, parts) : undefined;
}
