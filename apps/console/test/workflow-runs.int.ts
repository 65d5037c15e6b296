import { TenantWorld } from './start-tenant';
import { bodyOf, filled, problem } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const workflow_run_id = '7c9a4c5e-0000-4000-8000-000000000001';
const step_id = '7c9a4c5e-0000-4000-8000-000000000002';
const signal_id = '7c9a4c5e-0000-4000-8000-000000000003';
const here = `/settings/runs/${workflow_run_id}`;
const path = `/workflow-runs/${workflow_run_id}`;
const run = {
  workflow_run_id,
  signal_id,
  workflow: 'integration_disconnection_response',
  workflow_version: '1.1',
  state: 'waiting',
  reason: null,
  goes_on_at: '2099-01-05T09:30:00.000Z',
  waits_at: 'ask_first',
  failed_steps: 1,
  created_at: '2026-01-05T09:30:00.000Z',
  customer_name: 'TechCorp',
  integration_name: 'CRM',
};
const step = {
  step_id: '7c9a4c5e-0000-4000-8000-000000000004',
  name: 'tell_our_system',
  action: 'send_webhook',
  state: 'failed',
  reason: 'answered 503',
  due_at: null,
  attempts: 3,
  last_error: 'answered 503',
  config: { event: 'broke' },
  output: { status: 503 },
  updated_at: '2026-01-05T09:31:00.000Z',
};
const ask = {
  ...step,
  step_id,
  name: 'ask_first',
  action: 'approve',
  state: 'waiting',
  reason: null,
  due_at: run.goes_on_at,
  attempts: 1,
  last_error: null,
  output: { by: 'csm', question: 'Tell everybody?' },
};
const later = {
  ...step,
  step_id: null,
  name: 'tell_contact',
  action: 'send_email',
  state: null,
  reason: null,
  attempts: 0,
  last_error: null,
  config: {},
  output: null,
  updated_at: null,
};

function answerWith(over: object = {}): void {
  services.answers['notifier GET /workflow-runs'] = () => ({
    body: { items: [{ ...run, ...over }], next_cursor: 'abc' },
  });
  services.answers[`notifier GET ${path}`] = () => ({ body: { ...run, ...over, steps: [step, ask, later] } });
}
const seen = (method: string, asked: string) =>
  services.notifier.seen.filter(({ method: one, url }) => one === method && url.split('?')[0] === asked);

it('lists the runs of a signal with what they wait for, and filters them', async () => {
  answerWith();
  const browser = await world.signedIn();
  const { html } = await browser.open(`/settings/runs?signal_id=${signal_id}&state=waiting`);
  for (const shown of [
    'TechCorp',
    'Integration disconnection response',
    'Ask first, until',
    '1 step failed',
    'Next page',
  ])
    expect(html).toContain(shown);
  const [asked] = seen('GET', '/workflow-runs');
  expect(new URL(asked!.url, 'http://a').searchParams.toString()).toBe(`state=waiting&signal_id=${signal_id}&limit=25`);
});

it('shows each step of a run, those that it has not reached too', async () => {
  answerWith();
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  for (const shown of [
    'Tell our system',
    'answered 503',
    '3 attempts',
    'Tell everybody?',
    'Tell contact',
    'Not reached',
  ])
    expect(html).toContain(shown);
});

it('cancels a run with the reason, resumes it, and decides a step', async () => {
  answerWith();
  for (const change of ['cancel', 'resume', `steps/${step_id}/approve`, `steps/${step_id}/refuse`])
    services.answers[`notifier POST ${path}/${change}`] = () => ({ status: 204 });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  expect((await browser.open(`${here}/cancel`, filled(html, { note: 'Known' }))).html).toContain(
    'Nothing more of it acts',
  );
  expect(bodyOf(seen('POST', `${path}/cancel`)[0])).toEqual({ note: 'Known' });
  expect((await browser.open(`${here}/resume`, filled(html, {}))).html).toContain('It goes on now');
  for (const decision of ['approve', 'refuse']) {
    await browser.open(`${here}/steps/${step_id}`, filled(html, { decision, note: 'Agreed' }));
    expect(bodyOf(seen('POST', `${path}/steps/${step_id}/${decision}`)[0])).toEqual({ note: 'Agreed' });
  }
});

it('says why a change was refused, and offers nothing for a run that has ended', async () => {
  answerWith({ state: 'cancelled', reason: 'run_cancelled', goes_on_at: null });
  services.answers[`notifier POST ${path}/cancel`] = () =>
    problem(409, 'run-ended', { detail: 'This run has ended, so it cannot be cancelled.' });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  expect(html).not.toContain('id="cancel"');
  expect(html).not.toContain('id="resume"');
  expect(html).not.toContain('id="decide-');
  expect((await browser.open(`${here}/cancel`, filled(html, {}))).html).toContain('so it cannot be cancelled');
});
