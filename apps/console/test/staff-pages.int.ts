import { randomUUID } from 'node:crypto';
import { StaffWorld } from './staff-world';
import { filled, problem } from './tenant-services';

const world = new StaffWorld();
beforeAll(() => world.start());
beforeEach(() => world.reset());
afterAll(() => world.stop());

const tenant_id = randomUUID();
const open = async (path: string) => (await world.signedIn()).open(path);

it.each([
  '',
  '/incidents',
  '/alerts',
  '/tasks',
  '/risk-signals',
  '/reliability',
  '/deliveries',
  '/dead-letters',
  '/dead-letters/set-aside',
  '/connections',
  '/connections/xero',
  '/audit-log',
  '/runbook',
])('shows /staff%s to staff only', async (path) => {
  for (const role of ['member', 'tenant_admin', 'csm']) {
    const { response, html } = await (await world.signedIn([role])).open(`/staff${path}`);
    expect(response.status).toBe(403);
    expect(html).toContain('You don’t have access');
    expect(html).not.toContain('href="/staff"');
  }
});

it.each([
  ['/staff/incidents', 'No incidents of ours'],
  ['/staff/incidents', 'No problems of Linesman itself'],
  ['/staff/tasks', 'Nothing to do'],
  ['/staff/tasks?status=closed', 'Nothing closed yet'],
  ['/staff/risk-signals', 'No signals'],
  ['/staff/deliveries', 'No deliveries yet'],
  ['/staff/dead-letters', 'No dead letters'],
  ['/staff/dead-letters/set-aside', 'Every event is published'],
  ['/staff/connections', 'The catalog is empty'],
  ['/staff/audit-log', 'No changes yet'],
])('says that there is nothing at %s', async (path, text) => {
  const { response, html } = await open(path);
  expect(response.status).toBe(200);
  expect(html).toContain(text);
});

it('lists the risk signals of every tenant, with ids and who has to act', async () => {
  const row = {
    signal_id: randomUUID(),
    tenant_id,
    integration_id: randomUUID(),
    connection_code: 'xero',
    signal_type: 'integration_disconnected',
    severity: 'high',
    status: 'open',
    cause: 'server_error',
    party_at_fault: 'provider',
    opened_at: '2026-01-01T00:00:00Z',
    acknowledged_at: null,
    resolved_at: null,
  };
  world.answers['status-monitor GET /internal/risk-signals'] = () => ({ body: { items: [row], next_cursor: 'abc' } });
  const { html } = await open(`/staff/risk-signals?severity=high&tenant_id=${tenant_id}`);
  const [asked] = world.asked('status-monitor', 'GET', '/internal/risk-signals');
  expect(world.queryOf(asked)).toEqual({ status: 'open', severity: 'high', tenant_id, limit: '50' });
  expect(html).toContain('Has to act: Xero');
  expect(html).toContain('The provider answers with errors');
  expect(html).toContain(`severity=high&amp;tenant_id=${tenant_id}&amp;cursor=abc`);
  expect((await open('/staff/risk-signals?tenant_id=acme')).html).toContain('Enter the id of a tenant');
});

describe('deliveries', () => {
  const delivery = {
    id: randomUUID(),
    tenant_id,
    signal_id: randomUUID(),
    occasion: 'opened',
    channel: 'slack',
    recipient: 'j…@acme.example',
    audience: 'csm',
    state: 'ambiguous',
    reason: 'http_504',
    attempts: 2,
    duplicates: 0,
    next_attempt_at: '2026-01-01T00:00:00Z',
    mailed_instead: false,
    created_at: '2026-01-01T00:00:00Z',
    settled_at: null,
  };

  it('say why and what will happen, page by page', async () => {
    world.answers['notifier GET /internal/deliveries'] = () => ({ body: { items: [delivery], next_cursor: 'abc' } });
    const { html } = await open(`/staff/deliveries?state=ambiguous&tenant_id=${tenant_id}&to=2026-01-31`);
    expect(world.queryOf(world.asked('notifier', 'GET', '/internal/deliveries')[0])).toEqual({
      state: 'ambiguous',
      tenant_id,
      to: '2026-02-01T00:00:00.000Z',
      limit: '50',
    });
    expect(html).toContain('send it again only if it did not,');
    expect(html).toContain(`state=ambiguous&amp;tenant_id=${tenant_id}&amp;to=2026-01-31&amp;cursor=abc`);
  });

  it('that reached nobody are sent again with a button', async () => {
    const failed = { ...delivery, state: 'failed', settled_at: delivery.created_at };
    const mailed = { ...failed, id: randomUUID(), mailed_instead: true };
    world.answers['notifier GET /internal/deliveries'] = () => ({ body: { items: [failed, mailed] } });
    world.answers[`notifier POST /internal/deliveries/${failed.id}/send-again`] = () => ({ status: 202 });
    const browser = await world.signedIn();
    const { html } = await browser.open('/staff/deliveries?state=failed');
    expect(html).not.toContain(`${mailed.id}/send-again`);
    const posted = filled(html, { return_to: '/staff/deliveries?state=failed' });
    const answered = await browser.open(`/staff/deliveries/${failed.id}/send-again`, posted);
    expect(answered.html).toContain('The message is being sent again.');
    expect(world.asked('notifier', 'POST', `/internal/deliveries/${failed.id}/send-again`)).toHaveLength(1);
  });

  it('show an error beside the field for an invalid tenant id, and ask for nothing', async () => {
    const { html } = await open('/staff/deliveries?tenant_id=acme');
    expect(html).toContain('Enter the id of a tenant, as its tokens have it.');
    expect(world.asked('notifier', 'GET', '/internal/deliveries')).toEqual([]);
  });

  it('say that the notifier does not answer', async () => {
    world.answers['notifier GET /internal/deliveries'] = () => undefined;
    expect((await open('/staff/deliveries')).html).toContain('Messages and tasks cannot be shown right now.');
  });
});

describe('dead letters', () => {
  const letter = (over: object = {}) => ({
    id: randomUUID(),
    handler: 'risk_signal_opened',
    message_id: randomUUID(),
    subject: 'events.status-monitor.risk_signal.opened.v1',
    tenant_id,
    body: '{"data":{"name":"<script>"}}',
    reason: 'Nobody can handle <this>',
    stack: 'Error: at x',
    sent_at: '2026-01-01T00:00:00Z',
    created_at: '2026-01-01T00:00:00Z',
    replayed_at: null,
    replayed_by: null,
    ...over,
  });
  const held = (letters: object[]) => {
    const waiting = [{ handler: 'risk_signal_opened', waiting: letters.length, oldest_at: '2026-01-01T00:00:00Z' }];
    world.answers['notifier GET /dead-letters'] = () => ({ body: { items: letters } });
    world.answers['notifier GET /dead-letters/waiting'] = () => ({ body: { items: waiting } });
  };
  const form = async () => {
    const browser = await world.signedIn();
    const { html } = await browser.open('/staff/dead-letters');
    return { browser, posted: filled(html, { service: 'notifier', handler: 'risk_signal_opened' }) };
  };

  it('of all services are shown escaped, with the service that does not answer', async () => {
    held([letter()]);
    world.answers['catalog GET /dead-letters'] = () => undefined;
    const { html } = await open('/staff/dead-letters');
    expect(html).toContain('Nobody can handle &lt;this&gt;');
    expect(html).toContain('&#34;name&#34;: &#34;&lt;script&gt;&#34;');
    expect(html).toContain('Replay it');
    expect(html).toContain('The catalog of connections cannot be shown right now.');
  });

  it('are shown with the messages that run again later', async () => {
    const { handler, message_id, subject, sent_at, created_at } = letter();
    const waits = {
      id: randomUUID(),
      handler,
      message_id,
      subject,
      tenant_id,
      sent_at,
      created_at,
      run_at: created_at,
    };
    const items = [
      { ...waits, failures: 3, last_error: 'no <row> yet' },
      { ...waits, failures: 0, last_error: null },
    ];
    world.answers['notifier GET /dead-letters/deferred'] = () => ({ body: { items } });
    const { html } = await open('/staff/dead-letters');
    expect(html).toContain('no &lt;row&gt; yet');
    expect(html).toContain('failed 3 times');
    expect(html).toContain('Waits for its share of the workers');
  });

  it('are replayed one by one, or the page says why one failed again', async () => {
    const one = letter();
    held([one]);
    const { browser, posted } = await form();
    const path = `/dead-letters/${one.id}/replay`;
    world.answers[`notifier POST ${path}`] = () => ({ body: { outcome: 'done' } });
    expect((await browser.open(`/staff${path}`, posted)).html).toContain('the handler has handled it');
    world.answers[`notifier POST ${path}`] = () => problem(422, 'replay-failed', { detail: 'Failed again: no <row>' });
    const { response, html } = await browser.open(`/staff${path}`, posted);
    expect(response.status).toBe(422);
    expect(html).toContain('Failed again: no &lt;row&gt;');
    expect((await browser.open('/staff/dead-letters/x/replay', posted)).response.status).toBe(404);
  });

  it('of one handler are all replayed, oldest first, with the progress', async () => {
    const letters = [1, 2, 3].map(() => letter());
    held(letters);
    const order: string[] = [];
    for (const { id } of letters)
      world.answers[`notifier POST /dead-letters/${id}/replay`] = () => {
        order.push(id);
        return id === letters[1]!.id ? problem(422, 'replay-failed', { detail: 'No <row>' }) : { body: {} };
      };
    const { browser, posted } = await form();
    const { html } = await browser.open('/staff/dead-letters/replay-all', posted);
    expect(order).toEqual(letters.map(({ id }) => id).reverse());
    const steps = [...html.matchAll(/(\d) of 3 replayed/g)].map(([, replayed]) => Number(replayed));
    expect(steps).toEqual([0, 1, 1, 2, 2]);
    expect(html).toContain('No &lt;row&gt;');
    expect(html).toContain('Letters that failed again still wait.');
    expect(html.trimEnd().endsWith('</html>')).toBe(true);
  });

  it('are no longer replayed after five failures in a row, or when the service stops answering', async () => {
    const letters = Array.from({ length: 9 }, () => letter());
    held(letters);
    const { browser, posted } = await form();
    for (const { id } of letters) world.answers[`notifier POST /dead-letters/${id}/replay`] = () => problem(422, 'x');
    expect((await browser.open('/staff/dead-letters/replay-all', posted)).html).toContain('Fix the cause first');
    for (const { id } of letters) world.answers[`notifier POST /dead-letters/${id}/replay`] = () => undefined;
    expect((await browser.open('/staff/dead-letters/replay-all', posted)).html).toContain('no longer answers');
  });
});

it('shows the changes of every tenant, and those of staff to the catalog without those of manifests', async () => {
  const entry = { id: 1, at: '2026-01-01T00:00:00Z', actor: 'sam', action: 'integration.updated', detail: { a: 1 } };
  const row = { ...entry, subject_type: 'integration', subject_id: 'i-1', tenant_id };
  world.answers['integrations GET /internal/audit-log'] = () => ({ body: { items: [row] } });
  const { html } = await open('/staff/audit-log?actor=sam');
  expect(html).toContain('Integration changed');
  expect(html).toContain(`/staff/audit-log?tenant_id=${tenant_id}`);
  expect(html).toContain(`/staff/audit-log?tenant_id=${world.tenant}`);
  await open('/staff/audit-log?log=catalog&subject_type=connection');
  expect(world.queryOf(world.asked('catalog', 'GET', '/internal/audit-log/connections')[0])).toEqual({
    subject_type: 'connection',
    not_actor: 'manifest',
    limit: '50',
  });
});
