import type { OutboxRow } from '@linesman/messaging';
import { CollectRuns } from '../replay/collect-runs';
import type { HealthRow, ObservedRow } from '../health/health-row';
import type { KnownSignals } from '../signals/signal';
import type { NextSignal } from '../signals/risk-signals';
import { SignalChanges } from '../signals/signal-changes';
import { CallBuckets } from './call-buckets';
import { FailureHours } from './failure-hours';
import { EventList } from './event-list';

/** What observations change, collected before it is written. */
export class Recording {
  readonly calls = new CallBuckets();
  readonly failures = new FailureHours();
  readonly events = new EventList();
  readonly stored = new CollectRuns();
  readonly signals = new SignalChanges();
  readonly messages: OutboxRow[] = [];
  /** Integrations that failed for the provider's reason, by their ids. */
  readonly failed = new Map<string, HealthRow>();
  /** Integrations that have lost their access. */
  readonly lost: HealthRow[] = [];
  private readonly observed = new Map<string, ObservedRow>();

  constructor(
    private readonly rows: Map<string, HealthRow>,
    private readonly known: Map<string, KnownSignals>,
  ) {}

  /** As the observations so far have left it. */
  row(integrationId: string): ObservedRow | undefined {
    return this.observed.get(integrationId) ?? this.rows.get(integrationId);
  }

  /** Undefined when they were not read. */
  signalsOf(integrationId: string): KnownSignals | undefined {
    return this.known.get(integrationId);
  }

  get changedRows(): ObservedRow[] {
    return [...this.observed.values()];
  }

  setRow(row: ObservedRow): void {
    this.observed.set(row.integration_id, row);
  }

  setSignal({ step, signal, message }: NextSignal): void {
    this.signals.add(step, signal);
    if (message) this.messages.push(message);
    const { integration_id, signal_type, opened_at } = signal;
    const before = this.known.get(integration_id)?.disconnected_at;
    const disconnected_at = signal_type === 'integration_disconnected' ? opened_at : before;
    this.known.set(integration_id, { open: step === 'closed' ? undefined : signal, disconnected_at });
  }
}
