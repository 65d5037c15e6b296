import { randomUUID } from 'node:crypto';
import { type PriceChange, usagePriceChanged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Database, one, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock, invalidFields, notFound, type Principal, Problem } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { PROVIDERS } from '../providers';
import type { NewPrice, PriceView } from './price.dto';
import { MOST_PRICES } from './price-list';

type Stored = PriceView & { tenant_id: string; version: number };

const stored = `tenant_id, price_id, connection_code, capability_code, per, amount::text, currency, valid_from::text,
  set_by, set_at, version`;

/** Changes the price list of a tenant, each time with the event that says who did it. */
@Injectable()
export class ChangePrices {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  async set({ tenantId, subject }: Principal, price: NewPrice): Promise<PriceView> {
    this.refuseUnknown(price);
    const { connection_code, capability_code = null, per, amount, currency, valid_from } = price;
    return this.database.inTenant(tenantId, async (tx) => {
      const known = await one<{ many: number }>(tx, 'select count(*)::int as many from usage_prices');
      if (known!.many >= MOST_PRICES)
        throw new Problem(409, 'too-many-prices', `A workspace has ${MOST_PRICES} prices at most. Delete old ones.`);
      const row = await one<Stored>(
        tx,
        `insert into usage_prices as p (price_id, tenant_id, connection_code, capability_code, per, amount, currency,
           valid_from, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict on constraint usage_prices_once do update set amount = excluded.amount, currency = excluded.currency,
           set_by = excluded.set_by, set_at = excluded.set_at, version = p.version + 1
         returning ${stored}`,
        [
          randomUUID(),
          tenantId,
          connection_code,
          capability_code,
          per,
          amount,
          currency,
          valid_from,
          subject,
          this.clock.now(),
        ],
      );
      await this.tell(tx, row!, 'set', subject);
      const { tenant_id: _tenant, version: _version, ...view } = row!;
      return view;
    });
  }

  delete({ tenantId, subject }: Principal, id: string): Promise<void> {
    return this.database.inTenant(tenantId, async (tx) => {
      const row = await one<Stored>(tx, `delete from usage_prices where price_id = $1 returning ${stored}`, [id]);
      if (!row) throw notFound('price');
      await this.tell(tx, { ...row, version: row.version + 1 }, 'deleted', subject);
    });
  }

  private refuseUnknown({ connection_code, capability_code, per }: NewPrice): void {
    const manifest = this.providers.get(connection_code)?.manifest;
    if (!manifest) throw invalidFields([{ field: 'connection_code', message: 'is not a known connection' }]);
    if (capability_code === undefined) return;
    const found = manifest.capabilities.find((it) => it.capability_code === capability_code);
    if (!found && capability_code !== 'probe')
      throw invalidFields([{ field: 'capability_code', message: 'is not a capability of the connection' }]);
    if (per === 'record' && !found?.sync)
      throw invalidFields([{ field: 'per', message: 'may be record only for a capability that syncs' }]);
  }

  private async tell(tx: Tx, row: Stored, change: PriceChange, changed_by: string): Promise<void> {
    const { tenant_id, price_id, connection_code, capability_code, per, amount, currency, valid_from, version } = row;
    await this.outbox.emit(tx, usagePriceChanged, {
      tenantId: tenant_id,
      aggregateId: price_id,
      aggregateVersion: version,
      data: {
        price_id,
        change,
        changed_by,
        connection_code,
        ...(capability_code === null ? {} : { capability_code }),
        per,
        amount,
        currency,
        valid_from,
      },
    });
  }
}
