import { type Envelope, integrationStatusChanged, type IntegrationStatusChanged } from '@linesman/contracts';
import { type EventContext, OnEvents } from '@linesman/messaging';
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

  @OnEvents(integrationStatusChanged)
  async follow(all: Envelope<IntegrationStatusChanged>[], { tx }: EventContext): Promise<void> {
    await changed(
      tx,
      `insert into parked_lines as l (tenant_id, integration_id, connection_code, health, health_version)
       select $1, c.* from unnest($2::uuid[], $3::text[], $4::text[], $5::int[])
         as c (integration_id, connection_code, health, health_version) order by integration_id
       on conflict (tenant_id, integration_id) do update set health = excluded.health, health_version = excluded.health_version,
         looks = 0, look_at = case when ($6::boolean[])[array_position($2::uuid[], l.integration_id)] then $7
           when excluded.health = 'disconnected' then null else l.look_at end
       where l.health_version < excluded.health_version and l.deleted_at is null`,
      [
        all[0]!.tenantid,
        all.map(({ data }) => data.integration_id),
        all.map(({ data }) => data.integration_type),
        all.map(({ data }) => data.new_status),
        all.map(({ aggregateversion = 0 }) => aggregateversion),
        all.map(({ data }) => worksAgain(data)),
        this.clock.now(),
      ],
    );
  }
}

const worksAgain = ({ new_status, old_status }: IntegrationStatusChanged): boolean =>
  new_status === 'healthy' || (old_status === 'disconnected' && new_status !== 'disconnected');
