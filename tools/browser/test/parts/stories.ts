import type { Page } from 'playwright-core';
import { SOON, type Stage } from './stage.ts';

const PATIENCE_MS = 120_000;

interface Listed {
  integration_id: string;
  name: string;
}

/** What each person sees while something is broken. Each story breaks something that no other story uses. */
export function stories(stage: Stage): void {
  const as = async (persona: string, path: string, more: object = {}): Promise<Page> =>
    stage.tools.signInAs(await stage.browser.newContext(more), stage.system.run().origin, persona, path);
  const outside = () => new stage.tools.Outside(stage.system.run().sandbox.url);

  async function ask<T>(service: string, path: string, body?: object): Promise<T> {
    const token = await outside().token({ persona: 'anna' });
    const response = await fetch(stage.system.run().services[service]!.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async function idOf(name: string): Promise<string> {
    const { items } = await ask<{ items: Listed[] }>('integrations', '/integrations');
    return items.find((one) => one.name === name)!.integration_id;
  }

  const openSignalOf = (integration_id: string): Promise<string> =>
    stage.tools.waitFor('an open risk signal', PATIENCE_MS, async () => {
      const path = `/risk-signals?integration_id=${integration_id}&status=open`;
      return (await ask<{ items: { signal_id: string }[] }>('status-monitor', path)).items[0]?.signal_id;
    });

  async function revokeOf(provider: string, account: string): Promise<void> {
    for (const { grant_id } of await outside().grants(provider, account)) await outside().revoke(provider, grant_id);
  }

  describe('a provider’s outage', () => {
    let integration_id: string;
    let signal_id: string;

    beforeAll(async () => {
      integration_id = await idOf('Card payments');
      const fault = { provider: 'stripe', kind: 'status', status: '503' };
      await fetch(`${stage.system.run().sandbox.url}/_control/switches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      });
      let tries = 0;
      await stage.tools.waitFor('a signal of the outage', PATIENCE_MS, async () => {
        const path = `/risk-signals?integration_id=${integration_id}&status=open`;
        const { items } = await ask<{ items: { signal_id: string }[] }>('status-monitor', path);
        if (items.length > 0) return true;
        const parameters = { amount: 4_900, currency: 'usd' };
        const payment = { capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: `story-${tries++}` };
        await ask('integrations', `/integrations/${integration_id}/execute`, payment).catch(() => undefined);
        return false;
      });
      signal_id = await openSignalOf(integration_id);
    });

    it('asks the CSM to wait and not to send the customer to reconnect', async () => {
      const jane = await as('jane', `/risk-signals/${signal_id}`);
      await jane.getByText('Wait until Stripe answers again.').first().waitFor(SOON);
      await jane.locator('dt', { hasText: 'Owner' }).locator('+ dd', { hasText: 'Stripe' }).waitFor(SOON);
      for (const name of ['Send fix instructions', 'Schedule tech call'])
        expect(await jane.getByRole('button', { name }).count()).toBe(0);
    });

    it('offers an administrator no reconnect, and says who has to act', async () => {
      const anna = await as('anna', `/integrations/${integration_id}`);
      await anna.getByText('Wait until Stripe answers again.').first().waitFor(SOON);
      expect(await anna.getByRole('button', { name: 'Reconnect' }).count()).toBe(0);
      await anna.goto(`${stage.system.run().origin}/`);
      await anna
        .getByText(/Stripe: Wait until Stripe answers again/)
        .first()
        .waitFor(SOON);
    });

    it('is an incident of the provider for staff', async () => {
      const staff = await as('staff', '/staff/incidents');
      await staff.locator('#incidents-provider').getByText('Stripe').first().waitFor(SOON);
      await staff.goto(`${stage.system.run().origin}/staff/risk-signals`);
      await staff.getByText('Owner: Stripe').first().waitFor(SOON);
      expect(await staff.getByText('Card payments').count()).toBe(0);
    });
  });

  describe('a revoked access', () => {
    let integration_id: string;

    beforeAll(async () => {
      integration_id = await idOf('Contract archive');
      await revokeOf('dropbox', 'techcorp');
      await openSignalOf(integration_id);
    });

    it('tells a member who can reconnect, and offers no button that is refused', async () => {
      const mia = await as('mia', `/integrations/${integration_id}`);
      await mia.getByText('Sign in at Dropbox again.').first().waitFor(SOON);
      await mia.getByText('An administrator of this workspace can do it').waitFor(SOON);
      expect(await mia.getByRole('button', { name: 'Reconnect' }).count()).toBe(0);
    });

    it('shows times in the zone of the reader', async () => {
      const mia = await as('mia', '/', { timezoneId: 'Asia/Tokyo' });
      await mia.goto(`${stage.system.run().origin}/integrations/${integration_id}`);
      const time = mia.locator('.status-line time').first();
      await time.getByText('GMT+9').waitFor(SOON);
      expect(await time.getAttribute('title')).toMatch(/:\d\d:\d\d [AP]M GMT\+9$/);
    });
  });

  it('tells staff which provider nobody can connect before they have set it up', async () => {
    const staff = await as('staff', '/');
    await staff.getByText('This is ours to fix.').waitFor(SOON);
    await staff.getByRole('link', { name: 'See our incidents' }).click();
    await staff.locator('#not-set-up-basecamp').waitFor(SOON);
  });
}
