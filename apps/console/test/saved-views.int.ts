import { CsmWorld, signal_id as view_id, triage } from './csm-world';
import { hidden, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const hostile = '<b>Acme</b>';
const acme = { view_id, name: hostile, view: 'waiting_on_customer', q: 'acme', signals: 7 };
const withSaved = (...saved: object[]) => ({ '/triage?': { body: { ...triage, saved } } });
const sent = () => world.upstreams.notifier.seen.filter(({ method }) => method !== 'GET');
const filtered = '/?view=waiting_on_customer&q=ACME';

it('shows what a person has saved beside the views, with its count and what it is', async () => {
  world.now.notifier = withSaved(acme);
  const browser = await world.signedIn();
  const { html } = await browser.open('/');
  expect(html).toMatch(/<nav class="saved-views"[^]*&lt;b&gt;Acme&lt;\/b&gt;<\/bdi> <b>7<\/b>/);
  expect(html).toContain('href="/?view=waiting_on_customer&amp;q=acme"');
  expect(html).toContain('title="Waiting on customer, with “acme” in a name"');
  expect(html).not.toContain('Save as your view');
  const there = (await browser.open(filtered)).html;
  expect(there).toMatch(/aria-current="true"><bdi>&lt;b&gt;Acme/);
  expect(there).not.toMatch(/aria-current="true">Waiting on customer/);
  world.now.notifier = withSaved();
  expect((await browser.open('/')).html).not.toContain('saved-views');
});

it('saves the present filter under a name, and says why it cannot', async () => {
  world.now.notifier = { ...withSaved(), 'POST /saved-views': { status: 201, body: acme } };
  const browser = await world.signedIn('member');
  const { html } = await browser.open(filtered);
  const form = /<form method="post" action="\/saved-views"[^]*?<\/form>/.exec(html)![0].replaceAll('&amp;', '&');
  const there = await browser.open('/saved-views', { ...hidden(form), name: ' Acme ' });
  expect(there.url).toBe(world.origin + filtered);
  expect(there.html).toContain('Saved as Acme.');
  expect(sent().map(({ body }) => JSON.parse(body.toString()) as object)).toEqual([
    { name: 'Acme', view: 'waiting_on_customer', q: 'ACME' },
  ]);
  for (const [answer, said] of [
    [
      problem(409, 'name-taken', 'You have a saved view named Acme already.'),
      'You have a saved view named Acme already.',
    ],
    [problem(400, 'invalid-fields', 'name must be longer'), 'Enter a name of at most 40 letters.'],
  ] as const) {
    world.now.notifier = { ...withSaved(), 'POST /saved-views': answer };
    expect((await browser.open('/saved-views', { ...hidden(form), name: ' ' })).html).toContain(said);
  }
});

it('tells once what came of it: an answer that does not show it leaves the cookie alone', async () => {
  world.now.notifier = { ...withSaved(), 'POST /saved-views': { status: 201, body: acme } };
  const browser = await world.signedIn();
  const form = hidden(
    /<form method="post" action="\/saved-views"[^]*?<\/form>/.exec((await browser.open(filtered)).html)![0],
  );
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(world.origin + path, { redirect: 'manual', headers: { cookie: browser.cookieHeader() }, ...init });
  const body = new URLSearchParams({ ...form, name: 'Acme', return_to: '/' });
  const posted = await ask('/saved-views', { method: 'POST', body });
  expect(posted.status).toBe(303);
  for (const line of posted.headers.getSetCookie()) browser.keepCookie(line);
  expect((await ask('/health/live')).headers.getSetCookie()).toEqual([]);
  expect((await browser.open('/')).html).toContain('Saved as Acme.');
  expect((await browser.open('/')).html).not.toContain('Saved as Acme.');
});

it('renames and deletes what is looked at', async () => {
  world.now.notifier = {
    ...withSaved(acme),
    [`PUT /saved-views/${view_id}`]: { body: acme },
    [`DELETE /saved-views/${view_id}`]: { status: 204 },
  };
  const browser = await world.signedIn();
  const { html } = await browser.open(filtered);
  expect(html).toContain('value="&lt;b&gt;Acme&lt;/b&gt;"');
  expect(html).not.toContain('Save as your view');
  const form = hidden(/<form method="post" action="\/saved-views[^]*?<\/form>/.exec(html)![0].replaceAll('&amp;', '&'));
  const renamed = await browser.open(`/saved-views/${view_id}/rename`, { ...form, name: 'Acme' });
  expect(renamed.html).toContain('It is named Acme now.');
  const deleted = await browser.open(`/saved-views/${view_id}/delete`, form);
  expect(deleted.url).toBe(world.origin + filtered);
  expect(deleted.html).toContain('The saved view is deleted.');
  expect(sent().map(({ method, body }) => [method, body.toString()])).toEqual([
    ['PUT', '{"name":"Acme"}'],
    ['DELETE', ''],
  ]);
});

it('shows the overview of an older notifier, which knows nothing of saved views, without them', async () => {
  const { html, response } = await (await world.signedIn()).open(filtered);
  expect(response.status).toBe(200);
  expect(html).toContain('with “<bdi>ACME</bdi>” in a name');
  expect(html).not.toContain('Save as your view');
});

it('switches off keys without ⌘ or Ctrl where the browser says that they are', async () => {
  const browser = await world.signedIn();
  expect((await browser.open('/providers')).html).toMatch(/id="single-keys" autocomplete="off" checked/);
  browser.keepCookie('single_keys=off');
  const { html } = await browser.open('/');
  expect(html).toContain('<body data-single-keys="off">');
  expect(html).toContain('aria-keyshortcuts="Meta+K Control+K"');
  expect(html).toMatch(/id="single-keys" autocomplete="off">/);
});

it.each([
  ['csm', 'Open it in the panel', 'Open its integration'],
  ['member', 'Open its integration', 'Close the panel</dd>'],
])('lists the keys that do something for a %s', async (role, shown, absent) => {
  const { html } = await (await world.signedIn(role)).open('/');
  const keys = /<dialog id="keys"[^]*?<\/dialog>/.exec(html)![0];
  expect(keys).toContain(shown);
  // Else the dialog focuses the box, and the space bar switches the keys off.
  expect(/<[^>]* autofocus>[^<]*/.exec(keys)![0]).toBe('<button class="button" autofocus>Close');
  expect(keys).not.toContain(absent);
});
