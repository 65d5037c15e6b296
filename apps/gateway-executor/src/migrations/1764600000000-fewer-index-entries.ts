import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Most executions are requested over RPC and have no command id. */
export class FewerIndexEntries1764600000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('drop index executions_command_id');
    await q.query(
      'create unique index executions_command_id on executions (tenant_id, command_id) where command_id is not null',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index executions_command_id');
    await q.query('create unique index executions_command_id on executions (tenant_id, command_id)');
  }
}
