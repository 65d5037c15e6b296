import { type Envelope, type RiskSignalResolved, riskSignalResolved } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ConnectSession } from './connect-session.entity';

const lockSignal = (tx: Tx, signal_id: string) =>
  tx.query('select pg_advisory_xact_lock(hashtext($1))', [`signal ${signal_id}`]);

/** Holds the signal until the transaction ends, so that a link is either refused or revoked, never forgotten. */
export async function isSignalClosed(tx: Tx, tenant_id: string, signal_id: string): Promise<boolean> {
  await lockSignal(tx, signal_id);
  const rows = (await tx.query('select 1 from closed_signals where tenant_id = $1 and signal_id = $2', [
    tenant_id,
    signal_id,
  ])) as unknown[];
  return rows.length > 0;
}

/** Links die with the signal that they were sent for. */
@Controller()
export class RevokeLinks {
  constructor(private readonly clock: Clock) {}

  @OnEvent(riskSignalResolved)
  async revoke({ data: { signal_id }, tenantid }: Envelope<RiskSignalResolved>, { tx }: EventContext): Promise<void> {
    await lockSignal(tx, signal_id);
    await tx.query('insert into closed_signals (tenant_id, signal_id) values ($1, $2) on conflict do nothing', [
      tenantid,
      signal_id,
    ]);
    await tx.update(
      ConnectSession,
      { signal_id, consumed_at: IsNull(), revoked_at: IsNull() },
      { revoked_at: this.clock.now(), state_hash: null },
    );
  }
}
