import { CsmWorld, diagnosis, signal_id } from './csm-world';
import { problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

it('says whom a signal concerns, how sure the cause is and what was tried', async () => {
  const { html } = await (await world.signedIn()).open(`/risk-signals/${signal_id}`);
  for (const text of [
    '2 products, 1 subscription; 42 requests wait',
    'Contacts are no longer synced (14 times in the last 30 days; late by 2 hours)',
    'Not used in the last 30 days: Push score',
    'sub_1</bdi>: 100.00 USD each 3 months, next on Dec 1, 2026',
    'and 19 more',
    '<dt>How sure</dt><dd>Confirmed</dd>',
    'It was seen 5 times, by a probe and an execution',
    'Probe, 4 times',
    'Execution (Sync contacts)',
    '2 times in 400 days. The last one took 3 h and ended when somebody reconnected it.',
  ])
    expect(html).toContain(text);
  // Nothing is claimed that is known to be otherwise.
  expect(html).not.toContain('CRM data sync stopped');
  expect(html).not.toContain('<script>alert(1)');
});

it('says what is not known, and shows the provider’s sentences where there is no diagnosis', async () => {
  const not_known = ['What was used is not known: the executor did not answer'];
  const partial = { ...diagnosis, impact: { ...diagnosis.impact, not_known, workload: undefined } };
  world.now.monitor = { [`/risk-signals/${signal_id}/diagnosis`]: { body: partial } };
  const browser = await world.signedIn();
  expect((await browser.open(`/risk-signals/${signal_id}`)).html).toContain(`${not_known[0]}.`);
  world.now.monitor = { [`/risk-signals/${signal_id}/diagnosis`]: problem(404, 'not-found', 'An older release.') };
  const { html } = await browser.open(`/risk-signals/${signal_id}`);
  expect(html).toContain('CRM data sync stopped');
  expect(html).toContain('<dt>Previous disconnection</dt>');
  expect(html).not.toContain('id="diagnosis"');
});
