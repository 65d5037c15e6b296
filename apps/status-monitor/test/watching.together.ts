import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['batches', 'history', 'replay', 'shadow', 'sso', 'states', 'tenants-and-replicas']);
