import type { Provider } from '@linesman/provider-kit';
import { disagreement } from './credentials';
import { gateway } from './gateway';
import { lookUpCustomer, lookUpPayment, lookUpRefund, lookUpSubscription } from './look-up';
import { manifest } from './manifest';
import { identify, probe } from './status';
import { webhook } from './webhook';

export const provider: Provider = {
  manifest,
  gateway,
  probe,
  identify,
  webhook,
  disagreement,
  look_up: {
    PROCESS_PAYMENT: lookUpPayment,
    REFUND_PAYMENT: lookUpRefund,
    CREATE_CUSTOMER_PROFILE: lookUpCustomer,
    CREATE_SUBSCRIPTION: lookUpSubscription,
  },
};
