import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type CustomerSnapshot,
  type IntegrationStatusChanged,
  riskSignalOpened,
  type RiskSignalResolved,
  riskSignalResolved,
  riskSignalUpdated,
  type SeverityRow,
  type SignalSnapshot,
  type SignalType,
} from '@linesman/contracts';
import { Outbox, type OutboxRow } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from '../config';
import type { HealthRow } from '../health/health-row';
import { problemsOf } from '../health/warnings';
import { PROVIDERS } from '../providers';
import { buildSnapshot, credentialsEnd, type SignalFacts, withWarning } from './build-snapshot';
import { readSignals } from './read-signals';
import { rate } from './severity';
import { readPolicy } from './read-policy';
import {
  closedAs,
  type KnownSignals,
  newSignal,
  resolvedEvent,
  seenAgain,
  type Signal,
  type SignalStep,
  withSnapshot,
} from './signal';
import { SignalChanges } from './signal-changes';
import { signalTypeOf, statusBehind } from './signal-type';

/** The next state of a signal, and the event that tells it. */
export interface NextSignal {
  step: SignalStep;
  signal: Signal;
  message?: OutboxRow;
}

/**
 * Opens, updates and closes risk signals: at most one is open for each integration, with all its problems. Its type is
 * that of the worst. The caller holds the lock on the health row.
 */
@Injectable()
export class RiskSignals {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly config: StatusMonitorConfig,
  ) {}

  /**
   * What makes the open signal agree with the row's health, by the database's clock. Nothing is opened before the integration has worked once:
   * whoever sets it up sees what is wrong there.
   * @param seen the health that the observation leads to.
   * @param why whether it is one more failure, and whether it changed the health, was the first success, or begins or ends a warning.
   */
  follow(
    { open, disconnected_at }: KnownSignals,
    row: HealthRow,
    seen: IntegrationStatusChanged,
    { counted, news }: { counted: boolean; news: boolean },
  ): NextSignal | undefined {
    const change = withWarning(seen, row, this.providers);
    const type = signalTypeOf(row.machine_state);
    if (!type && !news) return undefined;
    if (!type) return open && this.close(open, 'verified', row.received_at);
    if (!open) {
      // None is open either if it was withdrawn when the integration was switched off, and the integration is on again.
      if (!row.first_success_at || !(counted || news)) return undefined;
      return this.open(row, change, type, disconnected_at);
    }
    const signal = counted ? seenAgain(open, row.received_at) : open;
    if (sameProblems(open.snapshot, row)) return counted ? { step: 'seen', signal } : undefined;
    const { old_status } = open.snapshot.status_change;
    const same = open.signal_type === type;
    return this.update(signal, this.snapshotFrom(row, same ? { ...change, old_status } : change, open, type));
  }

  /** Closes the signal of an integration that was deleted or switched off on purpose. */
  async withdraw(tx: Tx, integrationId: string): Promise<void> {
    const open = (await readSignals(tx, [integrationId])).get(integrationId)?.open;
    if (open) await this.save(tx, [this.close(open, 'withdrawn', this.clock.now())]);
  }

  /** Updates the open signals of integrations after a change of their criticality or of their customer. */
  async rerate(
    tx: Tx,
    rated: { integration_id: string; is_critical: boolean }[],
    customer?: CustomerSnapshot,
  ): Promise<void> {
    const ids = rated.map(({ integration_id }) => integration_id);
    const [known, policy] = await Promise.all([readSignals(tx, ids), readPolicy(tx)]);
    const all = rated.flatMap(({ integration_id, is_critical }) => {
      const open = known.get(integration_id)?.open;
      return (open && this.rerated(open, is_critical, policy, customer)) ?? [];
    });
    await this.save(tx, all);
  }

  private rerated(
    open: Signal,
    is_critical: boolean,
    policy: SeverityRow[] | null,
    customer?: CustomerSnapshot,
  ): NextSignal | undefined {
    const { customer: published, ...snapshot } = open.snapshot;
    const severity = rate({ is_critical, arr: customer?.arr, status: statusBehind(open.signal_type) }, policy);
    const sameSeverity = severity === snapshot.severity && is_critical === snapshot.status_change.is_critical;
    if (sameSeverity && isDeepStrictEqual(comparable(published), comparable(customer))) return undefined;
    const status_change = { ...snapshot.status_change, is_critical };
    return this.update(open, { ...snapshot, severity, status_change, customer });
  }

  private async save(tx: Tx, all: NextSignal[]): Promise<void> {
    const changes = new SignalChanges();
    for (const { step, signal } of all) changes.add(step, signal);
    await Promise.all([
      changes.save(tx),
      this.outbox.putAll(
        tx,
        all.flatMap(({ message }) => message ?? []),
      ),
    ]);
  }

  private open(row: HealthRow, change: IntegrationStatusChanged, signal_type: SignalType, previous?: Date): NextSignal {
    const opened_at = row.received_at;
    const previous_disconnection_at = previous?.toISOString();
    const facts = { signal_id: randomUUID(), signal_type, opened_at, previous_disconnection_at };
    const signal = newSignal(row, this.snapshot(row, change, facts), opened_at);
    const message = this.outbox.compose(riskSignalOpened, { ...aggregate(signal), data: signal.snapshot });
    return { step: 'opened', signal, message };
  }

  private update(known: Signal, snapshot: SignalSnapshot): NextSignal {
    const signal = withSnapshot(known, snapshot);
    const message = this.outbox.compose(riskSignalUpdated, { ...aggregate(signal), data: snapshot });
    return { step: 'updated', signal, message };
  }

  private close(open: Signal, resolution: RiskSignalResolved['resolution'], now: Date): NextSignal {
    const signal = closedAs(open, resolution, now);
    const data = resolvedEvent(signal, resolution, now);
    return { step: 'closed', signal, message: this.outbox.compose(riskSignalResolved, { ...aggregate(signal), data }) };
  }

  private snapshotFrom(row: HealthRow, change: IntegrationStatusChanged, open: Signal, signal_type: SignalType) {
    const { signal_id, opened_at, snapshot } = open;
    const { previous_disconnection_at } = snapshot;
    return this.snapshot(row, change, { signal_id, signal_type, opened_at, previous_disconnection_at });
  }

  private snapshot(row: HealthRow, change: IntegrationStatusChanged, facts: SignalFacts) {
    const status = statusBehind(facts.signal_type);
    const severity = rate({ is_critical: row.is_critical, arr: row.customer?.arr, status }, row.severity_policy);
    return buildSnapshot(row, change, { ...facts, severity }, this.providers, this.config.PROVIDER_HOLD_SECONDS);
  }
}

const aggregate = ({ tenant_id, signal_id, version }: Signal) => ({
  tenantId: tenant_id,
  aggregateId: signal_id,
  aggregateVersion: version,
});

/** Without the version, which is no news by itself, and through JSON: a stored row has another order of keys. */
const comparable = (customer?: CustomerSnapshot): unknown =>
  customer && (JSON.parse(JSON.stringify({ ...customer, version: undefined })) as unknown);

/** Since when, and what still works, is no news. */
const sameProblems = (snapshot: SignalSnapshot, { machine_state }: HealthRow): boolean => {
  const { status_change, problems = [], credentials_end } = snapshot;
  const { health } = machine_state;
  const names = (all: { cause: string; part?: string; missing_scope?: string }[]) =>
    all.map(({ cause, part = '', missing_scope = '' }) => `${cause} ${part} ${missing_scope}`).sort();
  const now = problemsOf(machine_state);
  return (
    status_change.cause === now[0]?.cause &&
    status_change.party_at_fault === now[0]?.party &&
    status_change.new_status === health.status &&
    isDeepStrictEqual(credentials_end, credentialsEnd(machine_state)) &&
    isDeepStrictEqual(status_change.failing_parts ?? [], health.failing_parts) &&
    isDeepStrictEqual(names(problems), names(now))
  );
};
