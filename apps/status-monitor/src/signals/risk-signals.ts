import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CustomerSnapshot, IntegrationStatusChanged, SignalSnapshot, SignalType } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from '../config';
import type { HealthRow } from '../health/health-row';
import { PROVIDERS } from '../providers';
import { buildSnapshot, type SignalFacts } from './build-snapshot';
import { countOccurrence, lockOpenSignal, type OpenSignal } from './open-signals';
import { SaveSignal } from './save-signal';
import { rate } from './severity';
import { signalTypeOf, statusBehind } from './signal-type';

/**
 * Opens, updates and closes risk signals: at most one is open for each integration, with all its problems. Its type is
 * that of the worst. The caller holds the lock on the health row.
 */
@Injectable()
export class RiskSignals {
  constructor(
    private readonly save: SaveSignal,
    private readonly clock: Clock,
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly config: StatusMonitorConfig,
  ) {}

  /**
   * Makes the open signal agree with the row's health. Nothing is opened before the integration has worked once: whoever
   * sets it up sees what is wrong there.
   * @param seen whether the observation is one more failure, and whether it changed the health or was the first success.
   */
  async follow(
    tx: Tx,
    row: HealthRow,
    change: IntegrationStatusChanged,
    { counted, news }: { counted: boolean; news: boolean },
  ): Promise<void> {
    const type = signalTypeOf(change.new_status);
    if (!type && !news) return;
    const open = await lockOpenSignal(tx, row.integration_id);
    if (!type) return open && this.save.close(tx, open, 'verified');
    if (!open) {
      // None is open either if it was withdrawn when the integration was switched off, and the integration is on again.
      if (row.has_worked && (counted || news)) await this.open(tx, row, change, type);
      return;
    }
    if (counted) await countOccurrence(tx, open.signal_id, this.clock.now());
    if (sameProblems(open.snapshot, row)) return;
    const { old_status } = open.snapshot.status_change;
    const same = open.signal_type === type;
    await this.save.update(tx, open, this.snapshotFrom(row, same ? { ...change, old_status } : change, open, type));
  }

  /** Closes the signal of an integration that was deleted or switched off on purpose. */
  async withdraw(tx: Tx, integrationId: string): Promise<void> {
    const open = await lockOpenSignal(tx, integrationId);
    if (open) await this.save.close(tx, open, 'withdrawn');
  }

  /** Updates the open signal after a change of the integration's criticality or of its customer. */
  async rerate(
    tx: Tx,
    integrationId: string,
    { is_critical, customer }: { is_critical: boolean; customer?: CustomerSnapshot },
  ): Promise<void> {
    const open = await lockOpenSignal(tx, integrationId);
    if (!open) return;
    const { customer: published, ...snapshot } = open.snapshot;
    const severity = rate({ is_critical, arr: customer?.arr, status: statusBehind(open.signal_type) });
    const sameSeverity = severity === snapshot.severity && is_critical === snapshot.status_change.is_critical;
    if (sameSeverity && isDeepStrictEqual(comparable(published), comparable(customer))) return;
    await this.save.update(tx, open, {
      ...snapshot,
      severity,
      status_change: { ...snapshot.status_change, is_critical },
      customer,
    });
  }

  private async open(tx: Tx, row: HealthRow, change: IntegrationStatusChanged, signal_type: SignalType): Promise<void> {
    const previous = await one<{ opened_at: Date }>(
      tx,
      `select opened_at from risk_signals where integration_id = $1 and signal_type = 'integration_disconnected'
       order by opened_at desc limit 1`,
      [row.integration_id],
    );
    const facts = {
      signal_id: randomUUID(),
      signal_type,
      opened_at: this.clock.now(),
      previous_disconnection_at: previous?.opened_at.toISOString(),
    };
    await this.save.open(tx, row.tenant_id, this.snapshot(row, change, facts));
  }

  private snapshotFrom(row: HealthRow, change: IntegrationStatusChanged, open: OpenSignal, signal_type: SignalType) {
    const { signal_id, opened_at, snapshot } = open;
    const { previous_disconnection_at } = snapshot;
    return this.snapshot(row, change, { signal_id, signal_type, opened_at, previous_disconnection_at });
  }

  private snapshot(row: HealthRow, change: IntegrationStatusChanged, facts: SignalFacts) {
    const status = statusBehind(facts.signal_type);
    const severity = rate({ is_critical: row.is_critical, arr: row.customer?.arr, status });
    return buildSnapshot(row, change, { ...facts, severity }, this.providers, this.config.PROVIDER_HOLD_SECONDS);
  }
}

/** Without the version, which is no news by itself, and through JSON: a stored row has another order of keys. */
const comparable = (customer?: CustomerSnapshot): unknown =>
  customer && (JSON.parse(JSON.stringify({ ...customer, version: undefined })) as unknown);

/** Since when, and what still works, is no news. */
const sameProblems = ({ status_change, problems = [] }: SignalSnapshot, { machine_state }: HealthRow): boolean => {
  const { health } = machine_state;
  const names = (all: { cause: string; part?: string }[]) =>
    all.map(({ cause, part }) => `${cause} ${part ?? ''}`).sort();
  return (
    status_change.cause === health.cause &&
    status_change.party_at_fault === health.party &&
    status_change.new_status === health.status &&
    isDeepStrictEqual(status_change.failing_parts ?? [], health.failing_parts) &&
    isDeepStrictEqual(names(problems), names(health.problems))
  );
};
