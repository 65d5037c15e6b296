import { randomUUID } from 'node:crypto';
import { StaffWorld } from './staff-world';
import { bodyOf, filled, problem } from './tenant-services';

const world = new StaffWorld();
beforeAll(() => world.start());
beforeEach(() => world.reset());
afterAll(() => world.stop());

const silence_id = randomUUID();
const silence = {
  silence_id,
  everywhere: true,
  connection_code: 'salesforce',
  customer_id: null,
  integration_id: null,
  starts_at: '2036-01-05T09:30:00.000Z',
  ends_at: '2036-01-06T09:30:00.000Z',
  weekly: null,
  reason: 'Salesforce moves its servers',
  made_by: 'Sam Staff',
  ended_by: null,
  created_at: '2026-01-05T09:30:00.000Z',
  state: 'waiting',
  silent_until: null,
};
const asked = (method: string, path: string) => world.asked('notifier', method, path);
const form = {
  connection_code: 'salesforce',
  reason: 'Salesforce moves its servers',
  starts_at: '2036-03-28T22:00',
  ends_at: '2036-03-29T04:00',
  time_zone: 'Europe/Berlin',
};

function answer(): void {
  world.answers['notifier GET /internal/silences'] = ({ url }) => ({
    body: { items: url.includes('state=open') ? [silence] : [{ ...silence, state: 'ended', ended_by: 'Sam Staff' }] },
  });
  world.answers['catalog GET /internal/connections'] = () => ({
    body: { items: [{ connection_code: 'salesforce', display_name: 'Salesforce' }] },
  });
}

it('lists the silences of our staff, and ends one', async () => {
  answer();
  const browser = await world.signedIn();
  const { html } = await browser.open('/staff/silences');
  for (const part of ['Salesforce moves its servers', 'by <bdi>Sam Staff</bdi>', 'To come', 'Ended'])
    expect(html).toContain(part);
  world.answers[`notifier POST /internal/silences/${silence_id}/end`] = () => ({
    body: { ...silence, state: 'ended' },
  });
  const { html: after } = await browser.open(`/staff/silences/${silence_id}/end`, filled(html, {}));
  expect(asked('POST', `/internal/silences/${silence_id}/end`)).toHaveLength(1);
  expect(after).toContain('It is ended.');
});

it('sets one about a provider that begins later, with times on the clock of its zone', async () => {
  answer();
  world.answers['notifier POST /internal/silences'] = () => ({ status: 201, body: silence });
  const browser = await world.signedIn();
  const { html } = await browser.open('/staff/silences?connection_code=salesforce');
  expect(html).toContain('<option value="salesforce" selected>');
  const set = await browser.open('/staff/silences', filled(html, form));
  expect(bodyOf(asked('POST', '/internal/silences')[0])).toEqual({
    connection_code: 'salesforce',
    reason: 'Salesforce moves its servers',
    starts_at: '2036-03-28T21:00:00.000Z',
    ends_at: '2036-03-29T03:00:00.000Z',
  });
  expect(set.html).toContain('It is in force in every workspace within seconds.');
});

it('keeps what was entered where it is incomplete or refused', async () => {
  answer();
  const browser = await world.signedIn();
  const { html } = await browser.open('/staff/silences');
  const empty = await browser.open('/staff/silences', filled(html, { ...form, connection_code: '' }));
  expect(empty.response.status).toBe(422);
  expect(empty.html).toContain('Choose a provider.');
  expect(asked('POST', '/internal/silences')).toEqual([]);
  const errors = [{ field: 'ends_at', message: 'has passed' }];
  world.answers['notifier POST /internal/silences'] = () => problem(400, 'invalid-fields', { errors });
  const refused = await browser.open('/staff/silences', filled(html, form));
  for (const kept of ['Has passed', 'value="Salesforce moves its servers"', 'value="2036-03-28T22:00"'])
    expect(refused.html).toContain(kept);
});

it('is for our staff only', async () => {
  expect((await (await world.signedIn(['tenant_admin'])).open('/staff/silences')).response.status).toBe(403);
});
