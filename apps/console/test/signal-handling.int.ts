import { CsmWorld, signal_id } from './csm-world';
import { hidden, hoursAgo, listed, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const page = `/risk-signals/${signal_id}`;
const handling = {
  signal_id,
  handler_email: 'jane@acme.example',
  handler_name: 'Jane Miller',
  assigned_by: null,
  assigned_at: null,
  acknowledged_by: null,
  acknowledged_until: null,
  snoozed_by: null,
  snoozed_email: null,
  snoozed_until: null,
  reminders: 0,
  reminded_at: null,
  escalated_at: null,
};
const tom = { name: 'Tom Becker', email: 'tom@acme.example' };

const handled = (over: object, more: object = {}) => {
  world.now.notifier = {
    '/signal-handling': listed({ ...handling, ...over }),
    '/colleagues': listed(tom, { name: 'Jane Miller', email: 'jane@acme.example' }),
    ...more,
  };
};
const sent = (path: string) =>
  world.upstreams.notifier.seen
    .filter(({ method, url }) => method === 'POST' && url === `${page}/${path}`)
    .map(({ body }) => JSON.parse(body.toString() || '{}') as object);
const made = (html: string) => ({ _csrf: hidden(html)._csrf! });

it('shows who handles a signal, how often they were reminded, and that the manager was told', async () => {
  handled({ reminders: 2, reminded_at: hoursAgo(1), escalated_at: hoursAgo(2) });
  const browser = await world.signedIn();
  const { html } = await browser.open(page);
  expect(html).toContain('Jane Miller has not acted.');
  expect(html).toMatch(/Reminded 2 times, the last time <time[^>]*>1 hour ago<\/time>/);
  expect(html).toContain('so the matter went to the CSM’s manager');
  // Whoever handles it already is not offered.
  expect(html).toContain('<option value="tom@acme.example">Tom Becker</option>');
  expect(html).not.toContain('<option value="jane@acme.example">');
});

it('snoozes a signal for as long as chosen, says so in the list as well, and ends it', async () => {
  handled({}, { [`POST ${page}/snooze`]: { body: handling } });
  const browser = await world.signedIn();
  const { html } = await browser.open(page);
  const there = await browser.open(`${page}/snooze`, { ...made(html), span: 'next_week' });
  expect(there.html).toContain('Snoozed. You get no reminders meanwhile.');
  expect(sent('snooze')).toEqual([{ span: 'next_week' }]);

  const snoozed = { snoozed_by: 'Jane Miller', snoozed_email: 'jane@acme.example', snoozed_until: null };
  handled(snoozed, { [`POST ${page}/unsnooze`]: { body: handling } });
  expect((await browser.open('/risk-signals')).html).toContain('Snoozed by Jane Miller until it gets worse.');
  const shown = await browser.open(page);
  expect(shown.html).not.toContain('id="snooze"');
  expect((await browser.open(`${page}/unsnooze`, made(shown.html))).html).toContain('The snooze has ended.');
  expect(sent('unsnooze')).toEqual([{}]);
});

it('offers to acknowledge a signal again once the acknowledgement has ended', async () => {
  handled({ acknowledged_by: 'Jane Miller', acknowledged_until: '2036-01-29T15:00:00Z' });
  const browser = await world.signedIn();
  const { html } = await browser.open(page);
  expect(html).not.toContain('id="acknowledge"');
  expect(html).toMatch(/Acknowledged by Jane Miller until <time[^>]*>Jan 29, 2036, 3:00 PM UTC<\/time>\./);
  handled({});
  const again = await browser.open(page);
  await browser.open(`${page}/acknowledge`, { ...made(again.html), span: '4_hours' });
  expect(sent('acknowledge')).toEqual([{ span: '4_hours' }]);
});

it('assigns a signal to a colleague, and says why that is refused', async () => {
  handled({}, { [`POST ${page}/assign`]: { body: handling } });
  const browser = await world.signedIn();
  const { html } = await browser.open(page);
  const there = await browser.open(`${page}/assign`, { ...made(html), email: ' tom@acme.example ' });
  expect(there.html).toContain('Assigned to tom@acme.example, who is told.');
  expect(sent('assign')).toEqual([{ email: 'tom@acme.example' }]);
  handled({}, { [`POST ${page}/assign`]: problem(404, 'not-found', 'There is no such open signal.') });
  expect((await browser.open(`${page}/assign`, { ...made(html), email: 'x@y.example' })).html).toContain(
    'There is no such open signal.',
  );
  handled({ assigned_by: 'Jane Miller', assigned_at: hoursAgo(1), handler_name: 'Tom Becker' });
  expect((await browser.open('/risk-signals')).html).toContain('Assigned to <bdi>Tom Becker</bdi>');
});
