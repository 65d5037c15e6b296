import type { Page } from 'playwright-core';
import { screens } from './every-page.ts';
import { SOON, type Stage } from './stage.ts';
import { Story } from './story.ts';

const phone = screens['a phone, dark'];

/** What a technical contact does with the emails, who has a phone and no account. */
export function contact(stage: Stage): void {
  const story = new Story(stage);

  async function linkIn(address: string, phrase: string, path: string): Promise<string> {
    const { text } = await story.emailTo(address, phrase);
    return new RegExp(`https?://\\S+/${path}/\\S+`).exec(text)![0];
  }

  /** Nothing is cut off at the side. */
  async function fits(page: Page): Promise<void> {
    expect(await stage.tools.sideways(page)).toEqual([]);
  }

  it('reconnects on the phone with the link in the email, and then the CSM sees no open signal', async () => {
    const { integration_id } = await story.revoke('Shipping papers', 'dropbox', 'fjord');
    const link = await linkIn('ingrid.solberg@fjord.example', 'Reconnect Dropbox Now', 'connect');
    const ingrid = await story.stranger(link, phone);
    await fits(ingrid);
    await ingrid.getByRole('main').getByRole('button').first().click();
    await ingrid.locator('input[name=account][value=fjord]').check(SOON);
    await ingrid.getByRole('button', { name: 'Allow' }).click();
    await ingrid
      .getByText(/connected/i)
      .first()
      .waitFor(SOON);
    await fits(ingrid);
    // A reload neither repeats the sign-in nor says that it failed.
    await ingrid.reload();
    await ingrid
      .getByText(/connected/i)
      .first()
      .waitFor(SOON);

    const tom = await story.as('tom', `/integrations/${integration_id}`);
    await tom.getByText('Healthy').first().waitFor(SOON);
    await story.waitFor('no open signal', async () => !(await story.openSignalOf(integration_id)));
  });

  it('chooses a time for a call on the phone, and the CSM sees it', async () => {
    const { signal_id } = await story.revoke('Salesforce pipeline', 'salesforce', 'brightwater');
    const jane = await story.as('jane', `/risk-signals/${signal_id}`);
    await jane.getByRole('button', { name: 'Schedule tech call' }).click();
    await jane.locator('#tech-call-state').getByText('The contact has not chosen a time yet').waitFor(SOON);

    const link = await linkIn('priya.raman@brightwater.example', 'These times are free', 'tech-call');
    const priya = await story.stranger(link, phone);
    await fits(priya);
    await priya.getByRole('button').first().click();
    await priya.getByRole('heading', { name: 'The call is agreed on' }).waitFor(SOON);
    await jane.locator('#tech-call-state').getByText('Both people are invited.').waitFor(SOON);
    for (const address of ['priya.raman@brightwater.example', 'jane@acme.example'])
      await story.emailTo(address, 'The invitation is attached.');
  });

  it('gets nothing after unsubscribing: the CSM is told so, and an administrator finds another contact', async () => {
    const { signal_id } = await story.revoke('Contract archive', 'dropbox', 'techcorp');
    const { headers } = await story.emailTo('bob.smith@techcorp.example', 'Reconnect Dropbox Now');
    const [, unsubscribe] = /<(http[^>]+)>/.exec(headers['list-unsubscribe']!)!;
    const oneClick = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(unsubscribe!, { method: 'POST', body: oneClick })).ok).toBe(true);

    const jane = await story.as('jane', `/risk-signals/${signal_id}`);
    await jane.getByRole('button', { name: 'Send fix instructions' }).click();
    await jane
      .locator('.timeline')
      .getByText('bob.smith@techcorp.example was not emailed: they have unsubscribed.')
      .waitFor(SOON);
    await jane.getByText('Unsubscribed', { exact: true }).first().waitFor(SOON);

    const anna = await story.as('anna', `/risk-signals/${signal_id}`);
    await anna.getByRole('link', { name: 'Change contact' }).first().click();
    await anna.getByLabel('Name').fill('Ann Ward');
    await anna.getByLabel('Email').fill('ann.ward@techcorp.example');
    await anna.getByRole('button', { name: 'Save' }).click();
    await anna.getByText('The technical contact is changed.').waitFor(SOON);
    await anna.getByText('ann.ward@techcorp.example').first().waitFor(SOON);
  });
}
