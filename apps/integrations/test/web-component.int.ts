import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort, openChromium, waitUntil } from '@linesman/testing';
import type { Browser, Page } from 'playwright-core';
import { PageTokens } from '../src/cta/page-tokens';
import { parseCredentialKeys } from '../src/sealing/credential-keys';
import { newTenant, World } from './start-world';
import { startPage } from './start-page';

let world: World;
let browser: Browser;
let linesman: string;

beforeAll(async () => {
  const port = await freePort();
  linesman = `http://127.0.0.1:${port}`;
  const PROVIDER_PACKAGES = pathToFileURL(join(__dirname, 'hostile-provider.mjs')).href;
  world = await World.start({ env: { PROVIDER_PACKAGES, PUBLIC_ORIGIN: linesman } });
  await world.app.listen(port, '127.0.0.1');
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const tokens = (time = Date.now()) =>
  new PageTokens(parseCredentialKeys(world.environment().CREDENTIAL_KEYS!), () => new Date(time));

/** What the tests use of an element: this workspace compiles without the types of a browser. */
interface PageElement {
  matches(selector: string): boolean;
  getBoundingClientRect(): { height: number };
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

interface Opened {
  page: Page;
  tenant: string;
  /** What the browser reported on its console, and what it requested. */
  said: string[];
  asked: string[];
  tokensGiven: () => number;
}

async function opened(
  provider: string,
  work: (it: Opened) => Promise<void>,
  { endedFirst = false, allowed = true } = {},
): Promise<void> {
  const tenant = newTenant();
  let times = 0;
  const site = await startPage(linesman, provider, async () => {
    times += 1;
    const time = endedFirst && times === 1 ? Date.now() - 601_000 : Date.now();
    return (await tokens(time).issue({ tenant_id: tenant, subject: 'ann' })).token;
  });
  const page_origins = allowed ? [site.origin] : [];
  await world.ask(tenant, 'PUT', '/tenant/settings', { product_name: 'A', mail_from: 'a@acme.example', page_origins });
  const page = await browser.newPage();
  const [said, asked] = [[], []] as [string[], string[]];
  page.on('console', (message) => void said.push(message.text()));
  page.on('pageerror', (error) => void said.push(String(error)));
  page.on('request', (request) => void asked.push(request.url()));
  try {
    await page.goto(site.origin);
    await work({ page, tenant, said, asked, tokensGiven: site.tokensGiven });
  } finally {
    await page.close();
    await site.stop();
  }
}

const styleOf = (page: Page, selector: string, property: string): Promise<unknown> =>
  page.evaluate(
    `getComputedStyle(document.querySelector('integration-cta').shadowRoot.querySelector('${selector}')).${property}`,
  );

async function repair(tenant: string): Promise<void> {
  const key = `sk_test_${tenant.slice(0, 8)}`;
  world.providers.keys.set(key, 'acct_1');
  const body = { connection_code: 'stripe', name: 'P', credentials: { secret_key: key }, user_id: 'ann' };
  expect((await world.ask(tenant, 'POST', '/integrations', body)).status).toBe(201);
}

it('shows the call to action on a page with a strict policy, reachable by keyboard, and hides it when it is done', async () => {
  await opened('stripe', async ({ page, tenant, said, asked }) => {
    const link = page.locator('integration-cta a');
    await link.waitFor();
    expect(await link.innerText()).toBe('Connect Stripe');
    expect(await page.locator('integration-cta p').innerText()).toContain('Stripe is not connected');
    await page.locator('#before').focus();
    await page.keyboard.press('Tab');
    expect(await link.evaluate((it: PageElement) => it.matches(':focus'))).toBe(true);
    expect(await styleOf(page, 'a', 'outlineStyle')).toBe('solid');
    expect(await styleOf(page, '.cta', 'display')).toBe('flex');

    await repair(tenant);
    await waitUntil(async () => {
      await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
      return (await link.count()) === 0;
    });
    expect(await page.locator('integration-cta').evaluate((it: PageElement) => it.getBoundingClientRect().height)).toBe(
      0,
    );
    expect(said).toEqual([]);
    expect(asked.filter((url) => url.includes('eyJ'))).toEqual([]);
  });
});

it('tells the page that its token has expired, and asks again with the new one', async () => {
  await opened(
    'stripe',
    async ({ page, tokensGiven }) => {
      await page.locator('integration-cta a').waitFor();
      expect(tokensGiven()).toBe(2);
    },
    { endedFirst: true },
  );
});

it('asks again for another provider or size, and shows nothing without a token', async () => {
  await opened('stripe', async ({ page }) => {
    const cta = page.locator('integration-cta');
    await cta.locator('a').waitFor();
    await cta.evaluate((it: PageElement) => {
      it.setAttribute('provider', 'dropbox');
      it.setAttribute('compact', '');
    });
    await cta.locator('.cta.compact a', { hasText: 'Connect Dropbox' }).waitFor();
    await cta.evaluate((it: PageElement) => it.removeAttribute('token'));
    await cta.locator('.cta').waitFor({ state: 'detached' });
  });
});

it('shows a hostile name as text', async () => {
  await opened('hostile', async ({ page }) => {
    const text = await page.locator('integration-cta p').innerText();
    expect(text).toContain('<script>');
    expect(await page.title()).toBe('theirs');
    expect(await page.locator('integration-cta').locator('script, img').count()).toBe(0);
  });
});

it('shows nothing on a page whose origin the tenant does not list', async () => {
  await opened(
    'stripe',
    async ({ page, said }) => {
      await waitUntil(() => said.some((line) => line.includes('CORS')));
      expect(await page.locator('integration-cta .cta').count()).toBe(0);
    },
    { allowed: false },
  );
});
