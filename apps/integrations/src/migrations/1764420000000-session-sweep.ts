import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionSweep1764420000000 implements MigrationInterface {
  /** The system role may delete old sessions of every tenant. It may not change them. */
  async up(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    await q.query(`create policy system_delete on connect_sessions for delete to "${system}" using (true)`);
    await q.query('create index connect_sessions_expires_at on connect_sessions (expires_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index connect_sessions_expires_at');
    await q.query('drop policy system_delete on connect_sessions');
  }
}
