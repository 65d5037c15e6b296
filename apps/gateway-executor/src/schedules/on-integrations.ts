import { type Envelope, type IntegrationSnapshot, integrationUpdated } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed, rows, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import { wakeLine } from '../ledger/record-parking';
import type { Schedule } from './schedule.entity';
import { zoneOf } from './tenant-zone.entity';
import { lateAfter } from './timing';

/**
 * Holds the schedules of an integration with which no call can succeed. Once it works again they run, once, if a run was
 * due meanwhile.
 */
@Controller()
export class OnIntegrations {
  constructor(
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  @OnEvent(integrationUpdated)
  async updated({ data }: Envelope<IntegrationSnapshot>, { tx }: EventContext): Promise<void> {
    const { integration_id, status, version } = data;
    const found = await rows<Schedule>(
      tx,
      `update schedules set integration_version = $2 where integration_id = $1 and integration_version < $2 returning *`,
      [integration_id, version],
    );
    if (status === 'active') {
      await wakeLine(tx, integration_id, this.clock.now());
      const held = found.filter((row) => row.held !== null);
      if (held.length > 0) await this.release(tx, held);
    } else if (found.length > 0)
      await changed(
        tx,
        `update schedules set held = $2, held_at = coalesce(held_at, $3), late_at = null where integration_id = $1`,
        [integration_id, status, this.clock.now()],
      );
  }

  private async release(tx: Tx, held: Schedule[]): Promise<void> {
    const now = this.clock.now();
    const zone = await zoneOf(tx);
    const longest_run_ms = this.config.SYNC_DEADLINE_SECONDS * 1_000;
    await changed(
      tx,
      `update schedules s set held = null, held_at = null, missed = false, late_at = q.late_at,
         next_at = case when s.missed then least(s.next_at, $3) else s.next_at end
       from unnest($1::uuid[], $2::timestamptz[]) as q (schedule_id, late_at) where s.schedule_id = q.schedule_id`,
      [
        held.map(({ schedule_id }) => schedule_id),
        held.map((row) => (row.enabled ? lateAfter(row, zone, now, longest_run_ms) : null)),
        now,
      ],
    );
  }
}
