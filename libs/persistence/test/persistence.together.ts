import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['link', 'migrate', 'pipelined-query', 'retention']);
