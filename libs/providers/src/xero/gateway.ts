import { defineGateway } from '@linesman/provider-kit';
import { manifest } from './manifest';
import { toCustomer, toInvoice } from './records';
import { sendInvoice } from './send-invoice';
import { syncPage } from './sync-pages';

export const gateway = defineGateway(manifest, {
  SYNC_INVOICES: (call) => syncPage(call, 'Invoices', {}, toInvoice),
  SYNC_CUSTOMER_DATA: (call) => syncPage(call, 'Contacts', { includeArchived: 'true' }, toCustomer),
  SEND_INVOICE: sendInvoice,
});
