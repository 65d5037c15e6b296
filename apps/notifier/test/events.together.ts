import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['event-subscriptions', 'feed']);
