import type { Provider } from '@linesman/provider-kit';
import { gateway } from './gateway';
import { lookUpInvoice } from './look-up-invoice';
import { manifest } from './manifest';
import { revoke } from './revoke';
import { configFromAccount, identify, probe } from './status';

export const provider: Provider = {
  manifest,
  gateway,
  probe,
  identify,
  revoke,
  configFromAccount,
  look_up: { SEND_INVOICE: lookUpInvoice },
};
