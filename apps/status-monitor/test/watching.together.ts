import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['batches', 'history', 'replay', 'sso', 'states', 'tenants-and-replicas']);
