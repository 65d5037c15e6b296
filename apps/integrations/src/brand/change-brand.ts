import { createHash } from 'node:crypto';
import type { Brand, TenantSettings } from '@linesman/contracts';
import { changed, Database, type Tx } from '@linesman/persistence';
import { type Expected, invalidFields, type Principal, Problem, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { lockName } from '../lock-name';
import { StoreSettings } from '../settings/store-settings';
import { TenantSettingsRow } from '../settings/tenant-settings.entity';
import { faultOfColor } from './contrast';
import { readPng } from './read-png';

/** Changes what a tenant looks like. It is a part of the tenant's settings, and has their version. */
@Injectable()
export class ChangeBrand {
  constructor(
    private readonly database: Database,
    private readonly settings: StoreSettings,
  ) {}

  /** @param color the plain one if absent. */
  color(caller: Principal, color: string | undefined, expected?: Expected): Promise<TenantSettings> {
    const message = color && faultOfColor(color);
    if (message) throw invalidFields([{ field: 'color', message }]);
    return this.change(caller, expected, (_tx, brand) => Promise.resolve({ ...brand, color }));
  }

  logo(caller: Principal, png: string, expected?: Expected): Promise<TenantSettings> {
    const read = readPng(Buffer.from(png, 'base64'));
    if ('fault' in read) throw invalidFields([{ field: 'png', message: read.fault }]);
    const { image, width, height } = read;
    const version = createHash('sha256').update(image).digest('hex').slice(0, 16);
    return this.change(caller, expected, async (tx, brand) => {
      await changed(
        tx,
        `insert into tenant_logos (tenant_id, image) values ($1, $2)
         on conflict (tenant_id) do update set image = excluded.image, updated_at = clock_timestamp()`,
        [caller.tenantId, image],
      );
      return { ...brand, logo: { version, width, height } };
    });
  }

  withoutLogo(caller: Principal, expected?: Expected): Promise<TenantSettings> {
    return this.change(caller, expected, async (tx, brand) => {
      await changed(tx, 'delete from tenant_logos where tenant_id = $1', [caller.tenantId]);
      return { ...brand, logo: undefined };
    });
  }

  private change(
    caller: Principal,
    expected: Expected,
    work: (tx: Tx, brand: Brand) => Promise<Brand>,
  ): Promise<TenantSettings> {
    const tenant_id = caller.tenantId;
    return this.database.inTenant(tenant_id, async (tx) => {
      await lockName(tx, `settings ${tenant_id}`);
      const known = await tx.findOneBy(TenantSettingsRow, { tenant_id });
      if (!known)
        throw new Problem(409, 'no-settings', 'Save the settings first: nobody is shown a look without a name.');
      refuseStale(expected, known.version);
      const { color, logo } = await work(tx, known.brand ?? {});
      const brand = color || logo ? { ...(color && { color }), ...(logo && { logo }) } : null;
      return this.settings.store(tx, caller, known, { ...known, brand });
    });
  }
}
