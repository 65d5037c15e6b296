import { firstSteps } from './first-steps';

const alerting = { channel: 'email' as const, has_settings: true, tested_at: null };
const doneOf = (known: Parameters<typeof firstSteps>[0]) => firstSteps(known)?.map(({ done }) => done);

it('asks for everything in a new workspace', () => {
  const unsaved = { ...alerting, has_settings: false };
  expect(doneOf({ alerting: unsaved, has_customers: false, connected: [] })).toEqual(Array(5).fill(false));
  const [first, , , , test] = firstSteps({ alerting: unsaved, has_customers: false, connected: [] })!;
  expect(first).toMatchObject({ links: [{ url: '/settings' }] });
  expect(test).toMatchObject({
    sends_test: false,
    text: expect.stringContaining('Save the settings first.') as string,
  });
});

it('counts no Slack workspace as the first integration', () => {
  const slack = { ...alerting, channel: 'slack' as const };
  const connected = [{ connection_code: 'slack' }];
  expect(doneOf({ alerting: slack, has_customers: false, connected })).toEqual([true, true, false, false, false]);
});

it('ends with a test by email too, which is a choice', () => {
  const tested = { ...alerting, tested_at: '2026-01-05T09:30:00.000Z' };
  expect(doneOf({ alerting: tested, has_customers: true, connected: [] })).toEqual([true, true, true, false, true]);
  const connected = [{ connection_code: 'stripe' }];
  expect(firstSteps({ alerting: tested, has_customers: true, connected })).toBeUndefined();
});
