import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody looked, when it worked, and until when that counts; who uses an integration, and the account behind it. */
export class WhatIsKnown1764760000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table integration_health
      add column first_checked_at timestamptz, add column last_checked_at timestamptz,
      add column first_success_at timestamptz, add column last_success_at timestamptz,
      add column watched_until timestamptz, add column quick_probes integer`);
    await q.query('alter table integrations_copy add column account_id text, add column linked jsonb');
    await q.query('alter table integration_health no force row level security');
    // Until now last_successful_sync was the time of the last success of any kind, and every change set alerted_at.
    await q.query(`update integration_health set
      first_checked_at = case when coalesce(last_successful_sync, last_failure_at) is not null then created_at end,
      last_checked_at = greatest(last_successful_sync, last_failure_at),
      first_success_at = case when last_successful_sync is not null then created_at end,
      last_success_at = last_successful_sync,
      watched_until = greatest(last_successful_sync, last_failure_at) + interval '1 hour',
      last_successful_sync = null, alerted_at = null`);
    await q.query('alter table integration_health force row level security');
    await q.query(`create index integration_health_of_type on integration_health (integration_type, last_checked_at)
      where next_probe_at is not null`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('This migration cannot be undone: it corrected what two columns say.'));
  }
}
