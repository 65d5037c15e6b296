import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = {
  signals_open_of_customer: 'customer_id',
  signals_open_of_integration: 'integration_id',
  signals_open_of_type: 'integration_type',
  signals_open_of_contact: 'contact_email',
};

export class OpenSignalIndexes1764981000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    for (const [name, column] of Object.entries(columns))
      await buildIndex(q, name, `signals (tenant_id, ${column}) where state = 'open'`);
    await buildIndex(q, 'access_request_emails_settled', 'access_request_emails (settled_at)');
    await dropIndex(q, 'signals_open');
  }

  async down(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'signals_open', `signals (tenant_id) where state = 'open'`);
    for (const name of [...Object.keys(columns), 'access_request_emails_settled']) await dropIndex(q, name);
  }
}
