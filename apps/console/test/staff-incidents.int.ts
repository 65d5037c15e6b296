import { randomUUID } from 'node:crypto';
import { StaffWorld } from './staff-world';

const world = new StaffWorld();
beforeAll(() => world.start());
beforeEach(() => world.reset());
afterAll(() => world.stop());

const tenant_id = randomUUID();
const open = async (path: string) => (await world.signedIn()).open(path);

it('shows our incidents before those of providers', async () => {
  const since = '2026-01-01T00:00:00Z';
  const extent = { integrations: 2, of: 4, unwatched: 1, customers: 2, tenants: 1 };
  const told = { signals: 2, staff_told_at: since, staff_told_by: ['slack'], staff_told_of: 1 };
  const incident = { connection_code: 'xero', since, ...extent, ...told };
  const members = [{ tenant_id, integration_id: randomUUID(), state: 'unknown', since }];
  const more = { ...incident, last_failure_at: null, members };
  world.answers['status-monitor GET /internal/incidents'] = () => ({
    body: {
      items: [
        { ...more, cause: 'invalid_client', party_at_fault: 'us', error_codes: ['<b>x</b>'] },
        { ...more, cause: 'server_error', party_at_fault: 'provider', error_codes: [] },
      ],
    },
  });
  const { html } = await open('/staff');
  expect(html).toContain('The provider does not accept our app credentials');
  expect(html).toContain('2 of 4 integrations of 2 customers, in 1 tenant; 1 more failed when last watched');
  expect(html.split('Staff were told by Slack of 1 of 2 risk signals.')).toHaveLength(2);
  expect(html).toContain('not watched any more, failing');
  expect(html).toContain('OAUTH_APPS');
  expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
  expect(html.indexOf('Our incidents')).toBeLessThan(html.indexOf('Incidents of providers'));
  const { html: overview } = await open('/');
  expect(overview).toContain('Problems on our side');
  expect(overview).toContain(
    'The provider does not accept our app credentials. 2 of 4 integrations of 2 customers, in 1 tenant',
  );
});

it('shows problems of Linesman itself, with what to do about them', async () => {
  const since = '2026-01-01T00:00:00Z';
  const row = {
    staff_signal_id: randomUUID(),
    kind: 'messages_late',
    about: '<b>durable</b>',
    title: 'Observations wait in their stream',
    reason: 'The oldest message has been in its stream for 61 s.',
    severity: 'critical',
    runbook: 'LinesmanMessagesLate',
    since,
    opened_at: since,
    closed_at: null,
  };
  const over = { ...row, staff_signal_id: randomUUID(), title: 'A clock is wrong', closed_at: since };
  world.answers['status-monitor GET /internal/staff-signals'] = () => ({ body: { items: [row, over] } });
  const { html } = await open('/staff/incidents');
  expect(html).toContain('&lt;b&gt;durable&lt;/b&gt;');
  expect(html).toContain(row.reason);
  expect(html).toContain('<span class="severity critical">Critical</span>');
  // The words for a moment stand by themselves: "2 minutes ago".
  expect(html).toMatch(/<span class="row-when"><time /);
  expect(html).not.toMatch(/since <time /);
  expect(html.indexOf('A clock is wrong')).toBeLessThan(html.indexOf('>Over<'));
  expect(html).toContain('href="/staff/runbook#linesmanmessageslate"');
  expect((await open('/staff/runbook')).html).toContain('id="linesmanmessageslate"');
});
