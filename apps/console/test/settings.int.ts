import { TenantWorld } from './start-tenant';
import { bodyOf, filled, hidden, integration, integration_id, problem, tenant } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

describe('settings', () => {
  const stored = {
    product_name: 'Acme',
    mail_from: 'care@acme.example',
    enabled_providers: ['dropbox', 'basecamp'],
    working_hours: { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] },
    page_origins: [],
    version: 3,
  };

  it('are sent as a whole with the version that was opened, and shown again when they are refused', async () => {
    services.answers['GET /tenant/settings'] = () => ({ body: stored, headers: { etag: '"3"' } });
    const wrong = { errors: [{ field: 'page_origins', message: 'is not an origin' }] };
    services.answers['PUT /tenant/settings'] = () => problem(400, 'invalid', wrong);
    const browser = await world.signedIn();
    const { html } = await browser.open('/settings');
    // It is enabled although the catalog does not have it, so it can be seen and disabled.
    expect(html).toContain('value="basecamp" checked');
    const form = { etag: hidden(html, 'etag'), opened: hidden(html, 'opened'), product_name: 'Acme 2' };
    const again = await browser.open('/settings', filled(html, { ...form, page_origins: 'acme', start_hour: '8' }));
    expect(again.response.status).toBe(422);
    for (const kept of ['is not an origin', 'value="Acme 2"', '>acme</textarea>']) expect(again.html).toContain(kept);
    const [sent] = services.sent('PUT', '/tenant/settings');
    expect(sent!.headers['if-match']).toBe('"3"');
    expect(bodyOf(sent)).toMatchObject({ product_name: 'Acme 2', enabled_providers: [], page_origins: ['acme'] });
  });

  it('have one time zone, for the schedules of syncs and for the daily summary', async () => {
    const known = { ...stored, time_zone: 'Europe/Paris', daily_summary: { csms: true, admins: [] } };
    services.answers['GET /tenant/settings'] = () => ({ body: known, headers: { etag: '"3"' } });
    services.answers['PUT /tenant/settings'] = () => ({ body: known });
    const browser = await world.signedIn();
    const { html } = await browser.open('/settings');
    expect(html).toContain(
      'For the schedules of syncs that name no time zone of their own, and for the daily summary.',
    );
    expect(html.match(/name="[a-z_]*time_zone"/g)).toEqual(['name="time_zone"']);
    const form = { etag: hidden(html, 'etag'), opened: hidden(html, 'opened'), summary_csms: 'yes' };
    await browser.open('/settings', filled(html, { ...form, time_zone: 'Asia/Tokyo' }));
    expect(bodyOf(services.sent('PUT', '/tenant/settings').at(-1))).toMatchObject({
      time_zone: 'Asia/Tokyo',
      daily_summary: { csms: true, admins: [] },
    });
  });

  it('offer the Slack of the workspace itself, by what distinguishes it', async () => {
    const slack = { ...integration, connection_code: 'slack', name: 'Slack', provider_account_name: 'Acme HQ' };
    services.answers['GET /tenant/settings'] = () => ({ body: stored, headers: { etag: '"3"' } });
    services.answers['GET /integrations'] = () => ({ body: { items: [slack] } });
    const { html } = await (await world.signedIn()).open('/settings');
    const asked = new URL(services.sent('GET', '/integrations').at(-1)!.url, 'http://x').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ connection_code: 'slack', owner: 'tenant' });
    expect(html).toContain('>Slack · Acme HQ</option>');
  });

  it('have tabs that stay in the settings', async () => {
    services.answers['GET /tenant/settings'] = () => ({ body: stored, headers: { etag: '"3"' } });
    services.answers['notifier GET /event-endpoints'] = () => ({ body: { items: [] } });
    services.answers['notifier GET /workflow-runs'] = () => ({ body: { items: [] } });
    services.answers['notifier GET /silences'] = () => ({ body: { items: [] } });
    services.answers['notifier GET /workflows'] = () => ({ body: { items: [] } });
    const browser = await world.signedIn();
    const tabs = {
      '': 'General',
      '/defaults': 'Defaults',
      '/grants': 'Access',
      '/webhooks': 'Webhooks',
      '/workflows': 'Workflows',
      '/runs': 'Workflow runs',
      '/silences': 'Silences',
      '/audit-log': 'Audit log',
    };
    for (const path of Object.keys(tabs)) {
      const { html } = await browser.open(`/settings${path}`);
      const [nav] = /<nav class="tabs[^"]*" aria-label="Settings">.*?<\/nav>/s.exec(html)!;
      const links = [...nav.matchAll(/<a href="([^"]*)"( aria-current="page")?>([^<]*)<\/a>/g)];
      expect(links.map(([, href, current, text]) => [href, text, !!current])).toEqual(
        Object.entries(tabs).map(([end, text]) => [`/settings${end}`, text, end === path]),
      );
    }
  });

  it('name the workspace on every page, anew once it is renamed', async () => {
    services.answers['GET /tenant/settings'] = () => ({ body: stored, headers: { etag: '"3"' } });
    services.answers['PUT /tenant/settings'] = () => ({ body: { ...stored, product_name: 'Acme & Sons' } });
    const browser = await world.signedIn();
    const named = /class="workspace" title="Workspace"><bdi>([^<]*)<\/bdi>/;
    for (const path of ['/integrations', '/settings', '/settings/audit-log'])
      expect(named.exec((await browser.open(path)).html)?.[1]).toBe('Acme');
    const { html } = await browser.open('/settings');
    const form = { etag: hidden(html, 'etag'), opened: hidden(html, 'opened'), product_name: 'Acme & Sons' };
    await browser.open('/settings', filled(html, { ...form, start_hour: '9' }));
    expect(services.sent('PUT', '/tenant/settings')).toHaveLength(1);
    expect(named.exec((await browser.open('/integrations')).html)?.[1]).toBe('Acme &amp; Sons');
  });

  it('are for administrators only', async () => {
    for (const path of ['/settings', '/settings/grants', '/settings/defaults', '/settings/audit-log'])
      expect((await (await world.signedIn(['csm'])).open(path)).response.status).toBe(403);
  });

  it('show and set the defaults of the workspace', async () => {
    const own = `/entities/tenant/${tenant}/integrations`;
    services.answers[`GET ${own}`] = () => ({
      body: { items: [{ integration_id, purpose: 'data_sync', integration: { ...integration, status: 'inactive' } }] },
    });
    const browser = await world.signedIn();
    const { html } = await browser.open('/settings/defaults');
    expect(html).toContain('paused, so it is not used');
    await browser.open('/settings/defaults', filled(html, { integration_id, purpose: 'payment_processing' }));
    expect(bodyOf(services.sent('POST', own)[0])).toEqual({
      integration_id,
      purpose: 'payment_processing',
      is_default: true,
    });
  });

  it('add grants, say what was granted already, and remove grants', async () => {
    services.answers['POST /grants'] = () => problem(409, 'grant-exists', { detail: 'This was granted already.' });
    const browser = await world.signedIn();
    const { html } = await browser.open('/settings/grants');
    const form = {
      grantee_type: 'role:csm',
      action: 'configure',
      integration_id,
      idempotency_key: hidden(html, 'idempotency_key'),
    };
    expect((await browser.open('/settings/grants', filled(html, form))).html).toContain('This was granted already.');
    const [sent] = services.sent('POST', '/grants');
    expect(bodyOf(sent)).toEqual({ action: 'configure', grantee_type: 'role', grantee: 'csm', integration_id });
    expect(sent!.headers['idempotency-key']).toBe(form.idempotency_key);
    await browser.open(`/settings/grants/${integration_id}/remove`, filled(html, {}));
    expect(services.sent('DELETE', `/grants/${integration_id}`)).toHaveLength(1);
  });

  it('grant to a person who exists, by name, and let pick among several', async () => {
    const person = (subject: string, name: string) => ({
      kind: 'user',
      subject,
      name,
      email: `${subject}@acme.example`,
      roles: ['member'],
      seen_at: '2026-01-01T00:00:00Z',
    });
    const known = [person('mia', 'Mia Member'), person('max', 'Max Member')];
    services.answers['GET /people'] = ({ url }) => {
      const q = new URL(url, 'http://x').searchParams.get('q')?.toLowerCase() ?? '';
      return { body: { items: known.filter((one) => `${one.name} ${one.email}`.toLowerCase().includes(q)) } };
    };
    services.answers['POST /grants'] = () => ({ status: 201, body: {} });
    const browser = await world.signedIn();
    const page = `/settings/grants?grantee_type=user&grantee=mia&integration_id=${integration_id}`;
    const { html } = await browser.open(page);
    expect(html).toContain('<option value="mia">Mia Member (mia@acme.example)</option>');
    expect(html).toMatch(/id="grantee" name="grantee" value="mia"/);
    const grant = (more: Record<string, string>) =>
      browser.open('/settings/grants', filled(html, { grantee_type: 'user', action: 'configure', ...more }));
    const unknown = await grant({ grantee: 'nobody' });
    expect([unknown.response.status, unknown.html]).toEqual([
      422,
      expect.stringContaining('Nobody of this name has signed in or called yet.') as string,
    ]);
    const several = await grant({ grantee: 'member' });
    expect(several.html.match(/name="grantee_choice"/g)).toHaveLength(2);
    expect(services.sent('POST', '/grants')).toEqual([]);
    await grant({ grantee: 'member', grantee_choice: 'max' });
    await grant({ grantee: 'Mia Member' });
    const sent = services.sent('POST', '/grants').map((one) => bodyOf(one).grantee);
    expect(sent).toEqual(['max', 'mia']);
  });

  describe('show in the audit log', () => {
    const entry = (id: number, at: string, more: object) => ({ id, at, actor: 'anna', detail: {}, ...more });
    const created = (id: number, at: string, detail: object = {}) =>
      entry(id, at, { action: 'integration.created', subject_type: 'integration', subject_id: integration_id, detail });
    const askedOf = (service: 'integrations' | 'notifier') =>
      services[service].seen
        .filter(({ url }) => url.startsWith('/audit-log'))
        .map(({ url }) => new URL(url, 'http://x').searchParams);

    it('who did what, filtered, and which part does not answer', async () => {
      const items = [created(7, '2026-01-02T00:00:00Z', { name: '<script>alert(1)</script>' })];
      services.answers['GET /audit-log'] = () => ({ body: { items, next_cursor: 'next' } });
      services.answers['GET /people'] = () => ({
        body: { items: [{ subject: 'anna', kind: 'user', name: 'Anna Admin' }] },
      });
      const browser = await world.signedIn();
      const { html } = await browser.open('/settings/audit-log?actor=Anna+Admin&to=2026-01-31');
      for (const service of ['integrations', 'notifier'] as const) {
        expect(askedOf(service)[0]!.getAll('actor')).toEqual(['Anna Admin', 'service:Anna Admin', 'anna']);
        expect(askedOf(service)[0]!.get('to')).toBe('2026-02-01T00:00:00.000Z');
      }
      expect(html).toContain('Integration created');
      expect(html).toContain('Messages and tasks cannot be shown right now.');
      expect(html).toContain('actor=Anna+Admin&amp;to=2026-01-31&amp;cursor=7.');
      expect(html).not.toContain('<script>alert');
    });

    it('the integration that a connect link is for, unless it was deleted since', async () => {
      const about = { action: 'connect_session.created', subject_type: 'connect_session', subject_id: 's-1' };
      const link = (id: number, detail: object, more: object = {}) =>
        entry(id, '2026-01-02T00:00:00Z', { ...about, detail, ...more });
      const gone = { deleted: ['i-2'], names: {} };
      const items = [
        link(7, { integration_id: 'i-1', name: 'CRM' }),
        link(6, { integration_id: 'i-2', name: 'Files' }, gone),
      ];
      services.answers['GET /audit-log'] = () => ({ body: { items } });
      const { html } = await (await world.signedIn()).open('/settings/audit-log');
      expect(html).toContain('<a href="/integrations/i-1"><bdi>CRM</bdi></a>');
      expect(html).toContain('<bdi>Files, deleted since</bdi>');
      expect(html).not.toContain('/integrations/i-2');
    });

    it('what was decided about messages and contacts too, newest first, page by page', async () => {
      const many = Array.from({ length: 49 }, (_, at) => created(100 - at, '2026-01-03T00:00:00Z'));
      services.answers['GET /audit-log'] = () => ({
        body: { items: [...many, created(51, '2026-01-01T00:00:00Z')], next_cursor: 'next' },
      });
      const about = { action: 'delivery.approved', subject_type: 'delivery', subject_id: 'd-1', actor: 'mia' };
      const approved = entry(9, '2026-01-04T00:00:00Z', {
        ...about,
        detail: { signal_id: 's-1', occasion: 'opened', note: 'Agreed by phone' },
      });
      const of_contact = { subject_type: 'contact', subject_id: 'bob@techcorp.example', actor: 'contact' };
      const left = entry(8, '2026-01-02T00:00:00Z', { ...of_contact, action: 'contact.unsubscribed' });
      services.answers['notifier GET /audit-log/messages'] = () => ({ body: { items: [approved, left] } });
      services.answers['GET /people'] = ({ url }) => ({
        body: { items: url.includes('subject=mia') ? [{ subject: 'mia', kind: 'user', name: 'Mia Member' }] : [] },
      });
      const browser = await world.signedIn();
      const { html } = await browser.open('/settings/audit-log');
      for (const shown of ['Message approved', 'Mia Member (mia)', '/risk-signals/s-1', 'Note: Agreed by phone'])
        expect(html).toContain(shown);
      expect(html.indexOf('Message approved')).toBeLessThan(html.indexOf('Integration created'));
      // Both logs go on after the last entry that the page shows.
      expect(html).toContain('/settings/audit-log?cursor=52.9');
      expect(html).not.toContain('Unsubscribed from emails');
      services.reset();
      services.answers['notifier GET /audit-log/messages'] = () => ({ body: { items: [left] } });
      const next = await browser.open('/settings/audit-log?cursor=52.9');
      for (const shown of ['Unsubscribed from emails', 'A contact, with the link in an email', 'bob@techcorp.example'])
        expect(next.html).toContain(shown);
      expect(askedOf('integrations')[0]!.get('before_id')).toBe('52');
      expect(askedOf('notifier')[0]!.get('before_id')).toBe('9');
      services.reset();
      services.answers['notifier GET /audit-log/messages'] = () => ({ body: { items: [] } });
      expect((await browser.open('/settings/audit-log?subject_type=contact')).html).toContain(
        'No entry of the audit log',
      );
      expect([askedOf('integrations'), askedOf('notifier')[0]!.get('subject_type')]).toEqual([[], 'contact']);
    });
  });
});
