import type { Tx } from '@linesman/persistence';
import { invalidFields } from '@linesman/service-kit';
import { IsNull } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';

/** @throws Problem where the integration is no Slack workspace of the tenant itself. */
export async function refuseWrongSlack(tx: Tx, integration_id?: string): Promise<void> {
  if (!integration_id) return;
  const found = await tx.findOneBy(Integration, { integration_id, deleted_at: IsNull() });
  const refuse = (message: string) => invalidFields([{ field: 'slack_integration_id', message }]);
  if (found?.connection_code !== 'slack') throw refuse('is not a Slack integration of yours');
  // Alerts name customers and their problems: they do not go to the Slack of a customer or of one person.
  if (found.customer_id !== null || found.user_id !== null)
    throw refuse('belongs to a customer or to one person: choose one of the workspace itself');
}
