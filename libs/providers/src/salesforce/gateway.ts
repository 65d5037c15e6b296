import { defineGateway } from '@linesman/provider-kit';
import { manifest } from './manifest';
import { contactFields, opportunityFields, toContact, toOpportunity } from './records';
import { syncRecords } from './sync-records';

const contacts = { object: 'Contact', fields: contactFields, convert: toContact };
const opportunities = { object: 'Opportunity', fields: opportunityFields, convert: toOpportunity };

export const gateway = defineGateway(manifest, {
  SYNC_CONTACTS: (call) => syncRecords(call, contacts),
  SYNC_OPPORTUNITIES: (call) => syncRecords(call, opportunities),
});
