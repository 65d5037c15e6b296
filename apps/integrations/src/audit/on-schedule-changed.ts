import { type Envelope, scheduleChanged, type ScheduleChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Audit } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** Who made, changed or deleted the schedule of a sync is read where the other changes of its integration are. */
@Controller()
export class OnScheduleChanged {
  constructor(private readonly audit: Audit) {}

  @OnEvent(scheduleChanged)
  async record({ tenantid, data }: Envelope<ScheduleChanged>, { tx }: EventContext): Promise<void> {
    const { integration_id, change, changed_by, ...detail } = data;
    await this.audit.record(tx, {
      tenant_id: tenantid,
      actor: changed_by,
      action: `integration.schedule_${change}`,
      subject_type: 'integration',
      subject_id: integration_id,
      detail: { ...detail },
    });
  }
}
