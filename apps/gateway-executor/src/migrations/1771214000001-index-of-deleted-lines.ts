import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexOfDeletedLines1771214000001 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'parked_lines_deleted_at', 'parked_lines (deleted_at) where deleted_at is not null');
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'parked_lines_deleted_at');
  }
}
