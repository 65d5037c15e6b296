import { mintReconnectLink } from '@linesman/contracts';
import { newTenant, type World } from './start-world';

type Page = Awaited<ReturnType<World['app']['inject']>>;

export const pathOf = (url: string): string => new URL(url).pathname;

/** Follows a link in one browser: opens it, presses the button, and plays the consent page. */
export async function followLink(world: World, url: string, account: string, decision: 'allow' | 'cancel' = 'allow') {
  const pressed = await world.app.inject({ method: 'POST', url: pathOf(url), headers: form, payload: '' });
  if (pressed.statusCode !== 303) return { page: pressed, cookie: '', callback: '' };
  const { state, code } = world.providers.consent(String(pressed.headers.location), account);
  const cookie = String(pressed.headers['set-cookie']).split(';')[0]!;
  const answer: Record<string, string> = decision === 'allow' ? { code } : { error: 'access_denied' };
  const callback = `/oauth/callback?${new URLSearchParams({ state, ...answer }).toString()}`;
  const page = await led(world, await world.app.inject({ method: 'GET', url: callback, headers: { cookie } }));
  return { page, cookie, callback };
}

/** Follows the redirect from an address with a code, or from a form, to the link's own page. */
export const led = async (world: World, page: Page): Promise<Page> =>
  page.statusCode === 303 ? world.app.inject({ method: 'GET', url: String(page.headers.location) }) : page;

export const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** @returns the id of a new OAuth integration that is connected. */
export async function connectedIntegration(
  world: World,
  tenant: string,
  connection_code: 'salesforce' | 'dropbox' | 'google' | 'xero' | 'slack' = 'salesforce',
  account = `org-${tenant.slice(0, 8)}`,
): Promise<string> {
  const { body } = await world.ask(tenant, 'POST', '/integrations', { connection_code, name: 'CRM' });
  const id = String(body.integration_id);
  const session = await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`);
  const { page } = await followLink(world, String(session.body.url), account);
  if (page.statusCode !== 200) throw new Error(page.body);
  return id;
}

/** @returns the link that the notifier sends to a contact; empty if its signal has closed. */
export async function reconnectLink(
  world: World,
  tenant_id: string,
  integration_id: string,
  signal_id = newTenant(),
): Promise<string> {
  const asked = { tenant_id, integration_id, signal_id, recipient: 'Bob Smith' };
  return (await world.rpcAs('notifier').call(mintReconnectLink, asked)).url ?? '';
}
