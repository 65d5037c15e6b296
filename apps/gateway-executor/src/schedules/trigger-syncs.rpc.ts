import { type TriggeredSyncs, triggerSyncs, type TriggerSyncsRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database, rows } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { noteWebhook } from './note-webhook';
import type { Schedule } from './schedule.entity';

/** What providers tell of changed data by webhooks, as the integrations service has verified it. */
@Controller()
export class TriggerSyncsRpc {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @OnRpc(triggerSyncs)
  trigger({ tenant_id, integration_ids, capability_code }: TriggerSyncsRequest): Promise<TriggeredSyncs> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const found = await rows<Schedule>(
        tx,
        `select * from schedules where integration_id = any($1) and capability_code = $2 and kind = 'webhook' and enabled
         order by schedule_id for update`,
        [integration_ids, capability_code],
      );
      const now = this.clock.now();
      for (const row of found) await noteWebhook(tx, row, now);
      return { schedules: found.length };
    });
  }
}
