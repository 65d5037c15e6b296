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
    const begun = this.underWay.get(key);
    if (begun) return begun;
    const assessment = this.find(user, provider, key).finally(() => {
      if (this.underWay.get(key) === assessment) this.underWay.delete(key);
    });
    this.underWay.set(key, assessment);
    return assessment;
  }

  /** At once, for all of a tenant: its next pages are assessed anew. */
  async forget(tenant_id: string): Promise<void> {
    for (const key of this.underWay.keys()) if (key.includes(`:${tenant_id}/`)) this.underWay.delete(key);
    await this.options.cache.empty(tenant_id);
  }

  private async find(user: ReadinessUser, provider: string, key: string): Promise<IntegrationStatus> {
    const { cache, of, origin, now, ttl_seconds = TTL_SECONDS } = this.options;
    const group = user.tenant_id;
    const mark = await cache.mark(group).catch(() => undefined);
    const { display_name, strategy } = of(provider);
    const signals = await strategy.assessRaw(user);
    const status = decideStatus(signals, { provider, display_name, origin, now: now(), ttl_seconds });
    if (mark !== undefined) await cache.set({ key, value: status, ttl_seconds, group, mark }).catch(() => undefined);
    return status;
  }
}
