import { one, type Tx } from '@linesman/persistence';

const DEFAULT_ZONE = 'UTC';

/** In which the days of the transaction's tenant begin, as its settings say. */
export const zoneOf = async (tx: Tx): Promise<string> =>
  (await one<{ time_zone: string }>(tx, 'select time_zone from tenant_zones'))?.time_zone ?? DEFAULT_ZONE;
