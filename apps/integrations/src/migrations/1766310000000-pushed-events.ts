import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PushedEvents1766310000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table pushed_events (
      integration_id uuid not null, event_id text not null, tenant_id uuid not null, received_at timestamptz not null,
      constraint pushed_events_pkey primary key (integration_id, event_id),
      constraint pushed_events_integration_fkey foreign key (integration_id) references integrations)`);
    await q.query('create index pushed_events_received_at on pushed_events (received_at)');
    await enableRowSecurity(q, 'pushed_events', []);
    await letSystemForget(q, 'pushed_events', { reads: ['integration_id', 'event_id', 'received_at'] });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table pushed_events');
  }
}
