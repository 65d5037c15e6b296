import { runTogether } from '@linesman/testing';

runTogether(__dirname, ['commands-from-the-outbox', 'connect-nats', 'rpc-server', 'set-aside-events', 'streams']);
