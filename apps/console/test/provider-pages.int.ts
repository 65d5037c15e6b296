import { CsmWorld, signal_id } from './csm-world';
import { hoursAgo, listed } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

it('says which providers work, and shows the outages of one with what they meant for the visitor', async () => {
  const outage = {
    outage_id: signal_id,
    connection_code: 'salesforce',
    party_at_fault: 'provider',
    cause: 'server_error',
    opened_at: hoursAgo(1),
    ended_at: null,
    integrations: 4,
    still_failing: 3,
  };
  const none = { outage: null, outages: 0, minutes: 0 };
  const works = { connection_code: 'xero', connection_name: 'Xero', status: 'works', ...none };
  const fails = { ...works, connection_code: 'salesforce', connection_name: 'Salesforce', status: 'outage', outage };
  world.now.monitor = {
    '/providers/status': listed({ ...fails, outages: 3, minutes: 41 }, works),
    '/providers/salesforce/outages': listed(outage, { ...outage, opened_at: hoursAgo(30), ended_at: hoursAgo(28) }),
  };
  const browser = await world.signedIn();
  const { html } = await browser.open('/providers');
  expect(html).toContain('3 outages in 90 days, 41 min');
  expect(html).toContain('4 integrations of yours, of which 3 fail now');
  expect(html).toContain('No outage in 90 days');
  const one = await browser.open('/providers/salesforce');
  expect(one.html).toContain('Salesforce failed');
  expect(one.html).toContain('>2 h<');
  expect(one.html).not.toContain('Silence this');
  for (const [role, place] of [
    ['tenant_admin', '/settings/silences'],
    ['admin', '/staff/silences'],
  ] as const)
    expect((await (await world.signedIn(role)).open('/providers/salesforce')).html).toContain(
      `href="${place}?connection_code=salesforce#new-silence"`,
    );
  expect((await browser.open('/providers/nobody')).response.status).toBe(404);
});
