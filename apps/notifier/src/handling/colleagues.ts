import { type Colleague, findColleagues } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database, rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

const csms = `select c.email, coalesce((select s.snapshot #>> '{customer,csm,name}' from signals s
    where s.tenant_id = c.tenant_id and s.csm_email = c.email and s.snapshot is not null limit 1), c.email) as name
  from csms c where ($1::text is null or c.email = $1) and ($2::text is null or strpos(c.email, lower($2)) > 0)
  order by c.email limit $3`;

/** Those to whom a signal can be assigned: the CSMs of customers, and the people of the tenant who have signed in. */
@Injectable()
export class Colleagues {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
  ) {}

  /** By name. `q` is part of a name or of an address. */
  list(tenantId: string, q: string | undefined, limit: number): Promise<Colleague[]> {
    return this.find(tenantId, { q }, limit);
  }

  async withAddress(tenantId: string, address: string): Promise<Colleague | undefined> {
    return (await this.find(tenantId, { email: address.toLowerCase() }, 1))[0];
  }

  private async find(
    tenant_id: string,
    { q, email }: { q?: string; email?: string },
    limit: number,
  ): Promise<Colleague[]> {
    const known = await this.database.inTenant(tenant_id, (tx: Tx) => rows<Colleague>(tx, csms, [email, q, limit]));
    // A CSM need not sign in, and whoever signs in has a name.
    const { colleagues } = await this.rpc.call(findColleagues, { tenant_id, q, email, limit });
    const people = new Map([...known, ...colleagues].map((one) => [one.email.toLowerCase(), one]));
    return [...people.values()].sort((a, b) => a.name.localeCompare(b.name)).slice(0, limit);
  }
}
