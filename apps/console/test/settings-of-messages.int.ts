import { TenantWorld } from './start-tenant';
import { bodyOf, filled, hidden, integration_id, problem } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const stored = {
  product_name: 'Acme',
  mail_from: 'care@acme.example',
  enabled_providers: ['dropbox', 'basecamp'],
  working_hours: { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] },
  page_origins: [],
  version: 3,
};

it('shows a Slack channel by its name, and keeps the same one when it is saved', async () => {
  const known = { ...stored, slack_channel_id: 'C0ALERTS', slack_channel_name: 'customer-alerts' };
  services.answers['GET /tenant/settings'] = () => ({ body: known, headers: { etag: '"3"' } });
  services.answers['PUT /tenant/settings'] = () => ({ body: known });
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings');
  expect(html).toContain('value="#customer-alerts"');
  const form = { etag: hidden(html, 'etag'), opened: hidden(html, 'opened'), slack_integration_id: integration_id };
  await browser.open('/settings', filled(html, { ...form, slack_channel_id: '#customer-alerts' }));
  expect(bodyOf(services.sent('PUT', '/tenant/settings').at(-1))).toMatchObject({
    slack_channel_id: '#customer-alerts',
  });
});

it('takes a Slack channel, digests and the hours until the next contact, and says why a channel is refused', async () => {
  const digest = { messages: 7, minutes: 15 };
  const known = { ...stored, slack_channel_id: 'C0ALERTS', digest };
  services.answers['GET /tenant/settings'] = () => ({ body: known, headers: { etag: '"3"' } });
  const wrong = { errors: [{ field: 'slack_channel_id', message: 'is archived' }] };
  services.answers['PUT /tenant/settings'] = () => problem(400, 'invalid-fields', wrong);
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings');
  for (const shown of ['value="C0ALERTS"', 'name="digest_messages" type="number" min="1" max="1000" value="7"'])
    expect(html).toContain(shown);
  const form = { etag: hidden(html, 'etag'), opened: hidden(html, 'opened'), slack_integration_id: integration_id };
  const changed = { slack_channel_id: '#alerts', digest_messages: '3', digest_minutes: '20' };
  const rule = { remind_critical: '1', next_contact_critical: '2' };
  const again = await browser.open('/settings', filled(html, { ...form, ...changed, ...rule }));
  expect(bodyOf(services.sent('PUT', '/tenant/settings').at(-1))).toMatchObject({
    slack_integration_id: integration_id,
    slack_channel_id: '#alerts',
    digest: { messages: 3, minutes: 20 },
    reminders: { critical: { remind_after_hours: [1], next_contact_after_working_hours: 2 } },
  });
  expect(again.html).toContain('<p class="error">Is archived</p>');
});

it('shows the severity policy row by row, saves another, and says at its row what is wrong', async () => {
  services.answers['GET /tenant/settings'] = () => ({ body: stored, headers: { etag: '"3"' } });
  const field = 'severity_policy.1.degraded';
  const wrong = { errors: [{ field, message: 'is more severe than disconnected: choose a lower one' }] };
  services.answers['PUT /tenant/settings'] = () => problem(400, 'invalid-fields', wrong);
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings');
  for (const shown of [
    'ARR from $100,000',
    'ARR below $100,000, or not known',
    'ARR from $50,000 to below $500,000',
    'name="severity_other_0_arr" type="number" min="1" max="1000000000000" step="any" value="500000"',
  ])
    expect(html).toContain(shown);
  const rest = { severity_critical_rest_disconnected: 'critical', severity_critical_rest_degraded: 'high' };
  const other = { severity_other_rest_disconnected: 'low', severity_other_rest_degraded: 'medium' };
  const again = await browser.open('/settings', filled(html, { ...rest, ...other, etag: hidden(html, 'etag') }));
  expect(bodyOf(services.sent('PUT', '/tenant/settings').at(-1))).toMatchObject({
    severity_policy: [
      { is_critical: true, arr_from: 0, disconnected: 'critical', degraded: 'high' },
      { is_critical: false, arr_from: 0, disconnected: 'low', degraded: 'medium' },
    ],
  });
  expect(again.html).toContain('<p class="error">Is more severe than disconnected: choose a lower one</p>');
  expect(again.html.match(/<legend>Any ARR<\/legend>/g)).toHaveLength(2);
});
