import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['killed', 'rotate-keys']);
