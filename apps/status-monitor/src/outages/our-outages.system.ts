import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

export interface OurOutage {
  connection: string;
  integrations: number;
}

const open = `select o.connection_code as connection,
    (select count(*)::int from outage_members m where m.outage_id = o.outage_id and m.released_at is null) as integrations
  from provider_outages o where o.closed_at is null and o.party_at_fault = 'us' order by 1`;

/** The outages that are our own fault, over all tenants: what only our staff can end. */
@Injectable()
export class OurOutages {
  constructor(private readonly database: Database) {}

  open(): Promise<OurOutage[]> {
    return this.database.inSystem((tx) => rows<OurOutage>(tx, open));
  }
}
