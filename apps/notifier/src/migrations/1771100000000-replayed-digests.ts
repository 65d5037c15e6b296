import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many messages of a workflow replay are digests, and until they are counted when each person is told. */
export class ReplayedDigests1771100000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const digests = 'add column digests_now int not null default 0, add column digests_would int not null default 0';
    await q.query(`alter table workflow_replays ${digests}`);
    await q.query(`alter table workflow_replay_people ${digests}, add column counted boolean not null default false`);
    await q.query(
      `alter table workflow_replay_messages add column told_now jsonb not null default '[]', add column told_would jsonb not null default '[]'`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table workflow_replay_messages drop column told_now, drop column told_would');
    await q.query(
      'alter table workflow_replay_people drop column digests_now, drop column digests_would, drop column counted',
    );
    await q.query('alter table workflow_replays drop column digests_now, drop column digests_would');
  }
}
