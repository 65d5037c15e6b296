import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['batches', 'history', 'sso', 'states', 'tenants-and-replicas']);
