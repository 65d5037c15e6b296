import type { SeverityRow } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';

/** The severity policy of the tenant of this transaction; null where it has set none. */
export const readPolicy = async (tx: Tx): Promise<SeverityRow[] | null> =>
  (await one<{ policy: SeverityRow[] | null }>(tx, 'select policy from severity_policies'))?.policy ?? null;
