import { Injectable } from '@nestjs/common';
import type { Integration } from '../../upstream/answers';
import { ServiceApi } from '../../upstream/service-api';

type Owned = Pick<Integration, 'integration_id' | 'status' | 'user_id' | 'customer_id' | 'my_rights'>;

/** The page where a visitor whom a call to action asked to connect a provider can do so. */
@Injectable()
export class FindConnectPage {
  constructor(private readonly api: ServiceApi) {}

  async find(token: string, subject: string, connection_code: string): Promise<string> {
    const code = connection_code.slice(0, 100);
    const listed = (whose: { user_id: 'me' } | { owner: 'tenant' }) =>
      this.api.get('/v1/integrations', token, { query: { connection_code: code, limit: 200, ...whose } });
    const [own, workspace] = await Promise.all([listed({ user_id: 'me' }), listed({ owner: 'tenant' })]);
    return pageAmong([...own.items, ...workspace.items], subject, connection_code);
  }
}

/**
 * The visitor's own integration if it needs connecting, else the workspace's, if the visitor may connect it; else the form
 * for a new one. One of a customer is not meant: it does not work in the visitor's name.
 */
export function pageAmong(items: Owned[], subject: string, connection_code: string): string {
  const usable = items.filter(({ user_id, customer_id }) => !customer_id && (!user_id || user_id === subject));
  const own = usable.filter(({ user_id }) => user_id === subject);
  const broken = [...own, ...usable].find(
    ({ status, my_rights }) => status !== 'active' && my_rights.includes('manage'),
  );
  if (broken) return `/integrations/${broken.integration_id}`;
  return `/integrations/new/${encodeURIComponent(connection_code)}`;
}
