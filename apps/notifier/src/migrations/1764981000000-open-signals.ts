import type { MigrationInterface, QueryRunner } from 'typeorm';

const lookedUpBy = {
  customer: 'customer_id',
  integration: 'integration_id',
  type: 'integration_type',
  contact: 'contact_email',
};

export class OpenSignals1764981000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, column] of Object.entries(lookedUpBy))
      await q.query(`create index signals_open_of_${name} on signals (tenant_id, ${column}) where state = 'open'`);
    await q.query('drop index signals_open');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`create index signals_open on signals (tenant_id) where state = 'open'`);
    for (const name of Object.keys(lookedUpBy)) await q.query(`drop index signals_open_of_${name}`);
  }
}
