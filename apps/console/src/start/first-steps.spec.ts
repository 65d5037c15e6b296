import { firstSteps } from './first-steps';

const alerting = { channel: 'email' as const, tested_at: null };
const doneOf = (known: Parameters<typeof firstSteps>[0]) => firstSteps(known)?.map(({ done }) => done);

it('asks for everything in a new workspace', () => {
  expect(doneOf({ alerting, has_customers: false, connected: [] })).toEqual([false, false, false, false]);
});

it('counts no Slack workspace as the first integration', () => {
  const slack = { ...alerting, channel: 'slack' as const };
  const connected = [{ connection_code: 'slack' }];
  expect(doneOf({ alerting: slack, has_customers: false, connected })).toEqual([true, false, false, false]);
});

it('ends with a test by email too, which is a choice', () => {
  const tested = { ...alerting, tested_at: '2026-01-05T09:30:00.000Z' };
  expect(doneOf({ alerting: tested, has_customers: true, connected: [] })).toEqual([true, true, false, true]);
  const connected = [{ connection_code: 'stripe' }];
  expect(firstSteps({ alerting: tested, has_customers: true, connected })).toBeUndefined();
});
