import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['batched-successes', 'history', 'states', 'tenants-and-replicas']);
