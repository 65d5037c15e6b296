import { type Case, each } from '../case.ts';
import { TENANT } from '../grown-tables.ts';

const owner = 'notifier';

/** Each service has these, for staff. */
export const ofMessaging: Case[] = [
  {
    route: '/dead-letters',
    owner,
    file: '../../../libs/messaging/src/dead-letters/dead-letters.system',
    name: 'DeadLetters',
    queries: each({ handler: 'a' }, { replayed: false }, { tenant_id: TENANT }),
  },
  {
    route: '/dead-letters/deferred',
    owner,
    file: '../../../libs/messaging/src/dead-letters/deferred-messages.system',
    name: 'DeferredMessages',
    queries: each(),
  },
  {
    route: '/set-aside-events',
    owner,
    file: '../../../libs/messaging/src/outbox/set-aside-events.system',
    name: 'SetAsideEvents',
    queries: each(),
  },
];
