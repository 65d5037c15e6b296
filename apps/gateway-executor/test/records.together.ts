import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['credentials', 'erasure', 'execution', 'sync']);
