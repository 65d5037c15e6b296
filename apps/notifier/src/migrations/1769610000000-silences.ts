import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Times in which nobody is told of what opens. Those of our staff are everywhere, and belong to the platform tenant. */
export class Silences1769610000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table silences (
      silence_id uuid primary key, tenant_id uuid not null, everywhere boolean not null default false,
      connection_code text check (connection_code is not null or not everywhere), customer_id uuid, integration_id uuid,
      starts_at timestamptz not null, ends_at timestamptz not null, weekly jsonb, reason text not null,
      made_by text not null, made_by_id text not null, ended_by text,
      created_at timestamptz not null default clock_timestamp())`);
    await q.query('create index silences_by_end on silences (tenant_id, everywhere, ends_at, silence_id)');
    await q.query('create index silences_ends_at on silences (ends_at)');
    await enableRowSecurity(q, 'silences', ['select']);
    await letSystemForget(q, 'silences');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table silences');
  }
}
