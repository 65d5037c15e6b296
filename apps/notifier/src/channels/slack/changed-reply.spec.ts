import { signalContext } from '../../../test/signal-context';
import { snapshot } from '../../../test/snapshot';
import { changedReply } from './changed-reply';

it.each([
  ['disconnected customer.reconnect', 'degraded customer.reconnect', 'is degraded now: It failed'],
  [
    'degraded provider.wait_for_provider',
    'degraded customer.reconnect',
    'is degraded for another reason now: It failed',
  ],
  [
    'disconnected provider.wait_for_provider',
    'degraded customer.reconnect',
    'is degraded for another reason now: It failed',
  ],
])('names another reason only where the reason changed: %s, then %s', (told_before, about, words) => {
  const change = { ...snapshot().status_change, new_status: 'degraded', failure_reason: 'It failed' } as const;
  const reply = changedReply(signalContext({ status_change: change }), { occasion: 'changed.2', about, told_before });
  expect(reply).toBe(`Salesforce CRM Sync ${words}`);
});
