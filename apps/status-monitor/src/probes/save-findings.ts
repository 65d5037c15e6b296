import type { Observation } from '@linesman/contracts';
import { changed, one, type Tx } from '@linesman/persistence';
import type { Findings } from '@linesman/provider-kit';
import { recordEvent } from '../observations/record-event';

interface Known {
  tenant_id: string;
  integration_id: string;
  integration_type: string;
  customer_id: string | null;
  signing_keys: string[] | null;
}

type Probed = Pick<Observation, 'integration_id' | 'credential_version'>;

/**
 * Keeps the signing keys that a probe found with credentials that are not older than the known ones. Other keys than before
 * are an event: whoever copied the old ones has to take the new ones.
 */
export async function saveFindings(
  tx: Tx,
  { integration_id, credential_version }: Probed,
  { signing_keys = [] }: Findings,
): Promise<void> {
  const known = await one<Known>(
    tx,
    `select tenant_id, integration_id, integration_type, customer_id, signing_keys
     from integration_health where integration_id = $1 and credential_version <= $2`,
    [integration_id, credential_version],
  );
  if (!known) return;
  const keys = [...signing_keys].sort();
  await changed(
    tx,
    `update integration_health set signing_keys = $2 where integration_id = $1
       and signing_keys is distinct from $2::text[]`,
    [integration_id, keys],
  );
  const before = known.signing_keys ?? keys;
  const announced = keys.filter((key) => !before.includes(key));
  const gone = before.filter((key) => !keys.includes(key));
  if (announced.length + gone.length > 0) await recordEvent(tx, known, 'signing_keys_changed', { announced, gone });
}
