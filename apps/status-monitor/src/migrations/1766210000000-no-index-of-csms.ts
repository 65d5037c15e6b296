import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Below row-level security, no index of an expression with `lower` is ever read: its condition could leak rows. */
export class NoIndexOfCsms1766210000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'customers_copy_of_csm');
  }

  async down(q: QueryRunner): Promise<void> {
    const on = `customers_copy (tenant_id, lower(snapshot -> 'csm' ->> 'email')) where not deleted`;
    await buildIndex(q, 'customers_copy_of_csm', on);
  }
}
