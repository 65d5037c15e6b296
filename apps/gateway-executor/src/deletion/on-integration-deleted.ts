import { type Envelope, integrationDeleted, type IntegrationDeleted } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { endLine } from '../ledger/record-parking';
import { deleteSchedules } from '../schedules/delete-schedules';
import { deleteSynced } from '../sync/delete-synced';

/** Deletes the schedules, records and cursors of a deleted integration. The history of its runs stays. */
@Controller()
export class OnIntegrationDeleted {
  constructor(private readonly clock: Clock) {}

  @OnEvent(integrationDeleted)
  async handle({ tenantid, data }: Envelope<IntegrationDeleted>, { tx }: EventContext): Promise<void> {
    await endLine(tx, tenantid, data.integration_id, this.clock.now());
    await deleteSchedules(tx, [data.integration_id]);
    await deleteSynced(tx, [data.integration_id]);
  }
}
