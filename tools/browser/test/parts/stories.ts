import { SOON, type Stage } from './stage.ts';
import { Story } from './story.ts';

/** What each person sees while something is broken. Each story breaks something that no other story uses. */
export function stories(stage: Stage): void {
  const story = new Story(stage);

  describe('a provider’s outage', () => {
    let integration_id: string;
    let signal_id: string;

    beforeAll(async () => {
      integration_id = await story.idOf('Card payments');
      await story.control('switches', { provider: 'stripe', kind: 'status', status: '503' });
      let tries = 0;
      signal_id = await story.waitFor('a signal of the outage', async () => {
        const open = await story.openSignalOf(integration_id);
        if (open) return open;
        const parameters = { amount: '49.00', currency: 'usd' };
        const payment = { capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: `story-${tries++}` };
        await story.ask('integrations', `/integrations/${integration_id}/execute`, payment).catch(() => undefined);
        return undefined;
      });
    });

    it('asks the CSM to wait, not to send the customer to reconnect, and to tell the customer', async () => {
      const jane = await story.as('jane', `/risk-signals/${signal_id}`);
      await jane.getByText('Wait until Stripe answers again.').first().waitFor(SOON);
      await jane.locator('dt', { hasText: 'Has to act' }).locator('+ dd', { hasText: 'Stripe' }).waitFor(SOON);
      for (const name of ['Send fix instructions', 'Schedule tech call', 'Reconnect'])
        expect(await jane.getByRole('button', { name }).count()).toBe(0);
      await jane.getByRole('button', { name: 'Tell the customer that Stripe is down' }).click();
      const mail = await story.emailTo('priya.raman@brightwater.example', 'Stripe has problems at the moment');
      expect(mail.text).toContain('There is nothing for you to do.');
      expect(mail.html).not.toContain('/connect/');
      await jane.locator('.timeline').getByText('went to priya.raman@brightwater.example').waitFor(SOON);
    });

    it('offers an administrator no reconnect, and says who has to act', async () => {
      const anna = await story.as('anna', `/integrations/${integration_id}`);
      await anna.getByText('Wait until Stripe answers again.').first().waitFor(SOON);
      expect(await anna.getByRole('button', { name: 'Reconnect' }).count()).toBe(0);
      await anna.goto(`${story.origin}/`);
      const row = anna.locator('.triage-row', { hasText: 'Wait until Stripe answers again' }).first();
      await row.waitFor(SOON);
      expect(await row.locator('.t-owner').textContent()).toBe('Owner: Stripe');
    });

    it('is an incident of the provider for staff', async () => {
      const staff = await story.as('staff', '/staff/incidents');
      await staff.locator('#incidents-provider').getByText('Stripe').first().waitFor(SOON);
      await staff.goto(`${story.origin}/staff/risk-signals`);
      await staff.getByText('Has to act: Stripe').first().waitFor(SOON);
      expect(await staff.getByText('Card payments').count()).toBe(0);
    });
  });

  describe('a revoked access', () => {
    let integration_id: string;

    beforeAll(async () => {
      ({ integration_id } = await story.revoke('Contract archive', 'dropbox', 'techcorp'));
    });

    it('tells a member who can reconnect, and offers no button that is refused', async () => {
      const mia = await story.as('mia', `/integrations/${integration_id}`);
      await mia.getByText('Sign in at Dropbox again.').first().waitFor(SOON);
      await mia.getByText('An administrator of this workspace can do it').waitFor(SOON);
      expect(await mia.getByRole('button', { name: 'Reconnect' }).count()).toBe(0);
    });

    it('shows times in the zone of the reader', async () => {
      const mia = await story.as('mia', '/', { timezoneId: 'Asia/Tokyo' });
      await mia.goto(`${story.origin}/integrations/${integration_id}`);
      const time = mia.locator('.status-line time').first();
      await time.getByText('GMT+9').waitFor(SOON);
      expect(await time.getAttribute('title')).toMatch(/:\d\d:\d\d [AP]M GMT\+9$/);
    });
  });

  describe('a fault of our own', () => {
    let signal_id: string;

    /** Dropbox refuses our app when the access token has expired. */
    beforeAll(async () => {
      const integration_id = await story.idOf('Design files');
      await story.control('switches', { provider: 'dropbox', kind: 'status', status: '401', path: '/oauth2/token' });
      await story.control('tokens/expire', { provider: 'dropbox', account: 'kestrel' });
      signal_id = await story.waitFor('an open risk signal', () => story.openSignalOf(integration_id));
    });

    it('gives staff a task, which leads to the signal and can be closed', async () => {
      const staff = await story.as('staff', '/staff/tasks');
      const task = staff.locator('.row.task', { has: staff.locator(`a[href$="#signal-${signal_id}"]`) });
      await task.getByText('Dropbox fails by our own fault').waitFor(SOON);
      await task.getByText('Close…').click();
      await task.getByRole('button', { name: 'Close task' }).click();
      await staff.getByText('The task is closed.').waitFor(SOON);
      expect(await task.count()).toBe(0);
    });

    it('asks nobody of the tenant or the customer to reconnect', async () => {
      const tom = await story.as('tom', `/risk-signals/${signal_id}`);
      await tom.locator('dt', { hasText: 'Has to act' }).first().waitFor(SOON);
      for (const name of ['Send fix instructions', 'Schedule tech call', 'Reconnect'])
        expect(await tom.getByRole('button', { name }).count()).toBe(0);
      expect(await story.outside.emails('mateo.rossi@kestrel.example')).toEqual([]);
    });
  });

  it('tells staff which provider nobody can connect before they have set it up', async () => {
    const staff = await story.as('staff', '/');
    await staff.getByText('Problems on our side').waitFor(SOON);
    await staff.getByRole('link', { name: 'See our incidents' }).click();
    await staff.locator('#not-set-up-basecamp').waitFor(SOON);
  });
}
