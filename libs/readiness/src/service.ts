import type { ReadinessUser, StatusStrategy } from '@linesman/provider-kit';
import type { TtlCache } from './cache';
import { decideStatus, type IntegrationStatus } from './policy';
import { ReadThrough } from './read-through';

export const TTL_SECONDS = 600;

export const userIdOf = ({ tenant_id, subject }: ReadinessUser): string => `${tenant_id}/${subject}`;

export const statusKey = (provider: string, user: ReadinessUser): string =>
  `integration_status:${provider}:${userIdOf(user)}`;

/** A provider's strategy and its name for people. */
export interface Assessed {
  display_name: string;
  strategy: StatusStrategy;
}

export interface ServiceOptions {
  cache: TtlCache;
  of: (provider: string) => Assessed;
  origin: string;
  now: () => Date;
  ttl_seconds?: number;
}

export class IntegrationStatusService {
  private readonly cached: ReadThrough;

  constructor(private readonly options: ServiceOptions) {
    this.cached = new ReadThrough(options.cache);
  }

  async assess(
    user: ReadinessUser,
    provider: string,
    { forceRefresh = false }: { forceRefresh?: boolean } = {},
  ): Promise<IntegrationStatus> {
    const key = statusKey(provider, user);
    const known = forceRefresh ? undefined : await this.cached.known<IntegrationStatus>(key);
    return known ?? this.find(key, user, provider);
  }

  private find(key: string, user: ReadinessUser, provider: string): Promise<IntegrationStatus> {
    const { of, origin, now, ttl_seconds = TTL_SECONDS } = this.options;
    return this.cached.find({
      key,
      group: user.tenant_id,
      ttl_seconds,
      find: async () => {
        const { display_name, strategy } = of(provider);
        const signals = await strategy.assessRaw(user);
        return decideStatus(signals, { provider, display_name, origin, now: now(), ttl_seconds });
      },
    });
  }
}
