import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ForgetPeople1764898000000 implements MigrationInterface {
  /** The system role deletes who has left; it sees their subjects, and no names. */
  async up(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    for (const verb of ['select', 'delete'])
      await q.query(`create policy "system_${verb}" on people for ${verb} to "${system}" using (true)`);
    await q.query(`revoke all on people from "${system}"`);
    await q.query(`grant select (tenant_id, kind, subject, seen_at), delete on people to "${system}"`);
    await q.query(`create policy "system_select" on grants for select to "${system}" using (true)`);
  }

  async down(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    for (const verb of ['select', 'delete']) await q.query(`drop policy "system_${verb}" on people`);
    await q.query('drop policy "system_select" on grants');
    await q.query(`grant select, insert, update, delete on people to "${system}"`);
  }
}
