import type { ReadinessUser, StatusStrategy } from '@linesman/provider-kit';
import type { TtlCache } from './cache';
import { decideStatus, type IntegrationStatus } from './policy';

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
  private readonly running = new Map<string, Promise<IntegrationStatus>>();

  constructor(private readonly options: ServiceOptions) {}

  async assess(
    user: ReadinessUser,
    provider: string,
    { forceRefresh = false }: { forceRefresh?: boolean } = {},
  ): Promise<IntegrationStatus> {
    const key = statusKey(provider, user);
    if (!forceRefresh) {
      // If the cache does not answer, the status is assessed again.
      const known = await this.options.cache.get<IntegrationStatus>(key).catch(() => undefined);
      if (known) return known;
    }
    const mark = await this.options.cache.mark(user.tenant_id).catch(() => undefined);
    // The mark is part of the key, so that nobody who asks after a change gets an assessment that began before it.
    const begun = `${key} ${mark}`;
    let assessment = this.running.get(begun);
    if (!assessment) {
      assessment = this.find(user, provider, key, mark).finally(() => this.running.delete(begun));
      this.running.set(begun, assessment);
    }
    return assessment;
  }

  private async find(user: ReadinessUser, provider: string, key: string, mark?: string): Promise<IntegrationStatus> {
    const { cache, of, origin, now, ttl_seconds = TTL_SECONDS } = this.options;
    const group = user.tenant_id;
    const { display_name, strategy } = of(provider);
    const signals = await strategy.assessRaw(user);
    const status = decideStatus(signals, { provider, display_name, origin, now: now(), ttl_seconds });
    if (mark !== undefined) await cache.set({ key, value: status, ttl_seconds, group, mark }).catch(() => undefined);
    return status;
  }
}
