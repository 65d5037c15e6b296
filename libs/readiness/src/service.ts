import type { ReadinessUser, StatusStrategy } from '@linesman/provider-kit';
import type { TtlCache } from './cache';
import { statusKey } from './key';
import { decideStatus, type IntegrationStatus } from './policy';

export const TTL_SECONDS = 600;

/** How a provider is assessed, and what people call it. */
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
  private readonly underWay = new Map<string, Promise<IntegrationStatus>>();

  constructor(private readonly options: ServiceOptions) {}

  async assess(
    user: ReadinessUser,
    provider: string,
    { forceRefresh = false }: { forceRefresh?: boolean } = {},
  ): Promise<IntegrationStatus> {
    const key = statusKey(provider, user);
    if (!forceRefresh) {
      // A cache that is away costs an assessment, never the page.
      const known = await this.options.cache.get<IntegrationStatus>(key).catch(() => undefined);
      if (known) return known;
    }
    const mark = await this.options.cache.mark(user.tenant_id).catch(() => undefined);
    // What began before a change is for those who asked before it.
    const begun = `${key} ${mark}`;
    let assessment = this.underWay.get(begun);
    if (!assessment) {
      assessment = this.find(user, provider, key, mark).finally(() => this.underWay.delete(begun));
      this.underWay.set(begun, assessment);
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
