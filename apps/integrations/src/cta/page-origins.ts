import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { TenantSettingsRow } from '../settings/tenant-settings.entity';

/** Where a tenant's pages show calls to action. */
@Injectable()
export class PageOrigins {
  constructor(private readonly database: Database) {}

  async allows(tenant_id: string, origin: string): Promise<boolean> {
    const where = { where: { tenant_id }, select: { page_origins: true } };
    const row = await this.database.inTenant(tenant_id, (tx) => tx.findOne(TenantSettingsRow, where));
    return row?.page_origins.includes(origin) ?? false;
  }
}
