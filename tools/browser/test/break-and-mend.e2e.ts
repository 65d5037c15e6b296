import { openChromium } from '@linesman/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { OwnSystem } from '../../start/own-system.mjs';

const SOON = { timeout: 20_000 };

let system: OwnSystem;
let browser: Browser;
let context: BrowserContext;
let signInAs: typeof import('../sign-in-as.ts').signInAs;

beforeAll(async () => {
  const { startOwnSystem } = await import('../../start/own-system.mjs');
  ({ signInAs } = await import('../sign-in-as.ts'));
  [system, browser] = await Promise.all([
    startOwnSystem({ env: { PROBE_INTERVALS: '{"dropbox":1,"salesforce":1}' } }),
    openChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

const origin = () => system.run().origin;
const outside = () => system.run().sandbox.url;

/** Has no session with us: only what the link lets him do. */
async function stranger(): Promise<Page> {
  return (await browser.newContext()).newPage();
}

async function revoke(provider: string, account: string): Promise<void> {
  const switches = await stranger();
  await switches.goto(`${outside()}/switches/${provider}`);
  const button = switches.getByRole('button', { name: `Revoke access: ${account}`, exact: true });
  await button.click();
  await button.waitFor({ state: 'detached', ...SOON });
  await switches.close();
}

async function consent(page: Page, account: string): Promise<void> {
  await page.locator(`input[name=account][value="${account}"]`).check(SOON);
  await page.getByRole('button', { name: 'Allow' }).click();
}

it('shows an admin a call to action when his files break, and takes it away when he has reconnected', async () => {
  const dashboard = await signInAs(context, origin(), 'anna');
  await dashboard.getByRole('heading', { name: 'Overview' }).waitFor();
  expect(await dashboard.locator('.cta-banner').count()).toBe(0);

  await revoke('dropbox', 'Acme CS');
  const banner = dashboard.locator('.cta-banner');
  await banner.waitFor(SOON);
  expect(await banner.textContent()).toContain('Dropbox no longer accepts our access');

  // The dashboard stays open meanwhile: what follows happens in another tab.
  const tab = await context.newPage();
  await tab.goto((await banner.getByRole('link', { name: 'Reconnect Dropbox' }).getAttribute('href'))!);
  await tab.getByText('Disconnected').first().waitFor(SOON);
  await tab.getByRole('button', { name: 'Reconnect' }).click();
  await tab.waitForURL(/\/connect\//, SOON);
  await tab.getByRole('main').getByRole('button').first().click();
  await consent(tab, 'acme');
  await tab
    .getByText(/connected/i)
    .first()
    .waitFor(SOON);

  await banner.waitFor({ state: 'detached', ...SOON });
});

it("shows a CSM a customer's break by itself, mails the customer, and clears when he has followed the mail", async () => {
  const signals = await signInAs(context, origin(), 'jane', '/risk-signals');
  await signals.getByRole('heading', { name: 'Risk signals' }).waitFor();
  expect(await signals.getByText('Salesforce CRM Sync').count()).toBe(0);

  await revoke('salesforce', 'TechCorp');
  await signals.getByText('Salesforce CRM Sync').first().waitFor(SOON);

  const bob = await stranger();
  await bob.goto(`${outside()}/mail`);
  await bob
    .getByRole('link', { name: /Salesforce/ })
    .first()
    .click(SOON);
  const mail = bob.frameLocator('iframe');
  const link = await mail
    .getByRole('link', { name: /reconnect/i })
    .first()
    .getAttribute('href');
  await bob.goto(link!);
  await bob.getByRole('button').first().click();
  await consent(bob, 'techcorp');
  await bob
    .getByText(/connected/i)
    .first()
    .waitFor(SOON);

  await signals
    .getByText('Salesforce CRM Sync')
    .first()
    .waitFor({ state: 'detached', ...SOON });
});
