import { type Envelope, type RiskSignalResolved, riskSignalResolved } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Audit, rows } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { closeSignal } from './closed-signals';

/** Revokes the reconnect links that were sent for a signal when the signal closes. */
@Controller()
export class OnRiskSignalResolved {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @OnEvent(riskSignalResolved)
  async revoke({ data: { signal_id }, tenantid }: Envelope<RiskSignalResolved>, { tx }: EventContext): Promise<void> {
    await closeSignal(tx, tenantid, signal_id);
    const revoked = await rows<{ session_id: string; integration_id: string }>(
      tx,
      `update connect_sessions set revoked_at = $2, state_hash = null
       where signal_id = $1 and consumed_at is null and revoked_at is null returning session_id, integration_id`,
      [signal_id, this.clock.now()],
    );
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
