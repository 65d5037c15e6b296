import { type Envelope, integrationDeleted, type IntegrationDeleted } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { deleteSchedules } from '../schedules/delete-schedules';
import { deleteSynced } from '../sync/delete-synced';

/** Deletes the schedules, records and cursors of a deleted integration. The history of its runs stays. */
@Controller()
export class OnIntegrationDeleted {
  @OnEvent(integrationDeleted)
  async handle({ data }: Envelope<IntegrationDeleted>, { tx }: EventContext): Promise<void> {
    await deleteSchedules(tx, [data.integration_id]);
    await deleteSynced(tx, [data.integration_id]);
  }
}
