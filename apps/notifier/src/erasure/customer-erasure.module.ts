import { notificationDataErased } from '@linesman/contracts';
import { ErasureModule } from '@linesman/messaging';
import { Module } from '@nestjs/common';
import { eraseLateKept } from '../feed/erase-kept';
import { eraseStaffTasks } from '../tasks/erase-tasks';
import { eraseCustomer } from './erase-customer';

/**
 * An erasure reaches what our staff were told of a tenant, too: it is in rows of the platform tenant. And it waits for the
 * process that stores events, which is no handler.
 */
@Module({
  imports: [
    ErasureModule.forService({
      receipt: notificationDataErased,
      eraseCustomer,
      eraseElsewhere: async (tx, tenantId, outbox) => ({
        staff_tasks: await eraseStaffTasks(tx, outbox, tenantId),
        late_kept_events: await eraseLateKept(tx, tenantId),
      }),
    }),
  ],
})
export class CustomerErasureModule {}
