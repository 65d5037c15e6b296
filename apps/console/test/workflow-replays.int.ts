import { TenantWorld } from './start-tenant';
import { bodyOf, filled, problem } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const NAME = 'integration_disconnection_response';
const here = `/settings/workflows/${NAME}/replays`;
const id = (n: number) => `7c9a4c5e-0000-4000-8000-00000000000${n}`;
const replay = {
  replay_id: id(1),
  workflow: NAME,
  document_version: '2.0',
  is_draft: true,
  in_force_version: '1.1',
  since: '2026-01-01T00:00:00.000Z',
  until: '2026-04-01T00:00:00.000Z',
  state: 'running',
  signals: 300,
  played: 112,
  about: 80,
  silent: 3,
  failed: 0,
  failure: null,
  differing: 40,
  messages_now: 90,
  messages_would: 61,
  digests_now: 4,
  digests_would: 0,
  created_by: 'anna',
  created_at: '2026-04-01T00:00:00.000Z',
  ended_at: null,
};
const person = {
  person_id: id(2),
  audience: 'csm',
  recipient: 'jane@acme.example',
  messages_now: 30,
  messages_would: 12,
  digests_now: 3,
  digests_would: 0,
  added: 0,
  removed: 18,
  change: 'fewer',
};
const step = { step_id: 'notify_csm', action: 'slack_dm', state: 'pending', reason: null };
const told = { audience: 'csm', channel: 'slack', recipient: person.recipient, state: 'pending', reason: null, at: '' };
const run = { workflow: NAME, document_version: '1.1', state: 'done', reason: null };
const signal = {
  signal_id: id(3),
  opened_at: '2026-03-01T00:00:00.000Z',
  integration_id: id(4),
  integration_name: 'Salesforce CRM Sync',
  customer_name: 'TechCorp',
  now: [{ ...run, steps: [{ ...step, told }] }],
  would: [{ ...run, steps: [{ ...step, state: 'skipped', reason: 'condition', told: null }] }],
  messages_now: null,
  messages_would: null,
};

function answerWith(over: object = {}): void {
  const workflow = { name: NAME, version: 7, has_built_in: true, in_force: null, draft: { source: '' } };
  const replays = `/workflows/${NAME}/replays`;
  services.answers[`notifier GET /workflows/${NAME}`] = () => ({ body: workflow });
  services.answers[`notifier GET /workflows/${NAME}/versions`] = () => ({ body: { items: [] } });
  services.answers[`notifier GET ${replays}`] = () => ({ body: { items: [{ ...replay, ...over }] } });
  services.answers[`notifier GET ${replays}/${id(1)}`] = () => ({ body: { ...replay, ...over } });
  services.answers[`notifier GET ${replays}/${id(1)}/people`] = () => ({
    body: { items: [person], next_cursor: 'further' },
  });
  services.answers[`notifier GET ${replays}/${id(1)}/signals`] = () => ({ body: { items: [signal] } });
}

const seen = (method: string, path: string) =>
  services.notifier.seen.filter(({ method: one, url }) => one === method && url.split('?')[0] === path);

it('begins a replay of the draft, and leads to its page', async () => {
  answerWith();
  services.answers[`notifier POST /workflows/${NAME}/replays`] = () => ({ status: 202, body: replay });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  expect(html).toContain('The draft, version 2.0');
  expect(html).toContain('90 messages → 61');
  const { response } = await browser.open(here, filled(html, { text: '(draft)', days: '30' }));
  expect(response.url).toContain(`${here}/${id(1)}`);
  expect(bodyOf(seen('POST', `/workflows/${NAME}/replays`)[0])).toEqual({ days: 30 });
});

it('says that another one is going on, or that the text has mistakes', async () => {
  answerWith();
  const refused = `notifier POST /workflows/${NAME}/replays`;
  services.answers[refused] = () => problem(409, 'replay-going-on', { detail: 'Another replay is going on.' });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  const again = await browser.open(here, filled(html, { text: '(draft)', days: '90' }));
  expect(again.response.status).toBe(422);
  expect(again.html).toContain('Another replay is going on.');
  services.answers[refused] = () => problem(422, 'document-has-mistakes', { errors: [] });
  expect((await browser.open(here, filled(html, { text: '(draft)' }))).html).toContain('The text has mistakes.');
});

it('shows the progress, who would be told more or less, and the signals of a person', async () => {
  answerWith();
  const browser = await world.signedIn();
  const { html } = await browser.open(`${here}/${id(1)}`);
  expect(html).toContain('112 of 300 signals are played');
  expect(html).toContain('jane@acme.example');
  expect(html).toContain('−18');
  expect(html).toContain('Slack to jane@acme.example');
  expect(html).toContain('Nothing: its condition is false');
  await browser.open(`${here}/${id(1)}?change=fewer&person=${id(2)}`);
  const asked = services.notifier.seen.slice(-4).map(({ url }) => url);
  expect(asked).toContainEqual(expect.stringContaining('/people?limit=20&change=fewer'));
  expect(asked).toContainEqual(expect.stringContaining(`person_id=${id(2)}`));
});

it('cancels a replay that is going on, and offers nothing of the kind once it has ended', async () => {
  answerWith();
  services.answers[`notifier POST /workflows/${NAME}/replays/${id(1)}/cancel`] = () => ({ body: replay });
  const browser = await world.signedIn();
  const { html } = await browser.open(`${here}/${id(1)}`);
  await browser.open(`${here}/${id(1)}/cancel`, filled(html, {}));
  expect(seen('POST', `/workflows/${NAME}/replays/${id(1)}/cancel`)).toHaveLength(1);
  answerWith({ state: 'done', ended_at: '2026-04-01T00:01:00.000Z', played: 300 });
  const done = await browser.open(`${here}/${id(1)}`);
  expect(done.html).not.toContain('signals are played');
  expect(done.html).toContain('4 digests among them');
  expect(done.html).toContain('3 digests among them');
  expect(done.html).not.toContain(`${id(1)}/cancel`);
});
