import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['circuit', 'rate-limit', 'restarted']);
