import { CsmWorld, customer_id, signal_id } from './csm-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

it.each([
  ['/', 'Customers at risk: 1. Open signals: 1. Open tasks: 1.'],
  ['/customers', 'Customers at risk: 1. Open signals: 1.'],
  [`/customers/${customer_id}`, 'Open signals: 1. Open tasks: 1.'],
  ['/risk-signals', 'Signals on this page: 1.'],
  [`/risk-signals/${signal_id}`, 'Open. Detected, Notified.'],
  ['/tasks', 'Open tasks on this page: 1.'],
])('a screen reader hears what changed on %s: numbers and states, and no times', async (path, sentence) => {
  const { html } = await (await world.signedIn()).open(path);
  expect(/data-announce="([^"]*)"/.exec(html)?.[1]?.trim()).toBe(sentence);
});

it('hears how many integrations are in which state', async () => {
  const { html } = await (await world.signedIn('tenant_admin')).open('/');
  expect(html).toContain('data-announce="Disconnected: 45. Never worked: 1. Degraded: 4. Unknown: 50. Healthy: 600.');
});
