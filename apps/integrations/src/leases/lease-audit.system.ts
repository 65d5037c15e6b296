import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

export interface LeaseCount {
  tenant_id: string;
  integration_id: string;
  caller: string;
  purpose: string;
  hour: string;
  leases: number;
}

/** One batch holds leases of many tenants. */
@Injectable()
export class LeaseAuditRows {
  constructor(private readonly database: Database) {}

  async add(batch: LeaseCount[]): Promise<void> {
    const column = <K extends keyof LeaseCount>(name: K) => batch.map((one) => one[name]);
    await this.database.inSystem((tx) =>
      tx.query(
        `insert into lease_audit as a (tenant_id, integration_id, caller, purpose, hour, leases)
         select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::int[])
         on conflict (tenant_id, integration_id, caller, purpose, hour) do update set leases = a.leases + excluded.leases`,
        [
          column('tenant_id'),
          column('integration_id'),
          column('caller'),
          column('purpose'),
          column('hour'),
          column('leases'),
        ],
      ),
    );
  }
}
