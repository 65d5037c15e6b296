import {
  riskSignalOpened,
  riskSignalResolved,
  type RiskSignalResolved,
  riskSignalUpdated,
  type SignalSnapshot,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { OpenSignal } from './open-signals';

/** Writes a signal's row and its event, each time with the next version. */
@Injectable()
export class SaveSignal {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async open(tx: Tx, tenantId: string, signal: SignalSnapshot): Promise<void> {
    const { status_change: change, customer } = signal;
    await changed(
      tx,
      `insert into risk_signals (signal_id, tenant_id, integration_id, customer_id, signal_type, severity, cause,
         failure_reason, snapshot, opened_at, last_seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [
        signal.signal_id,
        tenantId,
        change.integration_id,
        customer?.customer_id,
        signal.signal_type,
        signal.severity,
        change.cause,
        change.failure_reason,
        JSON.stringify(signal),
        signal.opened_at,
      ],
    );
    await this.outbox.emit(tx, riskSignalOpened, {
      tenantId,
      aggregateId: signal.signal_id,
      aggregateVersion: 1,
      data: signal,
    });
  }

  async update(tx: Tx, open: OpenSignal, snapshot: SignalSnapshot): Promise<void> {
    const { cause, failure_reason } = snapshot.status_change;
    await changed(
      tx,
      `update risk_signals set severity = $2, cause = $3, failure_reason = $4, snapshot = $5, customer_id = $6,
         signal_type = $7, version = version + 1 where signal_id = $1`,
      [
        open.signal_id,
        snapshot.severity,
        cause,
        failure_reason,
        JSON.stringify(snapshot),
        snapshot.customer?.customer_id,
        snapshot.signal_type,
      ],
    );
    await this.outbox.emit(tx, riskSignalUpdated, {
      tenantId: open.tenant_id,
      aggregateId: open.signal_id,
      aggregateVersion: open.version + 1,
      data: snapshot,
    });
  }

  async close(tx: Tx, open: OpenSignal, resolution: RiskSignalResolved['resolution']): Promise<void> {
    const now = this.clock.now();
    await changed(
      tx,
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
        customer,
        resolution,
        opened_at: open.opened_at.toISOString(),
        resolved_at: now.toISOString(),
      },
    });
  }
}
