import { createClient, type LinesmanClient } from '@linesman/client';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestJson } from '../../../actors/http.ts';
import { Outside } from '../../../actors/outside.ts';
import type { Run } from '../../own-system.mjs';
import type { Operation } from './api-document.ts';
import { type FilledTenant, fillTenant } from './fill-tenant.ts';
import { addRules } from './shadow-rules.ts';
import type { Known } from './valid-request.ts';

export const roles = ['admin', 'tenant_admin', 'csm', 'member', 'service'];
const PLATFORM = '00000000-0000-0000-0000-000000000000';
/** Codes that exist in every tenant. */
export const codes: Known = {
  // Addresses, which the document calls text.
  admins: 'pat@example.com',
  connection_code: 'stripe',
  provider: 'stripe',
  capability_code: 'PROCESS_PAYMENT',
  entity_type: 'customer',
  purpose: 'payment_processing',
  object: 'contacts',
  time_zone: 'UTC',
};

/** Who asks, and about what. */
export interface World {
  origin: string;
  sandbox: string;
  outside: Outside;
  own: FilledTenant;
  other: FilledTenant;
  /** Tokens by role, in the own tenant; that of the admin is of the platform. */
  tokens: Record<string, string>;
  /** Of somebody with every role in the own tenant. */
  everyRole: string;
  /** Of people of the demo world. */
  demo: string[];
  slackSecret: string;
  /** Of a page of the own tenant. It is valid for ten minutes, so each group gets a new one. */
  pageToken: string;
  renew: () => Promise<void>;
  headersFor: (operation: Operation) => Record<string, string>;
  knownFor: (operation: Operation) => Known;
  /** Asks as our staff. */
  asStaff: (method: string, path: string, body?: object) => Promise<object>;
  leave: () => Promise<void>;
}

/** @param home the folder of the system */
export async function worldOf(run: Run, home: string): Promise<World> {
  const { origin, sandbox } = run;
  const outside = new Outside(sandbox.url);
  // One after the other: each looks for its new grant at the same account.
  const own = await fillTenant(run);
  const other = await fillTenant(run);
  const tokenOf = (role: string) =>
    outside.token({ sub: `${role}-${own.mark}`, tenant: role === 'admin' ? PLATFORM : own.tenant, roles: [role] });
  const tokens = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await tokenOf(role)] as const)));
  const asStaff: World['asStaff'] = (method, path, body) =>
    requestJson(`${origin}/v1/internal${path}`, { method, token: tokens.admin, body });
  const ofStaff = { ...codes, ...own.known, ...(await fillCatalog(asStaff, own.mark)), ...(await addRules(asStaff)) };
  const ofTenant = { ...codes, ...own.known };
  const client = await clientOf(run, own.tenant, tokens.service!);
  const secrets = JSON.parse(readFileSync(join(home, 'state/secrets.json'), 'utf8')) as Record<string, string>;
  const world: World = {
    origin,
    sandbox: sandbox.url,
    outside,
    own,
    other,
    tokens,
    everyRole: await outside.token({ sub: `all-${own.mark}`, tenant: own.tenant, roles: roles.slice(1) }),
    demo: await Promise.all(['anna', 'jane', 'staff'].map((persona) => outside.token({ persona }))),
    slackSecret: secrets.slack_signing_secret!,
    pageToken: '',
    async renew() {
      world.pageToken = (await client.pageToken({ subject: `member-${own.mark}` })).token;
    },
    headersFor({ roles: allowed, takesPageToken }): Record<string, string> {
      if (takesPageToken) return { authorization: `Bearer ${world.pageToken}` };
      const role = ['tenant_admin', ...allowed].find((it) => allowed.includes(it));
      return role ? { authorization: `Bearer ${tokens[role]}` } : {};
    },
    knownFor({ path, roles: allowed }) {
      const link = own.links[path.split('/')[1]!];
      if (link) return { ...ofTenant, token: link };
      return allowed.join() === 'admin' ? ofStaff : ofTenant;
    },
    asStaff,
    leave: () => client.close(),
  };
  return world;
}

function clientOf({ nats }: Run, tenant_id: string, token: string): Promise<LinesmanClient> {
  const { url: servers, user, password: pass } = nats.platform;
  return createClient({ nats: { servers, user, pass }, tenant_id, token: () => Promise.resolve(token) });
}

/** A connection of our staff's own, so that nothing that others use is changed. */
async function fillCatalog(asStaff: World['asStaff'], mark: string): Promise<Known> {
  const connection_code = `of_${mark.slice(3, 11)}`;
  const capability_code = 'SOME_CODE';
  await asStaff('POST', '/connections', { connection_code, display_name: 'Tried' });
  await asStaff('POST', `/connections/${connection_code}/capabilities`, { capability_code, description: 'Tried' });
  return { connection_code, capability_code };
}
