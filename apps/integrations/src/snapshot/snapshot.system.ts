import type { SnapshotAnswer, SnapshotItem } from '@linesman/contracts';
import { Database, rows, type Tx } from '@linesman/persistence';
import { invalidFields } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { snapshotOf as customerSnapshot } from '../customers/customer.dto';
import { Customer } from '../customers/customer.entity';
import { Integration } from '../integration-record/integration.entity';
import { snapshotOf as integrationSnapshot } from '../integration-record/save-integration';

const ZERO = '00000000-0000-0000-0000-000000000000';

/**
 * `s` for settings, `c` for customers or `i` for integrations, then the last id. Ids never change, so no page leaves out a
 * row that existed when the first page was read.
 */
type Cursor =
  | { kind: 's'; tenant_id: string }
  | { kind: 'c'; customer_id: string; tenant_id: string }
  | { kind: 'i'; integration_id: string };

/** Reads the settings, the customers and then the integrations of all tenants. Changes after that come as events. */
@Injectable()
export class ReadSnapshot {
  constructor(private readonly database: Database) {}

  page(cursor: string | undefined, limit: number): Promise<SnapshotAnswer> {
    const from = cursor ? parse(cursor) : ({ kind: 's', tenant_id: ZERO } as const);
    const has_settings = true;
    return this.database.inSystem(async (tx) => {
      const settings = from.kind === 's' ? await settingsAfter(tx, from.tenant_id, limit) : [];
      if (settings.length === limit)
        return { items: settings, has_settings, next_cursor: `s.${settings.at(-1)!.tenant_id}` };
      const first = from.kind === 'c' ? from : { customer_id: ZERO, tenant_id: ZERO };
      const customers = from.kind === 'i' ? [] : await customersAfter(tx, first, limit - settings.length);
      const others = [...settings, ...customers];
      if (others.length === limit) return { items: others, has_settings, next_cursor: `c.${keyOf(customers.at(-1)!)}` };
      const after = from.kind === 'i' ? from.integration_id : ZERO;
      const integrations = await integrationsAfter(tx, after, limit - others.length);
      const items = [...others, ...integrations];
      return items.length === limit
        ? { items, has_settings, next_cursor: `i.${integrations.at(-1)!.integration!.integration_id}` }
        : { items, has_settings };
    });
  }
}

const keyOf = ({ customer, tenant_id }: SnapshotItem): string => `${customer!.customer_id}.${tenant_id}`;

function parse(cursor: string): Cursor {
  const [kind, first = '', second = ''] = cursor.split('.');
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  if (kind === 's' && uuid.test(first)) return { kind, tenant_id: first };
  if (kind === 'c' && uuid.test(first) && uuid.test(second)) return { kind, customer_id: first, tenant_id: second };
  if (kind === 'i' && uuid.test(first)) return { kind, integration_id: first };
  throw invalidFields([{ field: 'cursor', message: 'is not one that an earlier page gave' }]);
}

function settingsAfter(tx: Tx, after: string, limit: number): Promise<SnapshotItem[]> {
  return rows<SnapshotItem>(
    tx,
    `select tenant_id, jsonb_strip_nulls(jsonb_build_object('time_zone', time_zone, 'severity_policy', severity_policy,
       'version', version)) as settings
     from tenant_settings where tenant_id > $1 order by tenant_id limit $2`,
    [after, limit],
  );
}

async function customersAfter(
  tx: Tx,
  { customer_id, tenant_id }: { customer_id: string; tenant_id: string },
  limit: number,
): Promise<SnapshotItem[]> {
  const found = await tx
    .createQueryBuilder(Customer, 'c')
    .where('(c.customer_id, c.tenant_id) > (:customer_id, :tenant_id)', { customer_id, tenant_id })
    .orderBy('c.customer_id')
    .addOrderBy('c.tenant_id')
    .take(limit)
    .getMany();
  return found.map((row) => ({ tenant_id: row.tenant_id, customer: customerSnapshot(row) }));
}

async function integrationsAfter(tx: Tx, integration_id: string, limit: number): Promise<SnapshotItem[]> {
  const found = await tx.find(Integration, {
    where: { integration_id: MoreThan(integration_id), deleted_at: IsNull() },
    order: { integration_id: 'asc' },
    take: limit,
  });
  return found.map((row) => ({ tenant_id: row.tenant_id, integration: integrationSnapshot(row) }));
}
