import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['batches', 'history', 'states', 'tenants-and-replicas']);
