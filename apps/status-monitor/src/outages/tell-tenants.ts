import {
  type Cause,
  type EventContract,
  type OutageParty,
  type ProviderOutage,
  providerOutageClosed,
  providerOutageOpened,
  providerOutageUpdated,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, rows, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Inject, Injectable } from '@nestjs/common';
import { PROVIDERS } from '../providers';

/** A storm changes the numbers all the time. */
const UPDATE_SECONDS = 30;

interface Concerned {
  outage_id: string;
  tenant_id: string;
  connection_code: string;
  party_at_fault: OutageParty;
  cause: Cause;
  opened_at: Date;
  closed_at: Date | null;
  recovering_since: Date | null;
  integrations: number;
  still_failing: number;
  /** Of the last event; null before the first one. */
  version: number | null;
}

/** What tenants were not yet told of outages that are open, or close in this transaction. */
const untold = `with members as (
    select outage_id, tenant_id, count(*)::int as integrations, (count(*) filter (where released_at is null))::int as still_failing
    from outage_members where outage_id in (select outage_id from provider_outages where closed_at is null or closed_at >= now())
    group by 1, 2)
  select outage_id, m.tenant_id, o.connection_code, o.party_at_fault, o.cause, o.opened_at, o.closed_at, o.recovering_since,
    m.integrations, m.still_failing, t.version
  from members m join provider_outages o using (outage_id) left join outage_tenants t using (outage_id, tenant_id)
  where t.version is null or o.closed_at is not null
    or (t.told_at < now() - interval '${UPDATE_SECONDS} seconds'
      and (t.integrations, t.still_failing, t.party_at_fault) <> (m.integrations, m.still_failing, o.party_at_fault))`;

const told = `insert into outage_tenants as t (outage_id, tenant_id, version, party_at_fault, integrations, still_failing, told_at)
  select outage_id, tenant_id, version, party_at_fault, integrations, still_failing, now()
  from jsonb_to_recordset($1::jsonb) as q (outage_id uuid, tenant_id uuid, version int, party_at_fault text,
    integrations int, still_failing int)
  on conflict (outage_id, tenant_id) do update set version = excluded.version, told_at = excluded.told_at,
    party_at_fault = excluded.party_at_fault, integrations = excluded.integrations, still_failing = excluded.still_failing`;

/** Publishes to each tenant what becomes of the outages that concern it, in the transaction that decides it. */
@Injectable()
export class TellTenants {
  constructor(
    private readonly outbox: Outbox,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  async tell(tx: Tx): Promise<void> {
    const concerned = (await rows<Concerned>(tx, untold)).map((row) => ({ ...row, version: (row.version ?? 0) + 1 }));
    if (concerned.length === 0) return;
    await changed(tx, told, [JSON.stringify(concerned)]);
    await this.outbox.putAll(
      tx,
      concerned.map((row) => {
        const of = { tenantId: row.tenant_id, aggregateId: row.outage_id, aggregateVersion: row.version };
        const data = this.dataOf(row);
        if (!row.closed_at) return this.outbox.compose(contractOf(row), { ...of, data });
        const ended_at = (row.recovering_since ?? row.closed_at).toISOString();
        return this.outbox.compose(providerOutageClosed, { ...of, data: { ...data, ended_at } });
      }),
    );
  }

  private dataOf(row: Concerned): ProviderOutage {
    const { outage_id, connection_code, party_at_fault, cause, opened_at, integrations, still_failing } = row;
    return {
      outage_id,
      connection_code,
      connection_name: this.providers.get(connection_code)?.manifest.display_name ?? connection_code,
      party_at_fault,
      cause,
      opened_at: opened_at.toISOString(),
      integrations,
      still_failing,
    };
  }
}

const contractOf = ({ version }: { version: number }): EventContract<ProviderOutage> =>
  version === 1 ? providerOutageOpened : providerOutageUpdated;
