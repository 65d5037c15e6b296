import { Database } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Inject, Injectable } from '@nestjs/common';
import { PROVIDERS } from '../providers/provider-calls';
import { defaultProviders } from '../settings/settings.dto';
import { TenantSettingsRow } from '../settings/tenant-settings.entity';

/** The providers for which a tenant shows calls to action, as far as this installation has them. */
@Injectable()
export class EnabledProviders {
  constructor(
    private readonly database: Database,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  async of(tenant_id: string): Promise<string[]> {
    const row = await this.database.inTenant(tenant_id, (tx) =>
      tx.findOne(TenantSettingsRow, { where: { tenant_id }, select: { tenant_id: true, enabled_providers: true } }),
    );
    return (row?.enabled_providers ?? defaultProviders).filter((code) => this.providers.has(code));
  }
}
