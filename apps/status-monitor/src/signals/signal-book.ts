import { randomUUID } from 'node:crypto';
import {
  type CustomerSnapshot,
  type IntegrationStatusChanged,
  riskSignalOpened,
  riskSignalResolved,
  type RiskSignalResolved,
  riskSignalUpdated,
  type SignalSnapshot,
  type SignalType,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { HealthRow } from '../health/health-row';
import { PROVIDERS } from '../providers';
import { rate } from '../severity/rate';
import { buildSnapshot } from './build-snapshot';
import { signalChanges } from './signal-changes';

interface OpenSignal {
  signal_id: string;
  tenant_id: string;
  integration_id: string;
  signal_type: SignalType;
  snapshot: SignalSnapshot;
  opened_at: Date;
  version: number;
}

const stillOpen = `status in ('open', 'acknowledged')`;

/** Opens, counts, re-rates and ends risk signals: at most one open for each integration and problem. */
@Injectable()
export class SignalBook {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  /** What a change of health means for the signals. The health row is locked. */
  async follow(tx: Tx, row: HealthRow, change: IntegrationStatusChanged): Promise<void> {
    const { opens, closes } = signalChanges(change.new_status);
    for (const open of await this.openOf(tx, row.integration_id)) {
      if (closes.includes(open.signal_type)) await this.end(tx, open, 'verified');
      else if (open.signal_type === opens) return;
    }
    if (opens) await this.open(tx, row, change, opens);
  }

  /** The same problem was met once more: counted, told to nobody. */
  async seenAgain(tx: Tx, row: HealthRow, at: Date): Promise<void> {
    await tx.query(
      `update risk_signals set occurrences = occurrences + 1, last_seen_at = $2
       where integration_id = $1 and ${stillOpen}`,
      [row.integration_id, at],
    );
  }

  /** The integration was deleted or switched off on purpose. */
  async withdraw(tx: Tx, integrationId: string): Promise<void> {
    for (const open of await this.openOf(tx, integrationId)) await this.end(tx, open, 'withdrawn');
  }

  /** Criticality, ARR or the people in question changed: open signals say so. */
  async rerate(
    tx: Tx,
    integrationId: string,
    facts: { is_critical: boolean; customer?: CustomerSnapshot },
  ): Promise<void> {
    for (const open of await this.openOf(tx, integrationId)) {
      const status = open.signal_type === 'integration_degraded' ? 'degraded' : 'disconnected';
      const severity = rate({ is_critical: facts.is_critical, arr: facts.customer?.arr, status });
      const before = open.snapshot;
      const snapshot: SignalSnapshot = {
        ...before,
        severity,
        status_change: { ...before.status_change, is_critical: facts.is_critical },
        ...(facts.customer ? { customer: facts.customer } : {}),
      };
      if (severity === before.severity && facts.is_critical === before.status_change.is_critical) continue;
      await tx.query(
        'update risk_signals set severity = $2, snapshot = $3, version = version + 1 where signal_id = $1',
        [open.signal_id, severity, JSON.stringify(snapshot)],
      );
      await this.outbox.emit(tx, riskSignalUpdated, {
        tenantId: open.tenant_id,
        aggregateId: open.signal_id,
        aggregateVersion: open.version + 1,
        data: snapshot,
      });
    }
  }

  private async open(tx: Tx, row: HealthRow, change: IntegrationStatusChanged, signal_type: SignalType): Promise<void> {
    const now = this.clock.now();
    const status = change.new_status === 'degraded' ? 'degraded' : 'disconnected';
    const severity = rate({ is_critical: row.is_critical, arr: row.customer?.arr, status });
    const [previous] = (await tx.query(
      `select opened_at from risk_signals where integration_id = $1 and signal_type = 'integration_disconnected'
       order by opened_at desc limit 1`,
      [row.integration_id],
    )) as { opened_at: Date }[];
    const signal = {
      signal_id: randomUUID(),
      signal_type,
      severity,
      opened_at: now,
      previous_disconnection_at: previous?.opened_at,
    };
    const snapshot = buildSnapshot(row, change, signal, this.providers);
    await tx.query(
      `insert into risk_signals (signal_id, tenant_id, integration_id, customer_id, signal_type, severity, cause,
         failure_reason, snapshot, opened_at, last_seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [
        signal.signal_id,
        row.tenant_id,
        row.integration_id,
        row.customer_id,
        signal_type,
        severity,
        change.cause ?? null,
        snapshot.status_change.failure_reason ?? null,
        JSON.stringify(snapshot),
        now,
      ],
    );
    await this.outbox.emit(tx, riskSignalOpened, {
      tenantId: row.tenant_id,
      aggregateId: signal.signal_id,
      aggregateVersion: 1,
      data: snapshot,
    });
  }

  private async end(tx: Tx, open: OpenSignal, resolution: RiskSignalResolved['resolution']): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      `update risk_signals set status = $2, resolution = $3, resolved_at = $4, version = version + 1 where signal_id = $1`,
      [open.signal_id, resolution === 'verified' ? 'resolved' : 'withdrawn', resolution, now],
    );
    const { customer, connection_name, status_change } = open.snapshot;
    await this.outbox.emit(tx, riskSignalResolved, {
      tenantId: open.tenant_id,
      aggregateId: open.signal_id,
      aggregateVersion: open.version + 1,
      data: {
        signal_id: open.signal_id,
        integration_id: open.integration_id,
        integration_name: status_change.integration_name,
        connection_name,
        ...(customer ? { customer } : {}),
        resolution,
        opened_at: open.opened_at.toISOString(),
        resolved_at: now.toISOString(),
      },
    });
  }

  private openOf(tx: Tx, integrationId: string): Promise<OpenSignal[]> {
    return tx.query(
      `select signal_id, tenant_id, integration_id, signal_type, snapshot, opened_at, version from risk_signals
       where integration_id = $1 and ${stillOpen} for update`,
      [integrationId],
    );
  }
}
