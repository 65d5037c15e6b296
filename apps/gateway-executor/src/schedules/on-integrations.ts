import { type Envelope, type IntegrationSnapshot, integrationUpdated } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';

/**
 * Holds the schedules of an integration with which no call can succeed. Once it works again they run, once, if a run was
 * due meanwhile.
 */
@Controller()
export class OnIntegrations {
  constructor(private readonly clock: Clock) {}

  @OnEvent(integrationUpdated)
  async updated({ data }: Envelope<IntegrationSnapshot>, { tx }: EventContext): Promise<void> {
    const { integration_id, status, version } = data;
    const now = this.clock.now();
    await changed(
      tx,
      status === 'active'
        ? `update schedules set integration_version = $2, held = null, held_at = null, missed = false,
             next_at = case when missed then least(next_at, $3) else next_at end
           where integration_id = $1 and integration_version < $2`
        : `update schedules set integration_version = $2, held = $4, held_at = coalesce(held_at, $3)
           where integration_id = $1 and integration_version < $2`,
      status === 'active' ? [integration_id, version, now] : [integration_id, version, now, status],
    );
  }
}
