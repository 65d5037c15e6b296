import type { LeasedMaterial } from '@linesman/contracts';
import {
  type CallContext,
  createOutside,
  type Http,
  type Provider,
  refusedUrl,
  type TokenEndpoint,
} from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Clock, Problem } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { IntegrationsConfig } from '../config';

/** Injection token of the map of providers by their code. */
export const PROVIDERS = Symbol('linesman.providers');

/** Gives what a call to a provider needs: its code, an HTTP client, the time, the credentials of our app there. */
@Injectable()
export class ProviderCalls {
  /** The HTTP client for calls to a provider. */
  readonly outside: (provider: Provider) => Http;

  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly config: IntegrationsConfig,
    private readonly clock: Clock,
  ) {
    const outside = createOutside({
      origins: config.PROVIDER_ORIGINS,
      allow_loopback: config.ALLOW_LOOPBACK_ADDRESSES,
      timeout_ms: config.PROVIDER_TIMEOUT_MS,
      user_agent: `Linesman (${config.PUBLIC_ORIGIN})`,
    });
    this.outside = ({ manifest }) => outside(manifest);
  }

  provider(connection_code: string): Provider {
    const found = this.providers.get(connection_code);
    if (found) return found;
    throw new Problem(422, 'no-provider', `This installation has no provider for ${connection_code}.`);
  }

  context(provider: Provider, material: LeasedMaterial, config: Record<string, unknown>): CallContext {
    return { http: this.outside(provider), now: () => this.clock.now(), material, config };
  }

  /** Which setting holds an address that is never called, and why; undefined if there is none. */
  refusedSetting(
    { manifest }: Provider,
    config: Record<string, unknown>,
  ): { field: string; message: string } | undefined {
    if (manifest.addresses !== 'tenant') return undefined;
    const properties = (manifest.config_schema.properties ?? {}) as Record<string, { format?: string }>;
    for (const [field, { format }] of Object.entries(properties)) {
      const value = config[field];
      const refused =
        format === 'uri' && typeof value === 'string'
          ? refusedUrl(value, this.config.ALLOW_LOOPBACK_ADDRESSES)
          : undefined;
      if (refused) return { field, message: refused.replace('The address', '').trim() };
    }
    return undefined;
  }

  /** Undefined if the credentials of our app at the provider are not configured. */
  tokenEndpoint(provider: Provider): TokenEndpoint | undefined {
    const { manifest } = provider;
    const client = this.config.OAUTH_APPS[manifest.code];
    const auth = manifest.auth.type === 'oauth2' ? manifest.auth : manifest.auth.install;
    if (!auth || !client?.client_id || !client.client_secret) return undefined;
    return {
      http: this.outside(provider),
      now: () => this.clock.now(),
      auth,
      client,
      display_name: manifest.display_name,
    };
  }
}

/** The name, among the sealed fields, of the secret that calls are made with. */
export const leasedField = ({ manifest: { auth } }: Provider): string =>
  auth.type === 'oauth2' ? 'access_token' : auth.field;

export const materialFrom = ({ manifest: { auth } }: Provider, secret: string): LeasedMaterial => ({
  type: auth.type === 'oauth2' ? 'bearer' : 'api_key',
  secret,
});

/** What calls are made with, from a whole credential. @param read gives undefined for a field that was not entered. */
export function materialOf(provider: Provider, read: (field: string) => string | undefined): LeasedMaterial {
  const { auth } = provider.manifest;
  const { optional, more = [] } = auth.type === 'api_key' ? auth : {};
  const secret = read(leasedField(provider)) ?? (optional ? '' : undefined);
  if (secret === undefined) throw new Error(`the credential has no ${leasedField(provider)}`);
  const others = more.flatMap((field) => {
    const value = read(field);
    return value === undefined ? [] : [[field, value] as const];
  });
  return { ...materialFrom(provider, secret), ...(more.length ? { more: Object.fromEntries(others) } : {}) };
}
