import { type Envelope, parkedRequestsChanged, type ParkedRequestsChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Audit } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** Who cancelled parked requests is read where the other changes of their integration are. */
@Controller()
export class OnParkedRequestsChanged {
  constructor(private readonly audit: Audit) {}

  @OnEvent(parkedRequestsChanged)
  async record({ tenantid, data }: Envelope<ParkedRequestsChanged>, { tx }: EventContext): Promise<void> {
    const { integration_id, cancelled_by, cancelled_now, parked } = data;
    if (!cancelled_by) return;
    await this.audit.record(tx, {
      tenant_id: tenantid,
      actor: cancelled_by,
      action: 'integration.parked_requests_cancelled',
      subject_type: 'integration',
      subject_id: integration_id,
      detail: { cancelled: cancelled_now, still_parked: parked },
    });
  }
}
