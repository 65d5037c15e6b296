import type { SignalSnapshot } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { holdOffErasure } from '../erased-customers';
import { openingsOf } from '../flapping/flap-policy';

/**
 * Stores signals that open, each of another integration, unless something is stored of them already or their customer was
 * erased.
 * @returns of each that was stored, how many signals of its integration opened lately, itself included.
 */
export async function insertSignals(
  tx: Tx,
  tenantId: string,
  all: { version: number; snapshot: SignalSnapshot }[],
): Promise<ReadonlyMap<string, number>> {
  const customers = all.map(({ snapshot }) => snapshot.customer?.customer_id);
  const held = holdOffErasure(tx, customers);
  const insertion = rows<{ signal_id: string; openings: number }>(
    tx,
    `insert into signals (signal_id, tenant_id, state, version, revision, snapshot, openings)
     select (s.snapshot ->> 'signal_id')::uuid, $1::uuid, 'open', s.version, 1, s.snapshot, ${openingsOf('$1::uuid', 's.snapshot')}
     from jsonb_to_recordset($2::jsonb) as s (version int, snapshot jsonb)
     where not exists (select from erased_customers e
       where e.customer_id = (s.snapshot #>> '{customer,customer_id}')::uuid)
     order by 1 on conflict (signal_id) do nothing returning signal_id, openings`,
    [tenantId, JSON.stringify(all)],
  );
  const [inserted] = await Promise.all([insertion, held]);
  return new Map(inserted.map(({ signal_id, openings }) => [signal_id, openings]));
}
