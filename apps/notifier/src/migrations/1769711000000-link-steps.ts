import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LinkSteps1769711000000 implements MigrationInterface {
  /** What people did with the reconnect links of a signal. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table link_steps (
      link_id uuid not null, number int not null, tenant_id uuid not null, signal_id uuid not null, step text not null,
      taken_at timestamptz not null, recipient text, accounts jsonb, access jsonb, colleague jsonb,
      constraint link_steps_pkey primary key (link_id, number))`);
    await q.query('create index link_steps_of_signal on link_steps (signal_id, taken_at, link_id, number)');
    await enableRowSecurity(q, 'link_steps', []);
    await letSystemForget(q, 'link_steps', { reads: ['signal_id'] });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table link_steps');
  }
}
