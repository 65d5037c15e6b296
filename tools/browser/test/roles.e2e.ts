import { openChromium } from '@linesman/testing';
import type { Browser, Page } from 'playwright-core';
import type { OwnSystem } from '../../start/own-system.mjs';
import type { Ids } from '../pages.ts';

const SOON = { timeout: 20_000 };
const MOST_TABS = 120;

let system: OwnSystem;
let browser: Browser;
let ids: Ids;
let stripeKey: string;
let signInAs: typeof import('../sign-in-as.ts').signInAs;

beforeAll(async () => {
  const { startOwnSystem } = await import('../../start/own-system.mjs');
  const { setStage } = await import('../set-stage.ts');
  const { keyFor } = await import('../../start/seed/connect.ts');
  ({ signInAs } = await import('../sign-in-as.ts'));
  [system, browser] = await Promise.all([startOwnSystem(), openChromium()]);
  ids = await setStage(system.run());
  const { secret_key } = (await keyFor(system.run().sandbox.url, 'stripe', 'brightwater')) as { secret_key: string };
  stripeKey = secret_key;
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const as = async (persona: string, path: string): Promise<Page> =>
  signInAs(await browser.newContext(), system.run().origin, persona, path);

/** As somebody does who has no mouse: from where the focus is to a control with these words. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let n = 0; n < MOST_TABS; n++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate<string>(`(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') || at?.labels?.[0]?.innerText || at?.innerText || '';
    })()`);
    if (words.test(name.trim())) return;
  }
  throw new Error(`no control says ${words} on ${page.url()}`);
}

describe('an admin', () => {
  it('connects something by keyboard alone', async () => {
    const page = await as('anna', '/integrations');
    await tabTo(page, /^Connect something$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/integrations\/new$/, SOON);
    await tabTo(page, /^Stripe/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/new\/stripe$/, SOON);
    await tabTo(page, /^Name/);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Shop of the keyboard');
    await tabTo(page, /^Secret or restricted key/);
    await page.keyboard.type(stripeKey);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Shop of the keyboard' }).waitFor(SOON);
    await page.getByText('Healthy').first().waitFor(SOON);
  });

  it('is told what is wrong beside the field, and what was typed stays', async () => {
    const page = await as('anna', '/integrations/new/stripe');
    await page.getByLabel('Name').fill('Shop without a key');
    await page.getByLabel('Secret or restricted key').fill('not a key');
    await page.getByRole('button', { name: 'Check and connect' }).click();
    await page.locator('.field.wrong').first().waitFor(SOON);
    expect(await page.getByLabel('Name').inputValue()).toBe('Shop without a key');
    expect(await page.getByLabel('Secret or restricted key').inputValue()).toBe('');
  });

  it('runs a sync and sees it end by itself', async () => {
    const page = await as('anna', `/integrations/${ids.integration}/syncs`);
    const runs = await page.locator('a[href*="/executions/"]').count();
    await page.getByRole('button', { name: 'Sync now' }).first().click();
    const another = `document.querySelectorAll('a[href*="/executions/"]').length > ${runs}`;
    await page.goto(`${system.run().origin}/integrations/${ids.integration}/syncs`);
    await page.waitForFunction(another, undefined, SOON);
  });

  it('tries a capability and sees what came of it', async () => {
    const page = await as('anna', `/integrations/${ids.integration}/capabilities`);
    await page.getByRole('link', { name: /Try it: Sync contacts/i }).click();
    await page.getByRole('button', { name: 'Run it' }).click();
    await page
      .getByText(/Succeeded/)
      .first()
      .waitFor(SOON);
  });
});

it('lets a member look, and says who may do the rest', async () => {
  const page = await as('mia', `/integrations/${ids.integration}`);
  await page.getByRole('heading', { name: 'Salesforce CRM Sync' }).waitFor();
  expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
  const denied = await page.goto(`${system.run().origin}/settings`);
  expect(denied!.status()).toBe(403);
  await page.getByRole('heading', { name: 'This is not yours to see' }).waitFor(SOON);
});

it('lets a CSM take on a signal and close its task', async () => {
  const page = await as('jane', '/');
  await page.goto(`${system.run().origin}/risk-signals/${ids.signal}`);
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await page.getByText('Taken on').first().waitFor(SOON);
  expect(await page.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  await page.goto(`${system.run().origin}/customers/${ids.customer}`);
  await page.getByRole('heading', { name: 'TechCorp' }).waitFor(SOON);
  await page.goto(`${system.run().origin}/tasks`);
  await page.getByText('Close…').first().click(SOON);
  await page.getByRole('button', { name: 'Close task' }).first().click();
  await page.getByText('The task is closed.').waitFor(SOON);
});

it('lets staff see what was delivered and change what a connection is, and nobody else', async () => {
  const page = await as('staff', '/staff/deliveries');
  await page
    .getByText(/^Slack to/)
    .first()
    .waitFor(SOON);
  await page.goto(`${system.run().origin}/staff/connections/dropbox`);
  await page.getByRole('radio', { name: /^Beta/ }).check();
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText(/beta/i).first().waitFor(SOON);
  const anna = await as('anna', '/');
  const catalog = await anna.goto(`${system.run().origin}/integrations/new`);
  expect(catalog!.status()).toBe(200);
  await anna.getByText('Beta').first().waitFor(SOON);
  expect((await anna.goto(`${system.run().origin}/staff/deliveries`))!.status()).toBe(403);
});
