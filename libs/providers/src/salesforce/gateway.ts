import { defineGateway } from '@linesman/provider-kit';
import { manifest } from './manifest';
import { contactFields, opportunityFields, toContact, toOpportunity } from './records';
import { syncRecords } from './sync-records';

export const gateway = defineGateway(manifest, {
  SYNC_CONTACTS: (call) => syncRecords(call, 'Contact', contactFields, toContact),
  SYNC_OPPORTUNITIES: (call) => syncRecords(call, 'Opportunity', opportunityFields, toOpportunity),
});
