import type { Provider } from '@linesman/provider-kit';
import { lookUpContact } from './contacts';
import { gateway } from './gateway';
import { lookUpInvoice } from './look-up-invoice';
import { manifest } from './manifest';
import { lookUpRepeatingInvoice } from './repeating-invoices';
import { revoke } from './revoke';

import { configFromAccount, identify, probe } from './status';

export const provider: Provider = {
  manifest,
  gateway,
  probe,
  identify,
  revoke,
  configFromAccount,
  look_up: {
    CREATE_CUSTOMER_PROFILE: lookUpContact,
    CREATE_REPEATING_INVOICE: lookUpRepeatingInvoice,
    SEND_INVOICE: lookUpInvoice,
  },
};
