import { type Envelope, integrationStatusChanged, type IntegrationStatusChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';

/**
 * Learns from the status-monitor whether calls of an integration can succeed. What is parked is released once that was
 * verified, not when credentials are stored that may be wrong too.
 */
@Controller()
export class OnIntegrationStatusChanged {
  constructor(private readonly clock: Clock) {}

  @OnEvent(integrationStatusChanged)
  async follow(
    { tenantid, data, aggregateversion = 0 }: Envelope<IntegrationStatusChanged>,
    { tx }: EventContext,
  ): Promise<void> {
    const { integration_id, integration_type, new_status, old_status } = data;
    const works = new_status === 'healthy' || (old_status === 'disconnected' && new_status !== 'disconnected');
    await changed(
      tx,
      `insert into parked_lines as l (tenant_id, integration_id, connection_code, health, health_version)
       values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, integration_id) do update set health = excluded.health, health_version = excluded.health_version,
         looks = 0, look_at = case when $6 then $7 when excluded.health = 'disconnected' then null else l.look_at end
       where l.health_version < excluded.health_version and l.deleted_at is null`,
      [tenantid, integration_id, integration_type, new_status, aggregateversion, works, this.clock.now()],
    );
  }
}
