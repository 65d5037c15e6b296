import { type TenantSettings, tenantSettingsChanged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, type Tx } from '@linesman/persistence';
import { Clock, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { settingsOf } from './settings.dto';
import { TenantSettingsRow } from './tenant-settings.entity';

type Stored = Omit<TenantSettingsRow, 'version' | 'updated_at'>;

/** Stores a new version of a tenant's settings, tells the other services, and records who changed what. */
@Injectable()
export class StoreSettings {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param known what was stored before, read after a lock. */
  async store(tx: Tx, caller: Principal, known: TenantSettingsRow | null, next: Stored): Promise<TenantSettings> {
    const { tenant_id } = next;
    const version = (known?.version ?? 0) + 1;
    const saved = await tx.save(TenantSettingsRow, { ...next, version, updated_at: this.clock.now() });
    const after = settingsOf(saved);
    await this.outbox.emit(tx, tenantSettingsChanged, {
      tenantId: tenant_id,
      aggregateId: tenant_id,
      aggregateVersion: version,
      data: after,
    });
    await this.audit.record(tx, {
      tenant_id,
      actor: caller.subject,
      action: 'tenant_settings.updated',
      subject_type: 'tenant_settings',
      subject_id: tenant_id,
      detail: { before: known && settingsOf(known), after },
    });
    return after;
  }
}
