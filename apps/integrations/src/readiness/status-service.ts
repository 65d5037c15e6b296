import { GenericStatusStrategy, IntegrationStatusService, type TtlCache, TTL_SECONDS } from '@linesman/readiness';
import type { ReadinessUser, StatusStrategy } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import type { FactoryProvider } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { ProviderCalls } from '../providers/provider-calls';
import { missingAppCredentials } from './missing-app-credentials';
import { STATUS_CACHE } from '../status-cache/forget-statuses';
import { StoredConnections } from './stored-connections';

/** Assesses each provider with the strategy of its folder, or with the generic one that uses stored facts alone. */
export const statusService: FactoryProvider<IntegrationStatusService> = {
  provide: IntegrationStatusService,
  useFactory(
    config: IntegrationsConfig,
    cache: TtlCache,
    calls: ProviderCalls,
    stored: StoredConnections,
    clock: Clock,
  ) {
    const now = () => clock.now();
    const strategies = new Map<string, StatusStrategy>();
    const strategyOf = (code: string): StatusStrategy => {
      const provider = calls.provider(code);
      const source = {
        connectionsOf: (user: ReadinessUser) => stored.of(provider, user),
        app_configured: missingAppCredentials(provider, config.OAUTH_APPS).length === 0,
        now,
        ttl_seconds: TTL_SECONDS,
      };
      const strategy = provider.readiness?.(source) ?? new GenericStatusStrategy(source);
      strategies.set(code, strategy);
      return strategy;
    };
    return new IntegrationStatusService({
      cache,
      origin: config.PUBLIC_ORIGIN,
      now,
      of: (code) => ({
        display_name: calls.provider(code).manifest.display_name,
        strategy: strategies.get(code) ?? strategyOf(code),
      }),
    });
  },
  inject: [IntegrationsConfig, STATUS_CACHE, ProviderCalls, StoredConnections, Clock],
};
