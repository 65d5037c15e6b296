import type { JsonSchema } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Roles } from '@linesman/service-kit';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ProviderCalls, PROVIDERS } from '../providers/provider-calls';

export interface ConnectionSetup {
  connection_code: string;
  /** How an integration is connected: by consent at the provider, or with a key that somebody enters. */
  auth: 'oauth2' | 'api_key';
  /** Whether a consent can be started, because our app at the provider is configured. A consent may also yield a key. */
  consent: boolean;
  config_schema: JsonSchema;
  /** Schema of the credentials to enter. Each secret is marked `writeOnly`. */
  credential_schema?: JsonSchema;
}

export interface InstalledConnection {
  connection_code: string;
  /** False until staff have added our credentials for the provider, where people connect it by consent. */
  can_connect: boolean;
}

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('connections')
export class ConnectionSetupController {
  constructor(
    private readonly calls: ProviderCalls,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  /** The connections that this installation has code for. Of another one in the catalog no integration can be made. */
  @Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
  @Get()
  listConnectionSetups(): { items: InstalledConnection[] } {
    const items = [...this.providers].map(([connection_code, provider]) => ({
      connection_code,
      can_connect: provider.manifest.auth.type !== 'oauth2' || this.calls.tokenEndpoint(provider) !== undefined,
    }));
    return { items };
  }

  /** What a form that creates an integration of this connection has to ask for. */
  @Get(':connection_code/setup')
  get(@Param('connection_code') connection_code: string): ConnectionSetup {
    const provider = this.calls.provider(connection_code);
    const { auth, config_schema, credential_schema } = provider.manifest;
    return {
      connection_code,
      auth: auth.type,
      consent: this.calls.tokenEndpoint(provider) !== undefined,
      config_schema,
      ...(credential_schema ? { credential_schema: markSecrets(credential_schema) } : {}),
    };
  }
}

function markSecrets(schema: JsonSchema): JsonSchema {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return {
    ...schema,
    properties: Object.fromEntries(properties.map(([name, one]) => [name, { writeOnly: true, ...one }])),
  };
}
