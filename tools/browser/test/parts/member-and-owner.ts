import type { Page } from 'playwright-core';
import { SOON, type Stage } from './stage.ts';

/** What somebody without the role of an admin gets done: asks for what is not allowed, and looks after an own account. */
export function memberAndOwner(stage: Stage): void {
  const origin = () => stage.system.run().origin;
  const sandbox = () => stage.system.run().sandbox.url;
  const as = async (persona: string, path: string): Promise<Page> =>
    stage.tools.signInAs(await stage.browser.newContext(), origin(), persona, path);

  async function consent(page: Page, account: string): Promise<void> {
    await page.locator(`input[name=account][value="${account}"]`).check(SOON);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page
      .getByText(/connected/i)
      .first()
      .waitFor(SOON);
  }

  it('lets a member ask the admins once, who get an email that leads to the form', async () => {
    const anna = await as('anna', '/');
    const mia = await as('mia', '/integrations/new');
    expect(await mia.getByRole('link', { name: 'Salesforce' }).count()).toBe(0);
    const ask = mia.getByRole('button', { name: 'Ask an admin: connect Salesforce' });
    await ask.click();
    await mia.getByText('An administrator is asked by email to do this.').waitFor(SOON);
    await ask.click();
    await mia.getByText(/^You asked an administrator on /).waitFor(SOON);

    const mail = await (await stage.browser.newContext()).newPage();
    await mail.goto(`${sandbox()}/mail`);
    const asked = mail.getByRole('link', { name: /asks you to connect Salesforce/ });
    await asked.first().click(SOON);
    const link = mail.frameLocator('iframe').getByRole('link', { name: 'Connect Salesforce' });
    await anna.goto((await link.getAttribute('href'))!);
    await anna.getByRole('heading', { name: 'Connect Salesforce' }).waitFor(SOON);
    await mail.goto(`${sandbox()}/mail`);
    await asked.first().waitFor(SOON);
    expect(await asked.count()).toBe(1);
  });

  describe('an owner', () => {
    let address: string;

    it('connects an own account without a grant, renames it, and is offered nothing that is refused', async () => {
      const page = await as('mia', '/integrations/new');
      await page.getByRole('link', { name: 'Dropbox' }).click();
      await page.getByText('This connects an account of your own.').waitFor(SOON);
      await page.getByLabel('Name').fill('Files of Mia');
      await page.getByRole('button', { name: 'Connect with Dropbox' }).click();
      await page.waitForURL(/\/connect\//, SOON);
      await page.getByRole('main').getByRole('button').first().click();
      await consent(page, 'spare');

      await page.goto(`${origin()}/integrations?name=Files+of+Mia`);
      await page.getByRole('link', { name: 'Files of Mia' }).first().click();
      await page.getByText('Healthy').first().waitFor(SOON);
      address = page.url();
      await page.getByRole('link', { name: 'Edit' }).click();
      expect(await page.locator('[name=owner], [name=is_critical], [name=purpose]').count()).toBe(0);
      await page.getByLabel('Name').fill('My files');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'My files' }).waitFor(SOON);
    });

    it('reconnects it from the call to action when Dropbox refuses access', async () => {
      const outside = new stage.tools.Outside(sandbox());
      for (const { grant_id } of await outside.grants('dropbox', 'spare')) await outside.revoke('dropbox', grant_id);
      const page = await as('mia', '/');
      const banner = page.locator('.cta-banner');
      await banner.getByRole('link', { name: 'Reconnect Dropbox' }).click(SOON);
      await page.waitForURL(address, SOON);
      await page.getByText('Disconnected').first().waitFor(SOON);

      // A colleague may not, and is offered to ask.
      const jane = await as('jane', new URL(address).pathname);
      expect(await jane.getByRole('button', { name: 'Reconnect' }).count()).toBe(0);
      await jane.getByText('Its owner or an administrator of this workspace can do it.').waitFor(SOON);
      await jane.getByRole('button', { name: 'Ask an admin' }).waitFor(SOON);

      await page.getByRole('button', { name: 'Reconnect' }).click();
      await page.waitForURL(/\/connect\//, SOON);
      await page.getByRole('main').getByRole('button').first().click();
      await consent(page, 'spare');
      await page.goto(`${origin()}/`);
      await banner.waitFor({ state: 'detached', ...SOON });
    });
  });
}
