import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AskedAgain1764970000000 implements MigrationInterface {
  /** What a person asks for may be asked for again where no email went out. */
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table signal_responses add column asked int not null default 1');
    await q.query('alter table signal_responses drop constraint signal_responses_once');
    await q.query(
      'alter table signal_responses add constraint signal_responses_once unique (signal_id, action, asked)',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('delete from signal_responses where asked > 1');
    await q.query('alter table signal_responses drop constraint signal_responses_once');
    await q.query('alter table signal_responses drop column asked');
    await q.query('alter table signal_responses add constraint signal_responses_once unique (signal_id, action)');
  }
}
