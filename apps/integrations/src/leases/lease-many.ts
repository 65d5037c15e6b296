import type { Lease, LeaseOwner } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { GrantLease } from './grant-lease';
import { JudgeLease } from './judge-lease';
import { type Leasable, leasables } from './read-leasable';

export interface Granted {
  tenant_id: string;
  lease: Lease;
}

/**
 * Leases many credentials at once. It waits for no token refresh, so that one slow provider holds up no other
 * integration: what cannot be granted at once is left out.
 */
@Injectable()
export class LeaseMany {
  constructor(
    private readonly database: Database,
    private readonly judges: JudgeLease,
    private readonly grants: GrantLease,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async lease(owners: LeaseOwner[]): Promise<Granted[]> {
    const idsOf = new Map<string, string[]>();
    for (const { tenant_id, integration_id } of owners)
      idsOf.set(tenant_id, [...(idsOf.get(tenant_id) ?? []), integration_id]);
    const found = await Promise.all(
      [...idsOf].map(([tenant_id, ids]) => this.database.queryInTenant<Leasable>(tenant_id, leasables, [ids])),
    );
    return found.flat().flatMap((row) => this.grant(row) ?? []);
  }

  /** A record that does not open must not keep the others from their leases. `lease` says of it what is wrong. */
  private grant(row: Leasable): Granted | undefined {
    try {
      const judged = this.judges.judge(row);
      if (judged.kind !== 'grant') return undefined;
      return { tenant_id: row.tenant_id, lease: this.grants.grant(row, judged) };
    } catch (error) {
      this.logger.warn(
        { err: error, integration_id: row.integration_id },
        'an integration is left out of the leases of many',
      );
      return undefined;
    }
  }
}
