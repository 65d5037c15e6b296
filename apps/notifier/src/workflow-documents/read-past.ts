import type { ProviderOutage, SignalSnapshot } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { idOfOutage, snapshotOf } from '../outages/outage-as-signal';

/** The last signals of a tenant, among which those are found that a document is about. */
const LOOKED_AT = 300;
/** A tenant has few outages. */
const MOST_OUTAGES = 50;

export interface Past {
  signal_id: string;
  snapshot: SignalSnapshot;
  /** A run of the workflow began for it. */
  ran: boolean;
  /** It stands for this outage. */
  of_outage?: string;
}

interface Asked {
  tenantId: string;
  /** Of the workflow. */
  name: string;
  /** One of them. */
  id?: string;
}

export const pastSignals = (tx: Tx, { tenantId, name, id }: Asked): Promise<Past[]> =>
  rows<Past>(
    tx,
    `select s.signal_id, s.snapshot, exists (select from workflow_runs r where r.signal_id = s.signal_id and r.workflow = $2) as ran
     from signals s where s.tenant_id = $1 and s.snapshot is not null and s.outage is null
       and ($3::uuid is null or s.signal_id = $3)
     order by s.created_at desc, s.signal_id desc limit ${LOOKED_AT}`,
    [tenantId, name, id],
  );

/** What workflows know of the last outages. */
export async function pastOutages(tx: Tx, { tenantId, id }: Asked): Promise<Past[]> {
  const found = await rows<{ outage_id: string; data: ProviderOutage }>(
    tx,
    `select outage_id, data from outages where tenant_id = $1 and ($2::uuid is null or outage_id = $2)
     order by data ->> 'opened_at' desc, outage_id limit ${MOST_OUTAGES}`,
    [tenantId, id],
  );
  return found.map(({ outage_id, data }) => {
    const signal_id = idOfOutage(tenantId, outage_id);
    return { signal_id, snapshot: snapshotOf(data, signal_id), ran: false, of_outage: outage_id };
  });
}
