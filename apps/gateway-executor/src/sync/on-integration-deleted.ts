import { type Envelope, integrationDeleted, type IntegrationDeleted } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { deleteSynced } from './delete-synced';

/** Deletes the records and cursors of a deleted integration. The history of its runs stays. */
@Controller()
export class OnIntegrationDeleted {
  @OnEvent(integrationDeleted)
  async handle({ data }: Envelope<IntegrationDeleted>, { tx }: EventContext): Promise<void> {
    await deleteSynced(tx, [data.integration_id]);
  }
}
