import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ConnectOutcome1764893000000 implements MigrationInterface {
  /** What was connected with a link, so that its page can say it again when somebody reloads it. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table connect_sessions add column outcome jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table connect_sessions drop column outcome');
  }
}
