import { createMessagingTables } from '@linesman/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Init1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createMessagingTables(q);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first migration cannot be undone. Drop the schema instead.'));
  }
}
