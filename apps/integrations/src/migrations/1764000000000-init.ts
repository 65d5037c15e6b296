import { createMessagingTables } from '@linesman/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Init1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createMessagingTables(q);
  }

  down(): Promise<void> {
    throw new Error('The first migration cannot be reverted. Drop the schema instead.');
  }
}
