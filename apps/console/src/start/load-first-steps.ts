import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { part, unlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { type FirstStep, firstSteps } from './first-steps';

/** Slack, and one more. */
const ENOUGH = 20;

/** What an administrator of a new workspace does first. Whoever was alerted before has done it. */
@Injectable()
export class LoadFirstSteps {
  constructor(private readonly api: ServiceApi) {}

  async load({ roles }: Principal, token: string): Promise<FirstStep[] | undefined> {
    if (!roles.includes('tenant_admin')) return undefined;
    const known = await part(this.api.get('/v1/test-alerts', token));
    const { data: alerting } = unlessOlder(known, 'notifier', ({ has_settings }) => has_settings === undefined);
    if (!alerting || alerting.alerted) return undefined;
    const [customers, connected] = await Promise.all([
      part(this.api.get('/v1/customers', token, { query: { limit: 1 } })),
      part(this.api.get('/v1/integrations', token, { query: { status: 'active', limit: ENOUGH } })),
    ]);
    if (!customers.data || !connected.data) return undefined;
    return firstSteps({ alerting, has_customers: customers.data.items.length > 0, connected: connected.data.items });
  }
}
