import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Problems of Linesman itself, under the platform's tenant, and when a probe of each connection last succeeded. */
export class StaffSignals1767300000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table staff_signals (
      id uuid primary key, tenant_id uuid not null, kind text not null, about text not null, reason text not null,
      since timestamptz not null, seen_at timestamptz not null, opened_at timestamptz, closed_at timestamptz)`);
    await q.query('create unique index staff_signals_one_open on staff_signals (kind, about) where closed_at is null');
    await q.query('create index staff_signals_closed_at on staff_signals (closed_at)');
    await enableRowSecurity(q, 'staff_signals', ['select', 'insert', 'update'], ['select']);
    await letSystemForget(q, 'staff_signals');
    await q.query(`create table probe_successes (
      connection_code text primary key, tenant_id uuid not null, succeeded_at timestamptz not null)`);
    await enableRowSecurity(q, 'probe_successes', ['select', 'insert', 'update'], ['select']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table staff_signals');
    await q.query('drop table probe_successes');
  }
}
