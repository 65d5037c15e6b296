import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const integrations = 'integrations_copy_of_tenant';

/**
 * What changes the state of an integration, without the failures between the changes, which are many more. The integrations
 * of a tenant are read a few hundred at a time, so their index is in the order of their ids.
 */
export class Timelines1766413100000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(
      q,
      'integration_events_timeline',
      `integration_events (integration_id, created_at) where event_type in ('disconnected', 'degraded', 'recovered',
        'cause_changed', 'watched_again', 'switched_off', 'switched_on')`,
    );
    await buildIndex(q, integrations, 'integrations_copy (tenant_id, integration_id) where not deleted');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, integrations);
    await dropIndex(q, 'integration_events_timeline');
  }
}
