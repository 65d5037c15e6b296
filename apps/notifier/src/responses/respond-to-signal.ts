import { randomUUID } from 'node:crypto';
import { riskSignalAcknowledged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Database, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { MarkStale } from '../deliveries/mark-stale';
import type { Signal } from '../signals/signal.entity';
import { CarryOutClick } from './carry-out-click';
import type { SignalResponse } from './signal-response.entity';

export type Response = Pick<SignalResponse, 'action' | 'actor' | 'actor_id'> & Partial<Pick<SignalResponse, 'note'>>;

/** A person does something about a signal. The first time of each kind acts, every further one shows who was first. */
@Injectable()
export class RespondToSignal {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly click: CarryOutClick,
    private readonly stale: MarkStale,
    private readonly clock: Clock,
  ) {}

  /** @returns the response that stands, or nothing where the tenant has no such signal that is open. */
  respond(
    { tenant_id, signal_id }: { tenant_id: string; signal_id: string },
    response: Response,
  ): Promise<SignalResponse | undefined> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const [signal] = (await tx.query(`select * from signals where signal_id = $1 for update`, [
        signal_id,
      ])) as Signal[];
      if (signal?.state !== 'open' || !signal.snapshot) return undefined;
      const earlier = (await tx.query(`select * from signal_responses where signal_id = $1`, [
        signal_id,
      ])) as SignalResponse[];
      const known = earlier.find((it) => it.action === response.action);
      if (!known) {
        await this.record(tx, signal, response, earlier.length === 0);
        await this.click.carryOut(tx, { ...signal, snapshot: signal.snapshot }, response.action);
      }
      await this.stale.mark(tx, tenant_id, signal_id);
      return known ?? this.standing(tx, signal_id, response);
    });
  }

  private async record(tx: Tx, signal: Signal, response: Response, first: boolean): Promise<void> {
    const { tenant_id, signal_id } = signal;
    const now = this.clock.now();
    const { action, actor, actor_id, note } = response;
    await tx.query(
      `insert into signal_responses (id, tenant_id, signal_id, action, actor, actor_id, note, responded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [randomUUID(), tenant_id, signal_id, action, actor, actor_id, note, now],
    );
    await tx.query(`update signals set revision = revision + 1 where signal_id = $1`, [signal_id]);
    if (!first) return;
    await this.outbox.emit(tx, riskSignalAcknowledged, {
      tenantId: tenant_id,
      aggregateId: signal_id,
      aggregateVersion: 1,
      data: { signal_id, acknowledged_by: actor, acknowledged_at: now.toISOString() },
    });
  }

  private async standing(tx: Tx, signalId: string, { action }: Response): Promise<SignalResponse> {
    const rows = (await tx.query(`select * from signal_responses where signal_id = $1 and action = $2`, [
      signalId,
      action,
    ])) as SignalResponse[];
    return rows[0]!;
  }
}
