import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { FormSchema } from '../forms/json-schema';
import { ServiceApi } from '../upstream/service-api';

/** What somebody has to be asked for to connect something. */
export interface ConnectionSetup {
  connection_code: string;
  auth: 'oauth2' | 'api_key';
  /** A consent at the provider can be started. */
  consent: boolean;
  config_schema: FormSchema;
  credential_schema?: FormSchema;
}

export interface CatalogConnection {
  connection_code: string;
  display_name: string;
  description: string | null;
  status: 'active' | 'beta' | 'deprecated';
}

@Injectable()
export class LoadSetup {
  constructor(private readonly api: ServiceApi) {}

  /** Of an integration that exists: nothing where its provider is no longer installed. */
  async known(token: string, connection_code: string): Promise<ConnectionSetup | undefined> {
    return this.setup(token, connection_code).catch((error: unknown) => {
      if (error instanceof Problem && error.getStatus() === 422) return undefined;
      throw error;
    });
  }

  async of(token: string, connection_code: string): Promise<{ connection: CatalogConnection; setup: ConnectionSetup }> {
    const path = `/internal/connections/${encodeURIComponent(connection_code)}`;
    const [connection, setup] = await Promise.all([
      this.api.get<CatalogConnection>('catalog', path, token),
      this.setup(token, connection_code),
    ]);
    return { connection, setup };
  }

  private setup(token: string, connection_code: string): Promise<ConnectionSetup> {
    return this.api.get('integrations', `/connections/${encodeURIComponent(connection_code)}/setup`, token);
  }
}
