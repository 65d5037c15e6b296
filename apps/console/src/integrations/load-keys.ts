import { Injectable } from '@nestjs/common';
import { type ConnectionSetup, LoadSetup } from '../catalog/connection-setup';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import type { EditableIntegration } from './edited';

/** Keys that came over a link, and wait for a tenant admin's word. */
export interface PendingKeys {
  fields_set: string[];
  entered_by: string;
  entered_at: string;
}

export interface Keys {
  integration: EditableIntegration;
  setup?: ConnectionSetup;
  pending?: PendingKeys;
}

@Injectable()
export class LoadKeys {
  constructor(
    private readonly api: ServiceApi,
    private readonly setups: LoadSetup,
  ) {}

  async load(token: string, id: string): Promise<Keys> {
    const integration = await this.api.get<EditableIntegration>('integrations', `/integrations/${id}`, token);
    const [setup, pending] = await Promise.all([
      this.setups.known(token, integration.connection_code),
      part(this.api.get<PendingKeys>('integrations', `/integrations/${id}/pending-credentials`, token)),
    ]);
    return { integration, setup, pending: pending.data };
  }
}
