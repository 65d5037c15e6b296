import { randomUUID } from 'node:crypto';
import { startUpstream, type Answer, type Seen, type Upstream } from './start-upstream';

export const integration_id = randomUUID();
export const tenant = randomUUID();

export const integration = {
  integration_id,
  connection_code: 'custom_api',
  name: 'Orders',
  status: 'active',
  is_critical: false,
  customer_id: null,
  user_id: null,
  purpose: null,
  config: { base_url: 'https://orders.example' },
  credentials: { fields_set: ['api_key'], expires_at: null, reconnect_needed: false },
  credential_version: 1,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-02T00:00:00Z',
  version: 4,
  my_rights: ['manage', 'configure'],
};

export const setup = {
  connection_code: 'custom_api',
  auth: 'api_key',
  consent: false,
  config_schema: { required: ['base_url'], properties: { base_url: { type: 'string', title: 'Base URL' } } },
  credential_schema: { required: ['api_key'], properties: { api_key: { type: 'string', writeOnly: true } } },
};

const connections = [
  { connection_code: 'custom_api', display_name: 'Custom API', description: 'Yours.', status: 'beta' },
  { connection_code: 'dropbox', display_name: 'Dropbox', description: 'Files.', status: 'active' },
  { connection_code: 'no_code', display_name: 'Without code', description: 'Added by staff.', status: 'active' },
  { connection_code: 'oldpay', display_name: 'OldPay', description: 'Gone.', status: 'deprecated' },
];

export type Answers = Record<string, (seen: Seen) => Answer>;

/** A fake integrations service and catalog; a test sets the answers that differ. The notifier and the monitor do not answer otherwise. */
export class TenantServices {
  /** By `METHOD /path`, without the query; those of the notifier by `notifier METHOD /path`, and of the monitor alike. */
  answers: Answers = {};
  catalog: Upstream;
  integrations: Upstream;
  notifier: Upstream;
  monitor: Upstream;

  async start(): Promise<void> {
    this.catalog = await startUpstream(({ url }) => {
      if (url.includes('/capabilities')) return { body: { items: [{ capability_code: 'SEND_REQUEST' }] } };
      const one = connections.find(({ connection_code }) => url.endsWith(`/${connection_code}`));
      return { body: one ?? { items: connections } };
    });
    this.integrations = await startUpstream((seen) => this.answer(seen));
    for (const name of ['notifier', 'monitor'] as const)
      this[name] = await startUpstream((seen) =>
        this.answers[`${name} ${seen.method} ${seen.url.split('?')[0]}`]?.(seen),
      );
  }

  /** The requests of this method and path. */
  sent(method: string, path: string): Seen[] {
    return this.integrations.seen.filter((seen) => seen.method === method && seen.url.split('?')[0] === path);
  }

  reset(): void {
    this.answers = {};
    for (const { seen } of [this.integrations, this.notifier, this.monitor]) seen.length = 0;
  }

  async stop(): Promise<void> {
    await this.integrations?.stop();
    await this.notifier?.stop();
    await this.monitor?.stop();
    await this.catalog?.stop();
  }

  private answer(seen: Seen): Answer {
    const [path = ''] = seen.url.split('?');
    const given = this.answers[`${seen.method} ${path}`];
    if (given) return given(seen);
    if (path === '/connections')
      return { body: { items: ['custom_api', 'dropbox', 'oldpay'].map((connection_code) => ({ connection_code })) } };
    if (path === `/integrations/${integration_id}`) return { body: integration, headers: { etag: '"4"' } };
    if (path.endsWith('/setup')) return { body: { ...setup, connection_code: path.split('/')[2] } };
    if (path === '/my-rights') return { body: { configure: false, connect_own: [] } };
    if (path.endsWith('/pending-credentials')) return { status: 404 };
    return { body: { items: [] } };
  }
}

export const problem = (status: number, type: string, more: object = {}): Answer => ({
  status,
  body: { type: `urn:linesman:problem:${type}`, status, ...more },
});

export const bodyOf = (seen?: Seen) => JSON.parse(seen?.body.toString() || '{}') as Record<string, unknown>;

/** The value of a hidden field of a page. */
export const hidden = (html: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&#34;', '"');

/** A form of the page, filled in. */
export const filled = (html: string, more: Record<string, string>) => ({ _csrf: hidden(html, '_csrf'), ...more });
