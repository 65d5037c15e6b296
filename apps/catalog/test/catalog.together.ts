import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['catalog', 'management']);
