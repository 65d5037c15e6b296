import { type Envelope, type RiskSignalResolved, riskSignalResolved } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { Audit } from '../audit/audit';

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
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @OnEvent(riskSignalResolved)
  async revoke({ data: { signal_id }, tenantid }: Envelope<RiskSignalResolved>, { tx }: EventContext): Promise<void> {
    await lockSignal(tx, signal_id);
    await tx.query('insert into closed_signals (tenant_id, signal_id) values ($1, $2) on conflict do nothing', [
      tenantid,
      signal_id,
    ]);
    const [revoked] = (await tx.query(
      `update connect_sessions set revoked_at = $2, state_hash = null
       where signal_id = $1 and consumed_at is null and revoked_at is null returning session_id, integration_id`,
      [signal_id, this.clock.now()],
    )) as [{ session_id: string; integration_id: string }[], number];
    for (const { session_id, integration_id } of revoked)
      await this.audit.record(tx, {
        tenant_id: tenantid,
        actor: 'service:status-monitor',
        action: 'connect_session.revoked',
        subject_type: 'connect_session',
        subject_id: session_id,
        detail: { integration_id, signal_id },
      });
  }
}
