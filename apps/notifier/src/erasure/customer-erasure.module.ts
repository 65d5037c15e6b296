import { notificationDataErased } from '@linesman/contracts';
import { ErasureModule } from '@linesman/messaging';
import { Module } from '@nestjs/common';
import { eraseStaffTasks } from '../tasks/erase-tasks';
import { eraseCustomer } from './erase-customer';

/** An erasure reaches what our staff were told of a tenant, too: it is in rows of the platform tenant. */
@Module({
  imports: [
    ErasureModule.forService({
      receipt: notificationDataErased,
      eraseCustomer,
      eraseElsewhere: async (tx, tenantId, outbox) => ({ staff_tasks: await eraseStaffTasks(tx, outbox, tenantId) }),
    }),
  ],
})
export class CustomerErasureModule {}
