import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TechCalls1764920000000 implements MigrationInterface {
  /** Calls with the times that were offered and the one that was chosen, and a count of what a message has to show. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table tech_calls (
      signal_id uuid primary key, tenant_id uuid not null, contact text not null, csm text,
      token text not null, slots jsonb not null, starts_at timestamptz, outcome text, outcome_by text, outcome_at timestamptz, created_at timestamptz not null default clock_timestamp(),
      constraint tech_calls_token unique (token))`);
    await q.query('create index tech_calls_of_csm on tech_calls (tenant_id, csm, starts_at)');
    await enableRowSecurity(q, 'tech_calls', []);
    await q.query('alter table messages add column changes int not null default 0');
    await q.query(`create index contacts_stopped on contacts (tenant_id, email) where stopped is not null`);
    await q.query(`create index tasks_key on tasks (tenant_id, key) where status = 'open'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index tasks_key, contacts_stopped');
    await q.query('alter table messages drop column changes');
    await q.query('drop table tech_calls');
  }
}
