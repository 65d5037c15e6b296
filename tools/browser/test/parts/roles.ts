import type { Page } from 'playwright-core';
import { SOON, type Stage } from './stage.ts';

const MOST_TABS = 120;

/** What each role can do, and what it is refused. */
export function roles(stage: Stage): void {
  const as = async (persona: string, path: string): Promise<Page> =>
    stage.tools.signInAs(await stage.browser.newContext(), stage.system.run().origin, persona, path);

  /** Presses Tab until a control with these words has the focus. */
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
    it('connects an integration with the keyboard alone', async () => {
      const page = await as('anna', '/integrations');
      await tabTo(page, /^Connect an integration$/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/integrations\/new$/, SOON);
      await tabTo(page, /^Stripe/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/new\/stripe$/, SOON);
      await tabTo(page, /^Name/);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('Shop of the keyboard');
      await tabTo(page, /^Secret or restricted key/);
      const { secret_key } = (await stage.tools.keyFor(stage.system.run().sandbox.url, 'stripe', 'brightwater')) as {
        secret_key: string;
      };
      await page.keyboard.type(secret_key);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Shop of the keyboard' }).waitFor(SOON);
      await page.getByText('Healthy').first().waitFor(SOON);
    });

    it('sees what is wrong beside the field and keeps what he typed, except the secret', async () => {
      const page = await as('anna', '/integrations/new/stripe');
      await page.getByLabel('Name').fill('Shop without a key');
      await page.getByLabel('Secret or restricted key').fill('not a key');
      await page.getByRole('button', { name: 'Check and connect' }).click();
      await page.locator('.field.wrong').first().waitFor(SOON);
      expect(await page.getByLabel('Name').inputValue()).toBe('Shop without a key');
      expect(await page.getByLabel('Secret or restricted key').inputValue()).toBe('');
    });

    it('runs a sync and sees the new run', async () => {
      const page = await as('anna', `/integrations/${stage.ids.integration}/syncs`);
      const runs = await page.locator('a[href*="/executions/"]').count();
      await page.getByRole('button', { name: 'Sync now' }).first().click();
      const another = `document.querySelectorAll('a[href*="/executions/"]').length > ${runs}`;
      await page.goto(`${stage.system.run().origin}/integrations/${stage.ids.integration}/syncs`);
      await page.waitForFunction(another, undefined, SOON);
    });

    it('tries a capability and sees the outcome', async () => {
      const page = await as('anna', `/integrations/${stage.ids.integration}/capabilities`);
      await page.getByRole('link', { name: /Try it: Sync contacts/i }).click();
      await page.getByRole('button', { name: 'Run it' }).click();
      await page
        .getByText(/Succeeded/)
        .first()
        .waitFor(SOON);
    });
  });

  it('lets a member read but not edit, and says so on pages that are closed to him', async () => {
    const page = await as('mia', `/integrations/${stage.ids.integration}`);
    await page.getByRole('heading', { name: 'Salesforce CRM Sync' }).waitFor();
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
    const denied = await page.goto(`${stage.system.run().origin}/settings`);
    expect(denied!.status()).toBe(403);
    await page.getByRole('heading', { name: 'You don’t have access' }).waitFor(SOON);
  });

  it('leads a CSM through the open signals by keys: move, open, close, acknowledge, and search', async () => {
    const page = await as('jane', '/?view=all');
    const row = page.locator(`#signal-${stage.ids.signal}`);
    await row.waitFor(SOON);
    const focused = row.locator('.t-who:focus');
    const isFocused = async () => (await focused.count()) === 1;
    for (let moves = 0; moves < 20 && !(await isFocused()); moves++) await page.keyboard.press('j');
    expect(await isFocused()).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('#panel').getByText('Detected').waitFor(SOON);
    expect(new URL(page.url()).searchParams.get('signal')).toBe(stage.ids.signal);
    expect(await row.getAttribute('aria-current')).toBe('true');
    await page.locator('#panel').getByRole('link', { name: 'Send fix instructions…' }).waitFor(SOON);
    await page.keyboard.press('Escape');
    await page.locator('#panel').waitFor({ state: 'hidden', ...SOON });
    expect(await isFocused()).toBe(true);
    await page.keyboard.press('s');
    await page.getByText('1 snoozed.').waitFor(SOON);
    await row.getByText('Snoozed').waitFor(SOON);
    expect(await isFocused()).toBe(true);
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor(SOON);
    // The page is updated behind the dialog, which stays open.
    await page.evaluate(`document.querySelector('#main h1').textContent = 'Before';
      document.dispatchEvent(new Event('zone-known'));`);
    await page.locator('#main h1', { hasText: 'Overview' }).waitFor(SOON);
    expect(await page.getByRole('heading', { name: 'Keys' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('techc');
    await page.locator('#search-results').getByRole('link', { name: 'TechCorp' }).first().waitFor(SOON);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/customers\//);
  });

  it('does nothing by single keys once a person has switched them off, and finds the way back', async () => {
    const page = await as('jane', '/?view=all');
    await page.locator('.triage-row').first().waitFor(SOON);
    await page.keyboard.press('?');
    await page.getByLabel('Single keys work').uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.reload();
    for (const key of ['?', '/', 'j']) await page.keyboard.press(key);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await page.locator('.t-who:focus').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.locator('#search').waitFor(SOON);
    await page.keyboard.press('Escape');
    await page.locator('.me summary').click();
    await page.locator('.me').getByRole('button', { name: 'Keys…' }).click();
    await page.getByLabel('Single keys work').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await page.locator('.triage :focus').count()).toBe(1);
  });

  it('has each id once while the dialog of the search shows results on the page of the search', async () => {
    const page = await as('jane', '/search?q=sales');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('sales');
    await page.locator('#search-results a').first().waitFor(SOON);
    const twice = `[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at)`;
    expect(await page.evaluate(twice)).toEqual([]);
  });

  it('lets a CSM acknowledge a signal and close its task', async () => {
    const page = await as('jane', '/');
    await page.goto(`${stage.system.run().origin}/risk-signals/${stage.ids.signal}`);
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByText('Acknowledged').first().waitFor(SOON);
    expect(await page.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
    await page.goto(`${stage.system.run().origin}/customers/${stage.ids.customer}`);
    await page.getByRole('heading', { name: 'TechCorp' }).waitFor(SOON);
    await page.goto(`${stage.system.run().origin}/tasks`);
    await page.getByText('Close…').first().click(SOON);
    await page.getByRole('button', { name: 'Close task' }).first().click();
    await page.getByText('The task is closed.').waitFor(SOON);
  });

  it('lets staff, and nobody else, see deliveries and change a connection', async () => {
    const page = await as('staff', '/staff/deliveries');
    await page
      .getByText(/^Slack to/)
      .first()
      .waitFor(SOON);
    await page.goto(`${stage.system.run().origin}/staff/connections/dropbox`);
    await page.getByRole('radio', { name: /^Beta/ }).check();
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Saved.').waitFor(SOON);
    const anna = await as('anna', '/');
    const catalog = await anna.goto(`${stage.system.run().origin}/integrations/new`);
    expect(catalog!.status()).toBe(200);
    await anna.getByText('Beta').first().waitFor(SOON);
    expect((await anna.goto(`${stage.system.run().origin}/staff/deliveries`))!.status()).toBe(403);
  });
}
