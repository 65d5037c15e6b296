import { signalContext } from '../../../test/signal-context';
import { snapshot } from '../../../test/snapshot';
import { changedReply } from './changed-reply';

const now = new Date('2026-01-29T18:00:00Z');

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
  const changed = { occasion: 'changed.2', about, told_before };
  const reply = changedReply(signalContext({ status_change: change }), changed, now);
  expect(reply).toBe(`Salesforce CRM Sync ${words}`);
});

it('says when the access ends once nothing else is wrong any more', () => {
  const told = signalContext({
    signal_type: 'integration_expiring',
    credentials_end: { at: '2026-02-04T18:00:00Z', why: 'expire' },
  });
  const changed = { occasion: 'changed.3', about: 'healthy customer.reconnect', told_before: 'disconnected us.staff' };
  expect(changedReply(told, changed, now)).toBe(
    'Salesforce CRM Sync works. The access to Salesforce ends in 6 days, on Feb 4, 2026 at 1:00 PM EST.',
  );
});
