import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was reported of each endpoint of webhooks, and from when on it counts as silent. */
export class WebhookEndpoints1767110000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table webhook_endpoints (
      tenant_id uuid not null, integration_id uuid not null, endpoint text not null, sent_by text not null,
      first_heard_at timestamptz not null, last_heard_at timestamptz not null, weeks jsonb not null,
      delivered_at timestamptz, refused_at timestamptz, http_status integer, silent_after timestamptz,
      test_attempt_id uuid, test_requested_at timestamptz, test_requested_by text, test_outcome text,
      primary key (tenant_id, integration_id, endpoint))`);
    await q.query('create index webhook_endpoints_silent_after on webhook_endpoints (silent_after)');
    await q.query('create index webhook_endpoints_last_heard_at on webhook_endpoints (last_heard_at)');
    await enableRowSecurity(q, 'webhook_endpoints', ['update']);
    await letSystemForget(q, 'webhook_endpoints');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table webhook_endpoints');
  }
}
