import { Injectable } from '@nestjs/common';
import type { IntegrationRow } from '../model/integration-view';
import { withQuery } from '../pages/query-string';
import { ServiceApi } from '../upstream/service-api';

type Owned = Pick<IntegrationRow, 'integration_id' | 'status' | 'connection_code'> & { user_id?: string | null };

/** Where a call to action leads somebody who is asked to connect a provider. */
@Injectable()
export class WayToConnect {
  constructor(private readonly api: ServiceApi) {}

  async find(token: string, subject: string, connection_code: string): Promise<string> {
    const query = new URLSearchParams({ connection_code: connection_code.slice(0, 100), limit: '200' });
    const { items } = await this.api.list<Owned>('integrations', `/integrations?${query}`, token);
    return wayAmong(items, subject, connection_code);
  }
}

/** To what needs connecting, one's own before the workspace's; to those that work; or to a new one. */
export function wayAmong(items: Owned[], subject: string, connection_code: string): string {
  const counting = items.filter(({ user_id }) => !user_id || user_id === subject);
  const own = counting.filter(({ user_id }) => user_id === subject);
  const broken = [...own, ...counting].find(({ status }) => status !== 'active');
  if (broken) return `/integrations/${broken.integration_id}`;
  if (counting.length > 0) return withQuery('/integrations', { connection: connection_code });
  return `/integrations/new/${encodeURIComponent(connection_code)}`;
}
