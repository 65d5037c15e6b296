import { TenantWorld } from './start-tenant';
import { bodyOf, filled, problem } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const NAME = 'integration_disconnection_response';
const here = `/settings/workflows/${NAME}`;
const source = `workflow: ${NAME}\nversion: 1.1\ntrigger:\n  type: event\nsteps: []\n`;
const workflow = {
  name: NAME,
  version: 7,
  has_built_in: true,
  in_force: {
    origin: 'built_in',
    document_version: '1.1',
    enabled: true,
    source,
    published_by: null,
    published_at: null,
  },
  draft: null,
};
const version = {
  document_version: '2.0',
  state: 'published',
  enabled: true,
  published_by: 'anna',
  published_at: '2026-01-05T09:30:00.000Z',
};
const mistake = { field: 'steps', message: 'must be a list with one entry at least', line: 5, column: 8 };

const sent = (method: string, asked: string) =>
  services.notifier.seen.filter(({ method: one, url }) => one === method && url.split('?')[0] === asked);

function answerWith(over: object = {}): void {
  services.answers['notifier GET /workflows'] = () => ({
    body: { items: [{ name: NAME, origin: 'built_in', document_version: '1.1', enabled: true, has_draft: false }] },
  });
  services.answers[`notifier GET /workflows/${NAME}`] = () => ({
    body: { ...workflow, ...over },
    headers: { etag: '"7"' },
  });
  services.answers[`notifier GET /workflows/${NAME}/versions`] = () => ({
    body: { items: [version, { ...version, document_version: '1.9', state: 'retired' }] },
  });
}

it('lists the workflows, and begins a draft of a new one', async () => {
  answerWith();
  services.answers['notifier PUT /workflows/mine/draft'] = () => ({ body: { ...workflow, name: 'mine' } });
  services.answers['notifier GET /workflows/mine'] = () => ({ body: { ...workflow, name: 'mine' } });
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings/workflows');
  expect(html).toContain('By Linesman, version 1.1');
  const refused = await browser.open('/settings/workflows', filled(html, { name: 'Not a name' }));
  expect(refused.response.status).toBe(422);
  expect(refused.html).toContain('Use a to z, 0 to 9 and _.');
  const { response } = await browser.open('/settings/workflows', filled(html, { name: 'mine' }));
  expect(response.url).toContain('/settings/workflows/mine');
  const [put] = sent('PUT', '/workflows/mine/draft');
  expect(put!.headers['if-match']).toBe('"0"');
  expect((bodyOf(put) as { source: string }).source).toContain('workflow: mine');
});

it('saves a draft with the lines as they were typed, for the version that was opened', async () => {
  answerWith();
  services.answers[`notifier PUT /workflows/${NAME}/draft`] = () => ({ body: workflow });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  expect(html).toContain('Version 1.1 of Linesman is in force');
  await browser.open(here, filled(html, { source: 'a: 1\r\nb: 2\r\n', etag: '"7"' }));
  const [put] = sent('PUT', `/workflows/${NAME}/draft`);
  expect(put!.headers['if-match']).toBe('"7"');
  expect(bodyOf(put)).toEqual({ source: 'a: 1\nb: 2\n' });
});

it('shows each mistake at its line, and keeps what was typed', async () => {
  answerWith();
  services.answers[`notifier PUT /workflows/${NAME}/draft`] = () => ({ body: { ...workflow, version: 8 } });
  services.answers[`notifier POST /workflows/${NAME}/publish`] = () =>
    problem(422, 'document-has-mistakes', { errors: [mistake] });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  const again = await browser.open(`${here}/publish`, filled(html, { source, etag: '"7"' }));
  expect(again.response.status).toBe(422);
  expect(again.html).toContain('Column 8, steps: must be a list with one entry at least');
  expect(again.html).toContain('<span class="line-number">5</span>');
  expect(again.html).not.toContain('<span class="line-number">1</span>');
  expect(sent('POST', `/workflows/${NAME}/publish`)[0]!.headers['if-match']).toBe('"8"');
  expect(again.html).toContain('value="&#34;8&#34;"');
});

it('says that somebody else changed it, and lets a person save over it once they know', async () => {
  answerWith();
  services.answers[`notifier PUT /workflows/${NAME}/draft`] = () => problem(412, 'changed-meanwhile');
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  const again = await browser.open(here, filled(html, { source: 'mine: 1', etag: '"6"' }));
  expect(again.html).toContain('Somebody changed this workflow since you opened it');
  expect(again.html).toContain('mine: 1</textarea>');
  expect(again.html).toContain('value="&#34;7&#34;"');
});

it('previews what was typed with past signals, and saves nothing', async () => {
  answerWith();
  const told = { audience: 'csm', channel: 'slack', recipient: 'jane@acme.example', state: 'pending', reason: null };
  const step = { step_id: 'notify_csm', action: 'slack_dm', state: 'pending', reason: null, told };
  const signal = {
    signal_id: '7c9a4c5e-0000-4000-8000-000000000001',
    integration_id: '7c9a4c5e-0000-4000-8000-000000000002',
    integration_name: 'Salesforce CRM Sync',
    customer_name: 'TechCorp',
    signal_type: 'integration_disconnected',
    severity: 'critical',
    cause: 'refresh_refused',
    opened_at: '2026-01-05T09:30:00.000Z',
    would: [{ workflow: NAME, document_version: '1.1', state: 'running', reason: null, steps: [step] }],
    did: [],
  };
  services.answers['notifier POST /workflows/preview'] = () => ({ body: { signals: [signal] } });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  const shown = await browser.open(`${here}/preview`, filled(html, { source: 'mine: 1', etag: '"7"' }));
  for (const text of ['Salesforce CRM Sync', 'Slack to jane@acme.example', 'mine: 1</textarea>'])
    expect(shown.html).toContain(text);
  expect(services.notifier.seen.filter(({ method }) => method === 'PUT')).toEqual([]);
  expect(bodyOf(sent('POST', '/workflows/preview')[0])).toEqual({ source: 'mine: 1', last: 5 });
});

it('shows what differs between two versions, and rolls back', async () => {
  answerWith({ in_force: { ...workflow.in_force, origin: 'own', document_version: '2.0', source: 'a\nb\n' } });
  services.answers[`notifier GET /workflows/${NAME}/versions/1.9`] = () => ({ body: { ...version, source: 'a\nc\n' } });
  services.answers[`notifier POST /workflows/${NAME}/roll-back`] = () => ({ body: workflow });
  const browser = await world.signedIn();
  const { html } = await browser.open(`${here}/history?from=1.9&to=(in+force)`);
  expect(html).toContain('<del><code>c</code></del>');
  expect(html).toContain('<ins><code>b</code></ins>');
  const back = await browser.open(`${here}/history/roll-back`, filled(html, { etag: '"7"', version: '1.9' }));
  expect(back.html).toContain('Version 1.1 is in force again.');
  const [asked] = sent('POST', `/workflows/${NAME}/roll-back`);
  expect(asked!.headers['if-match']).toBe('"7"');
  expect(bodyOf(asked)).toEqual({ document_version: '1.9' });
});
