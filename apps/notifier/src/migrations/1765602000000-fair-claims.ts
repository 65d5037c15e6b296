import { buildIndex, dropIndex, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a claim writes. */
const claimed = {
  deliveries: 'state, lease, leased_until, attempts, ambiguous_since',
  messages: 'edited_until',
};

export class FairClaims1765602000000 implements MigrationInterface {
  readonly transaction = false;

  /** What is due is claimed across tenants, in turns: an index goes from one tenant and channel to the next. */
  async up(q: QueryRunner): Promise<void> {
    await buildIndex(
      q,
      'deliveries_lanes',
      `deliveries (tenant_id, channel, next_attempt_at) where state in ('pending', 'ambiguous')`,
    );
    await buildIndex(
      q,
      'messages_lanes',
      'messages (tenant_id, channel, refresh_due_at) where refresh_due_at is not null',
    );
    const { system } = await rolesOfSchema(q);
    for (const [table, columns] of Object.entries(claimed)) {
      await q.query(`revoke insert, update, delete on ${table} from "${system}"`);
      await q.query(`grant update (${columns}) on ${table} to "${system}"`);
      await q.query(`drop policy if exists system_update on ${table}`);
      await q.query(`create policy system_update on ${table} for update to "${system}" using (true) with check (true)`);
    }
  }

  async down(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    for (const table of Object.keys(claimed)) {
      await q.query(`drop policy system_update on ${table}`);
      await q.query(`grant all on ${table} to "${system}"`);
    }
    await dropIndex(q, 'messages_lanes');
    await dropIndex(q, 'deliveries_lanes');
  }
}
