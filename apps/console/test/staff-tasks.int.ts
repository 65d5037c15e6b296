import { randomUUID } from 'node:crypto';
import { StaffWorld } from './staff-world';
import { filled } from './tenant-services';

const world = new StaffWorld();
beforeAll(() => world.start());
beforeEach(() => world.reset());
afterAll(() => world.stop());

const SETTINGS = '/tenant/settings';
const tenant_id = randomUUID();
const task = (title: string, priority: string, created_at: string) => ({
  id: randomUUID(),
  tenant_id: world.tenant,
  signal_id: randomUUID(),
  signal_tenant_id: tenant_id,
  customer_id: null,
  key: 'step.staff.1',
  title,
  priority,
  assignee: null,
  due_at: '2026-01-02T00:00:00Z',
  status: 'open',
  closes_with_signal: true,
  closed_by: null,
  closed_at: null,
  note: null,
  created_at,
  integration_id: randomUUID(),
  signal_state: 'open',
});
const settings = {
  product_name: 'Linesman',
  mail_from: 'care@linesman.example',
  enabled_providers: ['dropbox'],
  working_hours: { start_hour: 9, end_hour: 17, days: [1] },
  page_origins: [],
  version: 2,
};
const stored = (more: object) => {
  world.answers[`integrations GET ${SETTINGS}`] = () => ({ body: { ...settings, ...more }, headers: { etag: '"2"' } });
};

describe('the tasks of staff', () => {
  it('are listed with the most severe and of these the oldest first, and lead to what they concern', async () => {
    const tasks = [
      task('Third', 'medium', '2026-01-01T00:00:00Z'),
      task('Second', 'critical', '2026-01-03T00:00:00Z'),
      task('First', 'critical', '2026-01-02T00:00:00Z'),
    ];
    world.answers['notifier GET /internal/tasks'] = () => ({ body: { items: tasks } });
    const { html } = await (await world.signedIn()).open('/staff/tasks');
    expect(world.queryOf(world.asked('notifier', 'GET', '/internal/tasks')[0])).toMatchObject({ status: 'open' });
    const places = ['First', 'Second', 'Third'].map((title) => html.indexOf(`>${title}<`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    // Staff see ids only.
    expect(html).not.toContain('Dropbox of Acme');
    expect(html).toContain(`/staff/risk-signals?tenant_id=${tenant_id}`);
    expect(html).toContain(`/staff/deliveries?signal_id=${tasks[0]!.signal_id}`);
  });

  it('are counted on the overview, and say where nobody is notified of them', async () => {
    world.answers['notifier GET /internal/tasks'] = () => ({
      body: { items: [task('One', 'low', settings.mail_from)] },
    });
    stored({});
    const browser = await world.signedIn();
    expect((await browser.open('/')).html).toMatch(/href="\/staff\/tasks".*Open tasks.*>1</s);
    expect((await browser.open('/staff/tasks')).html).toContain('Nobody is notified of new tasks.');
    stored({ staff_alerts: { email: 'staff@linesman.example' } });
    expect((await browser.open('/staff/tasks')).html).not.toContain('Nobody is notified of new tasks.');
  });
});

it('shows what staff have to do, with its signal, and closes it', async () => {
  const [id, signal_id] = [randomUUID(), randomUUID()];
  const one = {
    ...{ id, signal_id, tenant_id: world.tenant, signal_tenant_id: tenant_id, title: 'Dropbox fails <by> us' },
    ...{ priority: 'high', status: 'open', due_at: '2026-01-01T00:00:00Z', assignee: null, note: null },
  };
  world.answers['notifier GET /internal/tasks'] = () => ({ body: { items: [one], next_cursor: 'more' } });
  world.answers[`notifier POST /tasks/${id}/close`] = () => ({ body: { ...one, status: 'closed' } });
  const browser = await world.signedIn();
  expect((await browser.open('/')).html).toMatch(/Open tasks<\/span><span class="count-number">1\+/);
  const { html } = await browser.open('/staff/tasks');
  for (const text of ['Dropbox fails &lt;by&gt; us', 'Overdue', 'cursor=more']) expect(html).toContain(text);
  expect(html).toContain(`href="/staff/risk-signals?tenant_id=${tenant_id}#signal-${signal_id}"`);

  const closed = await browser.open(`/staff/tasks/${id}/close`, filled(html, { note: 'The key is renewed.' }));
  expect(closed.url).toBe(`${world.origin}/staff/tasks`);
  expect(closed.html).toContain('The task is closed.');
  expect(JSON.parse(String(world.asked('notifier', 'POST', `/tasks/${id}/close`)[0]?.body))).toEqual({
    note: 'The key is renewed.',
  });
});

describe('the alerts of staff', () => {
  it.each([
    [{}, 'Nobody is notified'],
    [{ staff_alerts: { slack_id: 'C0STAFF' } }, 'Nobody is notified'],
    [{ staff_alerts: { email: 'a@b.example' } }, 'Alerts go to a@b.example.'],
    [{ staff_alerts: { slack_id: 'C0STAFF' }, slack_integration_id: randomUUID() }, 'Alerts go to C0STAFF in Slack.'],
    [
      { staff_alerts: { slack_id: 'C0STAFF', email: 'a@b.example' }, slack_integration_id: randomUUID() },
      'Alerts go to C0STAFF in Slack, and to a@b.example where Slack fails.',
    ],
  ])('say what %j does', async (more, effect) => {
    stored(more);
    const { html } = await (await world.signedIn()).open('/staff/alerts');
    expect(html).toContain(effect);
    expect(html.includes('stored and not used')).toBe(!('slack_integration_id' in more));
  });

  it('are saved with the version that was opened, and keep the other settings', async () => {
    stored({});
    world.answers[`integrations PUT ${SETTINGS}`] = () => ({ body: settings });
    const browser = await world.signedIn();
    const { html } = await browser.open('/staff/alerts');
    const fields = { etag: '"2"', mail_from: settings.mail_from, 'staff_alerts.email': 'staff@linesman.example' };
    const saved = await browser.open('/staff/alerts', filled(html, fields));
    expect(saved.html).toContain('Saved.');
    const [sent] = world.asked('integrations', 'PUT', SETTINGS);
    expect(sent!.headers['if-match']).toBe('"2"');
    const { version: _, ...kept } = settings;
    expect(JSON.parse(sent!.body.toString())).toEqual({ ...kept, staff_alerts: { email: 'staff@linesman.example' } });
  });

  it('show an error beside its field, with what was typed', async () => {
    stored({});
    world.answers[`integrations PUT ${SETTINGS}`] = () => ({
      status: 400,
      body: {
        type: 'urn:linesman:problem:invalid-fields',
        status: 400,
        errors: [{ field: 'staff_alerts.email', message: 'email must be an email' }],
      },
    });
    const browser = await world.signedIn();
    const { html } = await browser.open('/staff/alerts');
    const again = await browser.open('/staff/alerts', filled(html, { 'staff_alerts.email': 'staff', etag: '"2"' }));
    expect(again.response.status).toBe(422);
    expect(again.html).toMatch(/value="staff".*Must be an email/s);
  });
});

it('says that incidents cannot be shown while an older status-monitor answers', async () => {
  const older = {
    connection_code: 'xero',
    cause: 'invalid_client',
    party_at_fault: 'us',
    integrations: 1,
    members: [],
  };
  world.answers['status-monitor GET /internal/incidents'] = () => ({ body: { items: [older] } });
  const { response, html } = await (await world.signedIn()).open('/staff/incidents');
  expect([response.status, html]).toEqual([200, expect.stringContaining('cannot be shown right now')]);
});
