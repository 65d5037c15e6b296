import { type Envelope, integrationDeleted, type IntegrationDeleted } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { forgetSynced } from './forget-synced';

/** Nobody keeps a copy of what nobody is connected to any more. What was run stays in the history. */
@Controller()
export class OnIntegrationDeleted {
  @OnEvent(integrationDeleted)
  async handle({ data }: Envelope<IntegrationDeleted>, { tx }: EventContext): Promise<void> {
    await forgetSynced(tx, [data.integration_id]);
  }
}
