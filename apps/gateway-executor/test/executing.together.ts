import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['client', 'customers', 'execute-rpc', 'internal-commands', 'members', 'refused-commands']);
