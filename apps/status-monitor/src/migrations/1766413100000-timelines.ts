import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  // What changes the state of an integration, without the failures between the changes, which are many more.
  integration_events_timeline: `integration_events (integration_id, created_at) where event_type in ('disconnected',
    'degraded', 'recovered', 'cause_changed', 'watched_again', 'switched_off', 'switched_on')`,
  // The integrations of a tenant, or of a connection of it, are read a few hundred at a time in the order of their ids.
  integrations_copy_of_tenant: 'integrations_copy (tenant_id, integration_id) where not deleted',
  integrations_copy_of_connection: 'integrations_copy (tenant_id, connection_code, integration_id) where not deleted',
};

export class Timelines1766413100000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
  }
}
