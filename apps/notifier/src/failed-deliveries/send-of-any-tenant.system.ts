import { Database } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Delivery } from '../deliveries/delivery.entity';
import { SendFailedAgain } from './send-failed-again';

const tenantOf = { name: 'tenant_of_delivery', text: 'select tenant_id from deliveries where id = $1' };

/** For staff, who do not name the tenant. */
@Injectable()
export class SendOfAnyTenant {
  constructor(
    private readonly database: Database,
    private readonly sending: SendFailedAgain,
  ) {}

  async send(id: string, actor: string): Promise<void> {
    const [found] = await this.database.queryInSystem<Pick<Delivery, 'tenant_id'>>(tenantOf, [id]);
    if (!found) throw notFound('delivery');
    await this.sending.send(found.tenant_id, id, actor);
  }
}
