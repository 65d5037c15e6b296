import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nearly every observation writes its health row again. Where its page has room for the new version, PostgreSQL writes
 * none of the table's five indexes, and the room of the old version is used again without a vacuum.
 */
export class RoomForHealth1766300000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_health set (fillfactor = 50)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table integration_health reset (fillfactor)');
  }
}
