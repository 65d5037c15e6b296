import type { MigrationInterface, QueryRunner } from 'typeorm';

const read = ['integration_health', 'integration_events', 'call_buckets'];

/** When somebody looked, when it worked, and until when that counts; who uses an integration, and the account behind it. */
export class WhatIsKnown1764760000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table integration_health
      add column first_checked_at timestamptz, add column last_checked_at timestamptz,
      add column first_success_at timestamptz, add column last_success_at timestamptz,
      add column watched_until timestamptz, add column quick_probes integer`);
    await q.query('alter table integrations_copy add column account_id text, add column linked jsonb');
    for (const table of read) await q.query(`alter table ${table} no force row level security`);
    // Until now last_successful_sync was the time of the last success of any kind, and every change set alerted_at.
    await q.query(`update integration_health h set
      first_checked_at = greatest(h.created_at, least(calls.first, h.last_successful_sync, h.last_failure_at)),
      last_checked_at = greatest(h.last_successful_sync, h.last_failure_at),
      first_success_at = case when h.last_successful_sync is not null
        then greatest(h.created_at, least(calls.first_success, h.last_successful_sync)) end,
      last_success_at = h.last_successful_sync,
      watched_until = greatest(h.last_successful_sync, h.last_failure_at) + interval '1 hour',
      last_successful_sync = null, alerted_at = null
      from integration_health one left join (
        select integration_id, min(bucket_at) as first, min(bucket_at) filter (where successes > 0) as first_success
        from call_buckets group by integration_id) calls using (integration_id)
      where one.id = h.id and coalesce(h.last_successful_sync, h.last_failure_at) is not null`);
    await q.query(`insert into integration_events
        (tenant_id, customer_id, integration_type, integration_id, event_type, error_details, created_at)
      select h.tenant_id, h.customer_id, h.integration_type, h.integration_id, 'watched_again',
        jsonb_build_object('unwatched_since', bucket_at + interval '1 hour', 'unwatched_until', next_at), next_at
      from (select integration_id, bucket_at, lead(bucket_at) over (partition by integration_id order by bucket_at) as next_at
        from call_buckets) calls join integration_health h using (integration_id)
      where next_at > bucket_at + interval '1 hour'`);
    for (const table of read) await q.query(`alter table ${table} force row level security`);
    await q.query(`create index integration_health_of_type on integration_health (integration_type, last_checked_at)
      where next_probe_at is not null`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('This migration cannot be undone: it corrected what two columns say.'));
  }
}
