import { CsmWorld, customer_id, integration_id } from './csm-world';
import { hoursAgo, listed, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const stored = {
  integration_id,
  connection_code: 'salesforce',
  name: 'CRM Sync',
  status: 'active',
  customer_id: null as string | null,
  user_id: null,
  updated_at: hoursAgo(3),
};
const techcorp = { customer_id, name: 'TechCorp' };

describe('the overview of a tenant while the notifier does not answer', () => {
  beforeEach(() => (world.now.notifier = { '/triage?': { status: 503 } }));

  it('counts all integrations, and shows the most urgent ones, however many there are', async () => {
    const row = { integration_id, status: 'disconnected', state: 'disconnected', party_at_fault: 'customer' };
    world.now.monitor = { '/integration-health?': listed(row) };
    world.now.integrations = { '/integrations?': listed({ ...stored, customer_id }), '/customers?': listed(techcorp) };
    const { html } = await (await world.signedIn('tenant_admin')).open('/');
    for (const [state, count] of Object.entries({ disconnected: 45, degraded: 4, unknown: 50, healthy: 600 }))
      expect(html).toMatch(new RegExp(`state=${state}"[^]*?count-number">${count}<`));
    expect(html).toContain('All 50');
    expect(html).toContain('CRM Sync');
    expect(html).toContain('TechCorp');
    // Only of what it lists: the first row of 700 may be any.
    expect(world.asked('integrations', '/integrations?')).toContain(`integration_ids=${integration_id}`);
    expect(world.asked('integrations', '/customers?')).toContain(`customer_ids=${customer_id}`);
    expect(world.asked('monitor', '/integration-health?')).toContain(`integration_ids=${integration_id}&limit=1`);
  });

  it('gives no numbers while the status-monitor does not answer or is older, and shows what is known to be broken', async () => {
    const broken = { ...stored, status: 'error', status_reason: 'Revoked' };
    world.now.integrations = { '/integrations?': listed(broken) };
    for (const answer of [{ status: 503 }, problem(400, 'invalid-fields', 'No.')]) {
      world.now.monitor = { '/integration-health?': answer, '/integration-health/figures': answer };
      const { html } = await (await world.signedIn('tenant_admin')).open('/');
      expect(world.asked('integrations', '/integrations?')).toContain('status=error');
      expect(html).toContain('Revoked');
      expect(html).not.toContain('/integrations?state=');
    }
  });
});

describe('the overview while the numbers are missing and the notifier does not answer', () => {
  it('says that nothing fails, and not how many integrations work', async () => {
    world.now.notifier = { '/triage?': { status: 503 } };
    world.now.monitor = { '/integration-health?': listed(), '/integration-health/figures': { status: 503 } };
    const { html } = await (await world.signedIn('tenant_admin')).open('/');
    expect(html).toMatch(/Nothing fails<\/p>\s*<p>How many integrations work is not known right now\./);
  });
});

describe('the overview of a tenant', () => {
  it('lists beside the open signals only what has never worked, which opens none', async () => {
    const row = { integration_id, status: 'disconnected', state: 'never_worked', party_at_fault: 'customer' };
    world.now.monitor = { '/integration-health?': listed(row) };
    world.now.integrations = { '/integrations?': listed(stored) };
    const { html } = await (await world.signedIn('tenant_admin')).open('/');
    expect(world.upstreams.monitor.seen.map(({ url }) => url)).toContainEqual(
      expect.stringContaining('/integration-health?states=never_worked&limit'),
    );
    expect(html).toContain('Has never worked');
    expect(html).not.toContain('Needs attention');
  });

  it('does not say of what is broken that it has never worked while the status-monitor does not answer', async () => {
    world.now.monitor = { '/integration-health?': { status: 503 }, '/integration-health/figures': { status: 503 } };
    world.now.integrations = { '/integrations?': listed({ ...stored, status: 'error', status_reason: 'Revoked' }) };
    const { html } = await (await world.signedIn('tenant_admin')).open('/');
    for (const text of ['Revoked', 'Needs attention']) expect(html).toContain(text);
    expect(html).not.toContain('Has never worked');
  });
});

describe('the list of integrations', () => {
  it('in a state asks the status-monitor for a page of them, and shows the next one', async () => {
    const row = { integration_id, status: 'healthy', state: 'unknown', party_at_fault: 'unknown' };
    world.now.monitor = { '/integration-health?': { body: { items: [row], next_cursor: 'abc' } } };
    world.now.integrations = { '/integrations?': listed(stored) };
    const { html } = await (
      await world.signedIn('tenant_admin')
    ).open('/integrations?state=unknown&connection=salesforce&name=crm&cursor=xyz');
    expect(world.upstreams.monitor.seen.map(({ url }) => url)).toContainEqual(
      expect.stringContaining(
        '/integration-health?states=unknown&integration_type=salesforce&name=crm&limit=100&cursor=xyz',
      ),
    );
    expect(world.asked('integrations', '/integrations?')).not.toContain('cursor');
    expect(html).toContain('CRM Sync');
    expect(html).toContain('href="/integrations?state=unknown&amp;connection=salesforce&amp;name=crm&amp;cursor=abc"');
  });
});
