import { defineGateway } from '@linesman/provider-kit';
import { createCustomerProfile } from './contacts';
import { manifest } from './manifest';
import { toCustomer, toInvoice } from './records';
import { createRepeatingInvoice } from './repeating-invoices';
import { sendInvoice } from './send-invoice';
import { syncPage } from './sync-pages';

export const gateway = defineGateway(manifest, {
  SYNC_INVOICES: (call) => syncPage(call, 'Invoices', {}, toInvoice),
  SYNC_CUSTOMER_DATA: (call) => syncPage(call, 'Contacts', { includeArchived: 'true' }, toCustomer),
  CREATE_CUSTOMER_PROFILE: createCustomerProfile,
  CREATE_REPEATING_INVOICE: createRepeatingInvoice,
  SEND_INVOICE: sendInvoice,
});
