import { Liquid } from 'liquidjs';
import { ctaTemplates, registerCta, type StatusReader } from './cta';
import type { IntegrationStatus } from './policy';

const status = (more: Partial<IntegrationStatus> = {}): IntegrationStatus => ({
  provider: 'dropbox',
  connected: true,
  authenticated: false,
  has_refresh: false,
  blocking_problem: true,
  reason: 'Action required: Dropbox no longer accepts our access.',
  cta_label: 'Reconnect Dropbox',
  cta_url: 'https://console.example/integrations?connect=dropbox',
  last_checked: '2026-01-01T00:00:00.000Z',
  ttl_seconds: 600,
  ...more,
});
const fine = (provider: string) => status({ provider, blocking_problem: false, cta_label: null, cta_url: null });
const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>{{ 7 | times: 7 }}\u202e`;

function engineWith(read?: StatusReader, options = {}): Liquid {
  const engine = new Liquid({ templates: ctaTemplates, outputEscape: 'escape', ownPropertyOnly: true, ...options });
  registerCta(engine, read, 'http://console.test:4000');
  return engine;
}
const partial = (scope: object, engine = engineWith()): Promise<string> =>
  engine.renderFile('integrations/_cta', scope) as Promise<string>;
const page = (template: string, scope: object, engine = engineWith()): Promise<string> =>
  engine.parseAndRender(template, scope) as Promise<string>;

it('shows what to do only if something blocks', async () => {
  expect(await partial({ status: fine('dropbox') })).toBe('');
  expect(await partial({})).toBe('');
  const shown = await partial({ status: status() });
  expect(shown).toContain('Action required: Dropbox no longer accepts our access.');
  expect(shown).toContain('href="https://console.example/integrations?connect=dropbox"');
  expect(shown).toContain('class="cta"');
  expect(await partial({ status: status(), compact: true })).toContain('class="cta compact"');
});

it('asks an admin with a form of the page for whom may not act, and shows no button where the page has none', async () => {
  const ask = { action: 'reconnect' as const, integration_id: '7' };
  const asking = { a: status({ cta_label: 'Ask an admin', cta_url: null, ask }) };
  const banner = `{% render 'integrations/_banner', integration_statuses: all, csrf: csrf, return_to: '/' %}`;
  const shown = await page(banner, { all: asking, csrf: '"x' });
  expect(shown).toContain('<form method="post" action="/access-requests" class="ask-admin">');
  for (const field of [
    'name="action" value="reconnect"',
    'name="provider" value="dropbox"',
    'name="integration_id" value="7"',
    'name="return_to" value="/"',
    'name="_csrf" value="&#34;x"',
  ])
    expect(shown).toContain(field);
  expect(shown).not.toMatch(/capability_code|aria-label="Ask|small/);
  const elsewhere = await partial({ status: asking.a });
  expect(elsewhere).toContain('no longer accepts our access');
  expect(elsewhere).not.toMatch(/<form|<a |<button/);
});

it('shows what is missing to staff only', async () => {
  const staff_reason = 'For staff: Dropbox lacks client_secret.';
  expect(await partial({ status: status(), staff_reason })).toContain(staff_reason);
  expect(await partial({ status: status() })).not.toContain('For staff');
});

it.each([[{ outputEscape: 'escape' }], [{ outputEscape: undefined }]])(
  'lets no markup through, whether or not the engine escapes: %j',
  async (options) => {
    const engine = engineWith(undefined, options);
    const cta_url = `https://console.example/"onclick=alert(1) x='<b>`;
    const given = status({ reason: hostile, cta_label: hostile, cta_url });
    const shown = await partial({ status: given, staff_reason: hostile }, engine);
    expect(shown).not.toMatch(/<script|<img|<b>/);
    expect(shown.match(/<[a-z]+/g)).toEqual(['<div', '<p', '<bdi', '<small', '<bdi', '<a', '<bdi']);
    expect(shown).toContain('&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(shown).toContain('{{ 7 | times: 7 }}');
    expect(shown).toMatch(/href="[^"'<>]*">/);
    const banner = await page(
      `{% render 'integrations/_banner', integration_statuses: all %}`,
      { all: { a: given } },
      engine,
    );
    expect(banner.match(/<[a-z]+/g)).toEqual(['<aside', '<div', '<p', '<bdi', '<a', '<bdi']);
  },
);

it('cuts texts that are too long', async () => {
  expect(
    (await partial({ status: status({ reason: 'x'.repeat(10_000), cta_label: 'y'.repeat(10_000) }) })).length,
  ).toBeLessThan(1_000);
});

it.each([
  ['https://elsewhere.example/x', true],
  ['http://console.test:4000/integrations', true],
  ['/integrations/1', true],
  ['http://elsewhere.example/', false],
  ['//elsewhere.example/x', true],
  ['javascript:alert(1)', false],
  [' java\nscript:alert(1)', false],
  ['data:text/html,x', false],
  ['integrations', false],
  ['http://console.test:4000.elsewhere.example/', false],
  [null, false],
])('makes a link of %j: %s', async (cta_url, isLink) => {
  expect((await partial({ status: status({ cta_url }) })).includes('<a ')).toBe(isLink);
});

it('shows one banner for all providers that need the user, and none if no provider does', async () => {
  const integration_statuses = {
    dropbox: status(),
    slack: fine('slack'),
    basecamp: status({ reason: 'Basecamp waits.' }),
  };
  const staff_reasons = { basecamp: 'For staff: it lacks an application.' };
  const shown = await page(
    `{% render 'integrations/_banner', integration_statuses: integration_statuses, staff_reasons: staff_reasons %}`,
    {
      integration_statuses,
      staff_reasons,
    },
  );
  expect(shown.match(/<aside class="cta-banner"/g)).toHaveLength(1);
  expect(shown.match(/class="cta compact"/g)).toHaveLength(2);
  expect(shown).toContain(staff_reasons.basecamp);
  const scope = { integration_statuses: { slack: fine('slack') } };
  expect(await page(`{% include 'integrations/_banner' %}`, scope)).toBe('');
  expect(await page(`{% include 'integrations/_banner' %}`, {})).toBe('');
});

it("uses the context's status, and asks the reader if there is none", async () => {
  const asked: unknown[] = [];
  const engine = engineWith((provider, { user }) => {
    asked.push([provider, user]);
    return Promise.resolve(provider === 'xero' ? undefined : status({ provider, reason: `${provider} was read.` }));
  });
  const template = `{% integration_cta 'dropbox' %}|{% integration_cta "basecamp", compact %}|{% integration_cta wanted compact %}|{% integration_cta 'xero' %}`;
  const scope = { user: 'ann', wanted: 'constructor', integration_statuses: { dropbox: fine('dropbox') } };
  const [dropbox, basecamp, other, xero] = (await page(template, scope, engine)).split('|');
  expect([dropbox, xero]).toEqual(['', '']);
  expect(basecamp).toMatch(/class="cta compact"[^]*basecamp was read\./);
  expect(other).toMatch(/class="cta compact"[^]*constructor was read\./);
  expect(asked).toEqual([
    ['basecamp', 'ann'],
    ['constructor', 'ann'],
    ['xero', 'ann'],
  ]);
});

it('works in engines without the templates and with strict variables, and in synchronous rendering', async () => {
  const engine = new Liquid({ strictVariables: true });
  registerCta(engine);
  const scope = { integration_statuses: { dropbox: status() } };
  expect(engine.parseAndRenderSync(`{% integration_cta 'dropbox' %}`, scope)).toContain('Reconnect Dropbox');
  const waiting = { integration_statuses: { dropbox: status({ cta_label: null, cta_url: null }) } };
  expect(engine.parseAndRenderSync(`{% integration_cta 'dropbox' %}`, waiting)).toContain('Action required');
  expect(await page(`{% integration_cta 'dropbox' %}`, {}, engine)).toBe('');
  expect(() => engine.parse('{% integration_cta %}')).toThrow('takes a provider');
});
