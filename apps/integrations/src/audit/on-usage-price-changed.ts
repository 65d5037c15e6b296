import { type Envelope, usagePriceChanged, type UsagePriceChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Audit } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** Who changed the price list of a tenant is read where the changes of its settings are. */
@Controller()
export class OnUsagePriceChanged {
  constructor(private readonly audit: Audit) {}

  @OnEvent(usagePriceChanged)
  async record({ tenantid, data }: Envelope<UsagePriceChanged>, { tx }: EventContext): Promise<void> {
    const { price_id, change, changed_by, ...detail } = data;
    await this.audit.record(tx, {
      tenant_id: tenantid,
      actor: changed_by,
      action: `usage_price.${change}`,
      subject_type: 'usage_price',
      subject_id: price_id,
      detail: { ...detail },
    });
  }
}
