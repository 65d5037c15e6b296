import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the integrations whose credentials have to be looked at, over all tenants. */
export class EndsToCheck1767410000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(
      q,
      'integration_health_end_check',
      'integration_health (end_check_at) where end_check_at is not null',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'integration_health_end_check');
  }
}
