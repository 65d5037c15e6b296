import { Database } from '@linesman/persistence';
import { TTL_SECONDS, type TtlCache } from '@linesman/readiness';
import { Inject, Injectable } from '@nestjs/common';
import { STATUS_CACHE } from '../status-cache/forget-statuses';
import { TenantSettingsRow } from '../settings/tenant-settings.entity';

/** The origins of a tenant's pages that show calls to action. They are cached and emptied together with its assessments. */
@Injectable()
export class PageOrigins {
  constructor(
    private readonly database: Database,
    @Inject(STATUS_CACHE) private readonly cache: TtlCache,
  ) {}

  async allows(tenant_id: string, origin: string): Promise<boolean> {
    const known = await this.cache.get<string[]>(keyOf(tenant_id)).catch(() => undefined);
    return (known ?? (await this.find(tenant_id))).includes(origin);
  }

  private async find(tenant_id: string): Promise<string[]> {
    const mark = await this.cache.mark(tenant_id).catch(() => undefined);
    const where = { where: { tenant_id }, select: { page_origins: true } };
    const row = await this.database.inTenant(tenant_id, (tx) => tx.findOne(TenantSettingsRow, where));
    const value = row?.page_origins ?? [];
    const entry = { key: keyOf(tenant_id), value, ttl_seconds: TTL_SECONDS, group: tenant_id };
    if (mark !== undefined) await this.cache.set({ ...entry, mark }).catch(() => undefined);
    return value;
  }
}

const keyOf = (tenant_id: string): string => `page_origins:${tenant_id}`;
