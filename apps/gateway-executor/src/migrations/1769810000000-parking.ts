import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const allow = (statuses: string): string => `alter table executions drop constraint executions_status,
  add constraint executions_status check (status in (${statuses})) not valid`;

/** The older release makes no parked execution, and answers with the row of one as it is. */
export class Parking1769810000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table executions add column park_until timestamptz, add column accepted_at timestamptz,
      add column times_parked int not null default 0`);
    await q.query(allow(`'requested', 'running', 'parked', 'succeeded', 'failed', 'unknown'`));
    await q.query(`create table parked_lines (
      tenant_id uuid not null, integration_id uuid not null, connection_code text not null default '',
      health text not null default 'healthy', health_version int not null default 0, current_execution_id uuid,
      look_at timestamptz, looks int not null default 0, told int not null default 0, since timestamptz,
      succeeded int not null default 0, failed int not null default 0, unknown int not null default 0,
      cancelled int not null default 0, expired int not null default 0, version int not null default 0,
      primary key (tenant_id, integration_id))`);
    await q.query('create index parked_lines_look_at on parked_lines (look_at)');
    await enableRowSecurity(q, 'parked_lines', ['select']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table parked_lines');
    await q.query(allow(`'requested', 'running', 'succeeded', 'failed', 'unknown'`));
    await q.query('alter table executions drop column park_until, drop column accepted_at, drop column times_parked');
  }
}
