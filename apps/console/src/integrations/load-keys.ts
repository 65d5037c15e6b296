import { Injectable } from '@nestjs/common';
import type { ConnectionSetup, Integration, PendingCredentials } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { LoadSetup } from './connection-setup';

export interface Keys {
  integration: Integration;
  setup?: ConnectionSetup;
  /** Keys that somebody entered over a link; a tenant admin approves or rejects them. */
  pending?: PendingCredentials;
}

@Injectable()
export class LoadKeys {
  constructor(
    private readonly api: ServiceApi,
    private readonly setups: LoadSetup,
  ) {}

  async load(token: string, integration_id: string): Promise<Keys> {
    const path = { integration_id };
    const integration = await this.api.get('/integrations/integrations/{integration_id}', token, { path });
    const [setup, pending] = await Promise.all([
      this.setups.ifInstalled(token, integration.connection_code),
      part(this.api.get('/integrations/integrations/{integration_id}/pending-credentials', token, { path })),
    ]);
    return { integration, setup, pending: pending.data };
  }
}
