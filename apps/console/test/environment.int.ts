import { CsmWorld, customer_id } from './csm-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const page = `/customers/${customer_id}/environment`;
const at = '2026-03-01T08:00:00.000Z';
const one = {
  integration_id: 'i1',
  integration_name: '<i>CRM',
  connection_code: 'salesforce',
  provider_name: 'Salesforce',
  status: 'active',
  is_critical: true,
  purpose: null,
  authentication: 'consent',
  account_name: 'TechCorp Inc',
  capabilities: [
    { capability_code: 'SYNC_CONTACTS', version: 2, kind: 'read', sync: { direction: 'inbound', object: 'contact' } },
  ],
  added_by: { subject: 'anna', name: 'Anna Admin' },
  added_at: at,
  connected_by: { subject: 'max', name: null },
  connected_at: at,
  credentials_end_at: null,
  condition: {
    integration_id: 'i1',
    state: 'disconnected',
    score: 40,
    uptime_percent: 99.1,
    disconnections: 1,
    down_seconds: 3_600,
    last_successful_sync: at,
    problem: { signal_id: 's1', severity: 'high', opened_at: at, reason: 'Access was revoked' },
    endpoints: [{ endpoint: 'https://shop.example/hooks', sent_by: 'platform', last_heard_at: at, works: false }],
  },
};
const environment = {
  customer_id,
  customer_name: 'TechCorp',
  made_at: at,
  score: 40,
  missing: [],
  left_out: 0,
  integrations: [one],
};
const answered = (body: object) => (world.now.integrations = { [page]: { body } });

it('shows what is connected, how, by whom, and how it works', async () => {
  answered(environment);
  const browser = await world.signedIn();
  expect((await browser.open(`/customers/${customer_id}`)).html).toContain(`href="${page}"`);
  const { html } = await browser.open(page);
  for (const said of [
    '&lt;i&gt;CRM',
    'Consent at Salesforce',
    'TechCorp Inc',
    'Anna Admin',
    '<bdi>max</bdi>',
    'Sync contacts v2',
    'Contact (inbound)',
    'https://shop.example/hooks: does not work',
    '99.1% uptime, 1 disconnection, 1 h',
    'href="/risk-signals/s1">Access was revoked</a>',
    '40 of 100',
  ])
    expect(html).toContain(said);
  const { html: json, response } = await browser.open(`${page}.json`);
  expect(response.headers.get('content-disposition')).toContain('environment.json');
  expect(JSON.parse(json)).toEqual(environment);
});

it('shows what is known while a service does not answer', async () => {
  const paused = { ...one, status: 'inactive', condition: null, authentication: null, connected_by: null };
  answered({ ...environment, score: null, missing: ['status-monitor'], left_out: 3, integrations: [paused] });
  const { html } = await (await world.signedIn('member')).open(page);
  expect(html).toContain('Health and risk signals cannot be shown right now.');
  expect(html).toContain('Technical score: not known.');
  expect(html).toContain('Not connected');
  expect(html).toContain('Paused');
  expect(html).toContain('3 further integrations are not shown.');
});
