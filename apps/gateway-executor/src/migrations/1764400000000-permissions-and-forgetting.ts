import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PermissionsAndForgetting1764400000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table executions
      add column requested_roles text[] not null default '{}',
      add column permitted boolean not null default false,
      add column answer_forgotten boolean not null default false`);
    await q.query(`create index executions_finished_at on executions (finished_at, answer_forgotten)`);
    await enableRowSecurity(q, 'executions', ['delete'], []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      `alter table executions drop column requested_roles, drop column permitted, drop column answer_forgotten`,
    );
  }
}
