import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CustomerSnapshot, IntegrationStatusChanged, SignalType } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from '../config';
import type { HealthRow } from '../health/health-row';
import { PROVIDERS } from '../providers';
import { rate } from '../severity/rate';
import { buildSnapshot, type SignalFacts } from './build-snapshot';
import { countOccurrence, type OpenSignal, openSignals } from './open-signals';
import { signalChanges, statusBehind } from './signal-changes';
import { TellSignal } from './tell-signal';

/** Decides about risk signals: at most one open for each integration and problem. The health row is locked. */
@Injectable()
export class SignalBook {
  constructor(
    private readonly tell: TellSignal,
    private readonly clock: Clock,
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly config: StatusMonitorConfig,
  ) {}

  /** What a change of health means for the signals. */
  async follow(tx: Tx, row: HealthRow, change: IntegrationStatusChanged): Promise<void> {
    const { opens, closes } = signalChanges(change.new_status);
    const open = await openSignals(tx, row.integration_id);
    for (const signal of open) if (closes.includes(signal.signal_type)) await this.tell.ended(tx, signal, 'verified');
    const same = open.find(({ signal_type }) => signal_type === opens);
    if (same) await this.tell.updated(tx, same, this.snapshot(row, change, same));
    else if (opens) await this.open(tx, row, change, opens);
  }

  /** The trouble goes on: counted, and told again only when its cause or its parts are others now. */
  async goesOn(tx: Tx, row: HealthRow, change: IntegrationStatusChanged, counted: boolean): Promise<void> {
    const { opens: type } = signalChanges(change.new_status);
    if (!type) return;
    // None is open when it was withdrawn with an integration that has been switched on again since.
    if (counted && !(await countOccurrence(tx, row.integration_id, type, this.clock.now())))
      return this.open(tx, row, change, type);
    const open = (await openSignals(tx, row.integration_id)).find(({ signal_type }) => signal_type === type);
    if (!open || sameTrouble(open.snapshot.status_change, change)) return;
    const caused = { ...change, old_status: open.snapshot.status_change.old_status };
    await this.tell.updated(tx, open, this.snapshot(row, caused, open));
  }

  /** The integration was deleted or switched off on purpose. */
  async withdraw(tx: Tx, integrationId: string): Promise<void> {
    for (const open of await openSignals(tx, integrationId)) await this.tell.ended(tx, open, 'withdrawn');
  }

  /** Criticality or the customer changed: an open signal's severity follows, and whom it is about. */
  async rerate(
    tx: Tx,
    integrationId: string,
    { is_critical, customer }: { is_critical: boolean; customer?: CustomerSnapshot },
  ): Promise<void> {
    for (const open of await openSignals(tx, integrationId)) {
      const { customer: told, ...snapshot } = open.snapshot;
      const severity = rate({ is_critical, arr: customer?.arr, status: statusBehind(open.signal_type) });
      const sameWeight = severity === snapshot.severity && is_critical === snapshot.status_change.is_critical;
      if (sameWeight && isDeepStrictEqual(saidOf(told), saidOf(customer))) continue;
      await this.tell.updated(tx, open, {
        ...snapshot,
        severity,
        status_change: { ...snapshot.status_change, is_critical },
        ...(customer ? { customer } : {}),
      });
    }
  }

  private async open(tx: Tx, row: HealthRow, change: IntegrationStatusChanged, signal_type: SignalType): Promise<void> {
    const [previous] = (await tx.query(
      `select opened_at from risk_signals where integration_id = $1 and signal_type = 'integration_disconnected'
       order by opened_at desc limit 1`,
      [row.integration_id],
    )) as { opened_at: Date }[];
    const facts = {
      signal_id: randomUUID(),
      signal_type,
      opened_at: this.clock.now(),
      previous_disconnection_at: previous?.opened_at.toISOString(),
    };
    await this.tell.opened(tx, row.tenant_id, this.snapshot(row, change, facts));
  }

  private snapshot(row: HealthRow, change: IntegrationStatusChanged, signal: SignalFacts | OpenSignal) {
    const facts = 'snapshot' in signal ? { ...signal, ...keptFacts(signal) } : signal;
    const severity = rate({
      is_critical: row.is_critical,
      arr: row.customer?.arr,
      status: statusBehind(signal.signal_type),
    });
    return buildSnapshot(row, change, { ...facts, severity }, this.providers, this.config.PROVIDER_HOLD_SECONDS);
  }
}

const keptFacts = ({ snapshot }: OpenSignal) => ({ previous_disconnection_at: snapshot.previous_disconnection_at });

/** As a message says it: a new version alone is nobody's news, and a row has its own order of keys. */
const saidOf = (customer?: CustomerSnapshot): unknown =>
  customer && (JSON.parse(JSON.stringify({ ...customer, version: undefined })) as unknown);

const sameTrouble = (a: IntegrationStatusChanged, b: IntegrationStatusChanged): boolean =>
  a.cause === b.cause && (a.failing_parts ?? []).join() === (b.failing_parts ?? []).join();
