import { createMessagingTables } from '@linesman/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Init1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createMessagingTables(q);
  }

  down(): Promise<void> {
    throw new Error('The first migration has no way back; drop the schema instead.');
  }
}
