import { type Envelope, integrationDeleted, type IntegrationDeleted } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { wakeLine } from '../ledger/record-parking';
import { deleteSchedules } from '../schedules/delete-schedules';
import { deleteSynced } from '../sync/delete-synced';

/** Deletes the schedules, records and cursors of a deleted integration. The history of its runs stays. */
@Controller()
export class OnIntegrationDeleted {
  constructor(private readonly clock: Clock) {}

  @OnEvent(integrationDeleted)
  async handle({ data }: Envelope<IntegrationDeleted>, { tx }: EventContext): Promise<void> {
    // What is parked fails, because there is no such integration.
    await wakeLine(tx, data.integration_id, this.clock.now(), true);
    await deleteSchedules(tx, [data.integration_id]);
    await deleteSynced(tx, [data.integration_id]);
  }
}
