import type { SnapshotItem } from '@linesman/contracts';
import { Database, one, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

interface StoredIntegration {
  tenant_id: string;
  integration_id: string;
  version: number;
}

/** Ids after the first, up to the last; without a last one, all that come after. */
export interface IdRange {
  after: string;
  up_to?: string;
}

/** The replicas of all tenants that this service has stored. */
@Injectable()
export class StoredReplicas {
  constructor(private readonly database: Database) {}

  /** Of one page of the snapshot, what is newer than its replica, or has none. */
  async olderThan(items: SnapshotItem[]): Promise<SnapshotItem[]> {
    const [customers, integrations] = [
      items.flatMap(({ tenant_id, customer }) => (customer ? [{ tenant_id, customer_id: customer.customer_id }] : [])),
      items.flatMap((it) => it.integration ?? []),
    ];
    const settings = items.flatMap((it) => (it.settings ? [it.tenant_id] : []));
    const [knownCustomers, knownIntegrations, knownSettings] = await this.database.inSystem(async (tx) => [
      await rows<{ tenant_id: string; id: string; version: number }>(
        tx,
        `select tenant_id, customer_id as id, case when deleted then 2147483647 else version end as version
         from customers_copy where (tenant_id, customer_id) in (select * from unnest($1::uuid[], $2::uuid[]))`,
        [customers.map(({ tenant_id }) => tenant_id), customers.map(({ customer_id }) => customer_id)],
      ),
      await rows<{ id: string; version: number; credential_version: number }>(
        tx,
        `select i.integration_id as id, case when deleted then 2147483647 else i.version end as version,
           case when deleted then 2147483647 else h.credential_version end as credential_version
         from integrations_copy i left join integration_health h using (integration_id) where i.integration_id = any($1)`,
        [integrations.map(({ integration_id }) => integration_id)],
      ),
      await rows<{ tenant_id: string; version: number }>(
        tx,
        `select tenant_id, least(z.version, p.version) as version
         from tenant_zones z join severity_policies p using (tenant_id) where tenant_id = any($1)`,
        [settings],
      ),
    ]);
    const customerOf = new Map(knownCustomers.map((row) => [`${row.tenant_id} ${row.id}`, row]));
    const integrationOf = new Map(knownIntegrations.map((row) => [row.id, row]));
    const settingsOf = new Map(knownSettings.map((row) => [row.tenant_id, row]));
    return items.filter(({ tenant_id, customer, integration, settings: told }) => {
      if (told) return isOlder(settingsOf.get(tenant_id)?.version, told.version);
      if (customer) return isOlder(customerOf.get(`${tenant_id} ${customer.customer_id}`)?.version, customer.version);
      if (!integration) return false;
      const known = integrationOf.get(integration.integration_id);
      return (
        isOlder(known?.version, integration.version) ||
        isOlder(known?.credential_version, integration.credential_version)
      );
    });
  }

  /**
   * Integrations of a range that are stored since before a moment, and are not among these. One that is created while the
   * pages are read is in none of them, and was not deleted.
   */
  missingFrom(ids: string[], { after, up_to }: IdRange, before: Date): Promise<StoredIntegration[]> {
    return this.database.inSystem((tx) =>
      rows<StoredIntegration>(
        tx,
        `select i.tenant_id, i.integration_id, i.version
         from integrations_copy i join integration_health h using (integration_id)
         where i.integration_id > $1 and ($2::uuid is null or i.integration_id <= $2) and not i.deleted
           and i.integration_id <> all ($3::uuid[]) and h.created_at < $4 order by i.integration_id`,
        [after, up_to, ids, before],
      ),
    );
  }

  async areEmpty(): Promise<boolean> {
    const any = await this.database.inSystem((tx) =>
      one(tx, 'select 1 from integrations_copy union all select 1 from customers_copy limit 1'),
    );
    return any === undefined;
  }
}

const isOlder = (known: number | null | undefined, told: number): boolean =>
  known === undefined || known === null || known < told;
