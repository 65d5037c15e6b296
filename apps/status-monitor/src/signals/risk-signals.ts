import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CustomerSnapshot, IntegrationStatusChanged, SignalType } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from '../config';
import type { HealthRow } from '../health/health-row';
import { PROVIDERS } from '../providers.module';
import { buildSnapshot, type SignalFacts } from './build-snapshot';
import { countOccurrence, lockOpenSignals, type OpenSignal } from './open-signals';
import { SaveSignal } from './save-signal';
import { rate } from './severity';
import { signalChanges, statusBehind } from './signal-changes';

/**
 * Opens, updates and closes risk signals: at most one is open for each integration and signal type. The caller holds
 * the lock on the health row.
 */
@Injectable()
export class RiskSignals {
  constructor(
    private readonly save: SaveSignal,
    private readonly clock: Clock,
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly config: StatusMonitorConfig,
  ) {}

  async statusChanged(tx: Tx, row: HealthRow, change: IntegrationStatusChanged): Promise<void> {
    const { opens, closes } = signalChanges(change.new_status);
    const open = await lockOpenSignals(tx, row.integration_id);
    for (const signal of open) if (closes.includes(signal.signal_type)) await this.save.close(tx, signal, 'verified');
    const same = open.find(({ signal_type }) => signal_type === opens);
    if (same) await this.save.update(tx, same, this.snapshotFrom(row, change, same));
    else if (opens) await this.open(tx, row, change, opens);
  }

  /** Counts a failure that did not change the status. The signal is published again only if cause or parts changed. */
  async statusUnchanged(tx: Tx, row: HealthRow, change: IntegrationStatusChanged, counted: boolean): Promise<void> {
    const { opens: type } = signalChanges(change.new_status);
    if (!type) return;
    // No signal is open if it was withdrawn when the integration was switched off, and the integration is on again.
    if (counted && !(await countOccurrence(tx, row.integration_id, type, this.clock.now())))
      return this.open(tx, row, change, type);
    const open = (await lockOpenSignals(tx, row.integration_id)).find(({ signal_type }) => signal_type === type);
    if (!open || sameProblem(open.snapshot.status_change, change)) return;
    const sinceOpened = { ...change, old_status: open.snapshot.status_change.old_status };
    await this.save.update(tx, open, this.snapshotFrom(row, sinceOpened, open));
  }

  /** Closes the signals of an integration that was deleted or switched off on purpose. */
  async withdraw(tx: Tx, integrationId: string): Promise<void> {
    for (const open of await lockOpenSignals(tx, integrationId)) await this.save.close(tx, open, 'withdrawn');
  }

  /** Updates open signals after a change of the integration's criticality or of its customer. */
  async rerate(
    tx: Tx,
    integrationId: string,
    { is_critical, customer }: { is_critical: boolean; customer?: CustomerSnapshot },
  ): Promise<void> {
    for (const open of await lockOpenSignals(tx, integrationId)) {
      const { customer: published, ...snapshot } = open.snapshot;
      const severity = rate({ is_critical, arr: customer?.arr, status: statusBehind(open.signal_type) });
      const sameSeverity = severity === snapshot.severity && is_critical === snapshot.status_change.is_critical;
      if (sameSeverity && isDeepStrictEqual(comparable(published), comparable(customer))) continue;
      await this.save.update(tx, open, {
        ...snapshot,
        severity,
        status_change: { ...snapshot.status_change, is_critical },
        customer,
      });
    }
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

  private snapshotFrom(row: HealthRow, change: IntegrationStatusChanged, open: OpenSignal) {
    const { signal_id, signal_type, opened_at, snapshot } = open;
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

const sameProblem = (a: IntegrationStatusChanged, b: IntegrationStatusChanged): boolean =>
  a.cause === b.cause && (a.failing_parts ?? []).join() === (b.failing_parts ?? []).join();
