import { CsmWorld } from './csm-world';
import { hidden, listed, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

describe('the first steps of a new workspace', () => {
  const alerting = { channel: 'email', has_settings: true, alerted: false, tested_at: null };
  const refused = [{ channel: 'slack', reason: 'restricted_action' }];

  it('lead an administrator to a test alert, and say where it arrived', async () => {
    world.now.notifier = { '/test-alerts': { body: { ...alerting, refused } } };
    world.now.integrations = { '/customers?': listed(), '/integrations?': { body: { items: [] } } };
    const browser = await world.signedIn('tenant_admin');
    const { html } = await browser.open('/');
    for (const text of ['First steps', '1 of 5 done', '/customers/new', '/settings/teams', 'Send a test alert'])
      expect(html).toContain(text);
    const { _csrf } = hidden(html) as { _csrf: string };
    const after = await browser.open('/settings/test-alert', { _csrf, return_to: '/' });
    const asked = world.upstreams.notifier.seen.filter(({ method }) => method === 'POST');
    expect(asked.map(({ url }) => url)).toEqual(['/test-alerts']);
    expect(after.html).toContain(
      '<div class="notice warns" role="status">Slack did not take it: Restricted action. The test alert was sent by email, to you directly.',
    );
    world.now.notifier = { '/test-alerts': { body: { ...alerting, refused: [] } } };
    const fine = await browser.open('/settings/test-alert', { _csrf, return_to: '/' });
    expect(fine.html).toContain('<div class="notice" role="status">The test alert was sent by email');
  });

  it('ask for the settings first, without which no test can be sent', async () => {
    world.now.notifier = { '/test-alerts': { body: { ...alerting, has_settings: false } } };
    const { html } = await (await world.signedIn('tenant_admin')).open('/');
    expect(html).toContain('Save the settings of your workspace');
    expect(html).not.toContain('action="/settings/test-alert"');
  });

  it('say on the same page that too many test alerts were sent', async () => {
    const browser = await world.signedIn('tenant_admin');
    world.now.notifier = {
      '/test-alerts': { body: alerting },
      'POST /test-alerts': problem(429, 'too-many-tests', 'At most 20 test alerts are sent an hour.'),
    };
    const { _csrf } = hidden((await browser.open('/')).html) as { _csrf: string };
    const after = await browser.open('/settings/test-alert', { _csrf, return_to: '/' });
    expect(after.url).toBe(`${world.origin}/`);
    expect(after.html).toContain('<div class="notice warns" role="status">At most 20 test alerts are sent an hour.');
  });

  it('are for administrators, and end with the first alert', async () => {
    world.now.notifier = { '/test-alerts': { body: alerting } };
    expect((await (await world.signedIn('member')).open('/')).html).not.toContain('First steps');
    world.now.notifier = { '/test-alerts': { body: { ...alerting, alerted: true } } };
    expect((await (await world.signedIn('tenant_admin')).open('/')).html).not.toContain('First steps');
  });
});
