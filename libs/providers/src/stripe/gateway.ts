import { defineGateway } from '@linesman/provider-kit';
import { manifest } from './manifest';
import { createCustomerProfile, processPayment, refundPayment } from './payments';
import { createSubscription } from './subscriptions';
import { syncTransactions } from './sync-transactions';

export const gateway = defineGateway(manifest, {
  PROCESS_PAYMENT: processPayment,
  REFUND_PAYMENT: refundPayment,
  CREATE_CUSTOMER_PROFILE: createCustomerProfile,
  CREATE_SUBSCRIPTION: createSubscription,
  SYNC_TRANSACTIONS: syncTransactions,
});
