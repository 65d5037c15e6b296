import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ConnectionSetup, PendingCredentials } from '../../upstream/answers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { LoadSetup } from '../connect/connection-setup';
import { type IntegrationHead, LoadHead } from '../head/load-head';

export interface Keys extends Pick<IntegrationHead, 'integration' | 'shown' | 'remedy' | 'not_set_up'> {
  setup?: ConnectionSetup;
  /** Keys that somebody entered over a link; a tenant admin approves or rejects them. */
  pending?: PendingCredentials;
}

@Injectable()
export class LoadKeys {
  constructor(
    private readonly api: ServiceApi,
    private readonly setups: LoadSetup,
    private readonly head: LoadHead,
  ) {}

  async load(token: string, integration_id: string, visitor: Principal): Promise<Keys> {
    const path = { integration_id };
    const { integration, shown, remedy, not_set_up } = await this.head.load(integration_id, token, visitor);
    const [setup, pending] = await Promise.all([
      this.setups.ifInstalled(token, integration.connection_code),
      part(this.api.get('/v1/integrations/{integration_id}/pending-credentials', token, { path })),
    ]);
    return { integration, shown, remedy, not_set_up, setup, pending: pending.data };
  }
}
